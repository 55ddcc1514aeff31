import { Table } from '@navikt/ds-react/Table';
import type { MunicipalityTotals } from '#shared/api/methods/exchange/coordinator.ts';
import { knownDeadlines } from '#shared/exchange/counts.ts';
import { deadlineLabels } from '#shared/exchange/countWords.ts';
import { showKroner } from '#shared/money/ore.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useLocal, useText } from '../../i18n/useText.tsx';
import { Panel } from '../../ui/Page.tsx';
import { today } from '../../ui/today.ts';
import { municipalityName } from '../transfers/municipalityName.ts';
import type { Totals } from './types.ts';

type Counted = NonNullable<MunicipalityTotals['counted']>;

/** What each municipality tells besides: cases on their way, placements, deadlines passed, and grants of this year. */
export function OtherNumbers({ totals }: { totals: Totals }) {
  const texts = useText().exchange.coordinator;
  const t = texts.totals;
  const write = useLocal();
  const year = today().slice(0, 4);
  const sumOf = (of: (counted: Counted) => number) =>
    totals.municipalities.reduce((sum, { counted }) => sum + (counted === null ? 0 : of(counted)), 0);
  const columns: { label: string; of: (counted: Counted) => number }[] = [
    { label: t.underway, of: ({ underway }) => underway },
    { label: t.elsewhere, of: ({ countedElsewhere }) => countedElsewhere },
    { label: t.placements, of: ({ placements }) => placements },
    {
      label: t.deadlines,
      of: ({ deadlines }) => knownDeadlines.reduce((sum, each) => sum + (deadlines[each] ?? 0), 0),
    },
  ];
  const passed = knownDeadlines.flatMap((each) => {
    const number = sumOf(({ deadlines }) => deadlines[each] ?? 0);
    return number === 0 ? [] : [{ each, number }];
  });
  return (
    <Panel title={t.more}>
      <p className="subtle coordinator-text">{t.moreText}</p>
      <div className="table-scroll">
        <Table size="small" aria-label={t.more}>
          <Table.Header>
            <Table.Row>
              <Table.HeaderCell scope="col">{texts.municipality}</Table.HeaderCell>
              {columns.map(({ label }) => (
                <Table.HeaderCell key={label} scope="col" align="right">
                  {label}
                </Table.HeaderCell>
              ))}
              <Table.HeaderCell scope="col" align="right">
                {t.grants(year)}
              </Table.HeaderCell>
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {totals.municipalities.map(({ municipality, counted }) => (
              <Table.Row key={municipality}>
                <Table.HeaderCell scope="row">{municipalityName(municipality)}</Table.HeaderCell>
                {counted === null ? (
                  <Table.DataCell colSpan={columns.length + 1} className="subtle">
                    {texts.missing}
                  </Table.DataCell>
                ) : (
                  <>
                    {columns.map(({ label, of }) => (
                      <Table.DataCell key={label} align="right" className="numeric">
                        {formatNumber(of(counted))}
                      </Table.DataCell>
                    ))}
                    <Table.DataCell align="right" className="numeric nowrap">
                      <Grant grants={counted.grants} year={year} />
                    </Table.DataCell>
                  </>
                )}
              </Table.Row>
            ))}
            <Table.Row className="coordinator-sum">
              <Table.HeaderCell scope="row">{t.sumOf(totals.sum.municipalities)}</Table.HeaderCell>
              {columns.map(({ label, of }) => (
                <Table.DataCell key={label} align="right" className="numeric">
                  {formatNumber(sumOf(of))}
                </Table.DataCell>
              ))}
              <Table.DataCell align="right" className="numeric nowrap">
                <Grant grants={totals.sum.grants} year={year} />
              </Table.DataCell>
            </Table.Row>
          </Table.Body>
        </Table>
      </div>
      {passed.length > 0 ? (
        <ul>
          {passed.map(({ each, number }) => (
            <li key={each}>
              {write(deadlineLabels[each])}: <span className="numeric">{formatNumber(number)}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </Panel>
  );
}

/** The amount as far as the rates are known, and how many are not: never a zero for what nobody knows. */
function Grant({ grants, year }: { grants: Counted['grants']; year: string }) {
  const t = useText().exchange.coordinator.totals;
  const found = grants.find(({ budgetYear }) => String(budgetYear) === year);
  if (found === undefined) return '–';
  return (
    <>
      {found.expected === 0 && found.missing > 0 ? null : t.kroner(showKroner(found.expected))}
      {found.missing > 0 ? <div className="subtle">{t.ratesMissing(found.missing)}</div> : null}
    </>
  );
}
