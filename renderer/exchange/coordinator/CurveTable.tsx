import { Table } from '@navikt/ds-react/Table';
import { formatPartialDate } from '#shared/dates.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useText } from '../../i18n/useText.tsx';
import { Panel } from '../../ui/Page.tsx';
import { municipalityName } from '../transfers/municipalityName.ts';
import type { Totals } from './types.ts';

const shownMonths = 12;

/** Settled people month by month; a month without numbers is empty. Nothing to show before there are two. */
export function CurveTable({ totals }: { totals: Totals }) {
  const texts = useText().exchange.coordinator;
  const t = texts.totals;
  const curves = totals.municipalities.map(({ municipality, curve }) => ({
    municipality,
    months: new Map(curve.map(({ countedAt, settled }) => [countedAt.slice(0, 7), settled])),
  }));
  const months = [...new Set(curves.flatMap(({ months: each }) => [...each.keys()]))].sort().slice(-shownMonths);
  if (months.length < 2) return null;
  return (
    <Panel title={t.curve}>
      <p className="subtle">{t.curveText}</p>
      <div className="table-scroll">
        <Table size="small" aria-label={t.curve}>
          <Table.Header>
            <Table.Row>
              <Table.HeaderCell scope="col">{texts.municipality}</Table.HeaderCell>
              {months.map((month) => (
                <Table.HeaderCell key={month} scope="col" align="right">
                  {formatPartialDate(month)}
                </Table.HeaderCell>
              ))}
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {curves.map(({ municipality, months: settled }) => (
              <Table.Row key={municipality}>
                <Table.HeaderCell scope="row">{municipalityName(municipality)}</Table.HeaderCell>
                {months.map((month) => {
                  const number = settled.get(month);
                  return (
                    <Table.DataCell key={month} align="right" className="numeric">
                      {number === undefined ? '' : formatNumber(number)}
                    </Table.DataCell>
                  );
                })}
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      </div>
    </Panel>
  );
}
