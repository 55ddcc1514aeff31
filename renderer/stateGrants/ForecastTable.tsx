import { Table } from '@navikt/ds-react/Table';
import type { ForecastYear } from '#shared/api/methods/stateGrants.ts';
import { grantKindLabels } from '#shared/grants/words.ts';
import { kroner } from '../benefits/amounts.ts';
import { useLanguage, useText } from '../i18n/useText.tsx';

/** A row for each year, and under it one for each kind of grant. */
export function ForecastTable({ years }: { years: readonly ForecastYear[] }) {
  const t = useText().stateGrants;
  const { language } = useLanguage();
  const heads = [t.year, t.kind, t.expected, t.received, t.difference, t.claim, t.remarks];
  return (
    <div className="table-scroll">
      <Table size="small" aria-label={t.years}>
        <Table.Header>
          <Table.Row>
            {heads.map((head, index) => (
              <Table.HeaderCell key={head} scope="col" align={index > 1 && index < 6 ? 'right' : 'left'}>
                {head}
              </Table.HeaderCell>
            ))}
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {years.flatMap((year) => [
            <Table.Row key={year.budgetYear} className="grant-total">
              <Table.HeaderCell scope="row">{year.budgetYear}</Table.HeaderCell>
              <Table.DataCell>{year.kinds.length === 1 ? kindName(year, language) : null}</Table.DataCell>
              <Sums of={year} />
              <Table.DataCell align="right" className="numeric nowrap">
                {kroner(year.difference)}
              </Table.DataCell>
              <Table.DataCell align="right" className="numeric nowrap">
                {year.claim === 0 ? '–' : kroner(year.claim)}
              </Table.DataCell>
              <Table.DataCell>
                {[
                  year.missingLines > 0 ? t.ratesMissing(year.missingLines) : null,
                  year.provisional ? t.provisional : null,
                ]
                  .filter((remark) => remark !== null)
                  .join('. ')}
              </Table.DataCell>
            </Table.Row>,
            ...(year.kinds.length === 1
              ? []
              : year.kinds.map((kind) => (
                  <Table.Row key={`${year.budgetYear} ${kind.kind}`}>
                    <Table.DataCell />
                    <Table.DataCell>{grantKindLabels[kind.kind][language]}</Table.DataCell>
                    <Sums of={kind} />
                    <Table.DataCell />
                    <Table.DataCell align="right" className="numeric nowrap">
                      {kind.claim === 0 ? '–' : kroner(kind.claim)}
                    </Table.DataCell>
                    <Table.DataCell>{kind.missingLines > 0 ? t.ratesMissing(kind.missingLines) : null}</Table.DataCell>
                  </Table.Row>
                ))),
          ])}
        </Table.Body>
      </Table>
    </div>
  );
}

function kindName({ kinds }: ForecastYear, language: 'nb' | 'nn') {
  const [only] = kinds;
  return only === undefined ? null : grantKindLabels[only.kind][language];
}

/** Where no rate at all is known there is no sum: never a zero. */
function Sums({ of }: { of: { expected: number; received: number | null; missingLines: number } }) {
  const t = useText().stateGrants;
  return (
    <>
      <Table.DataCell align="right" className="numeric nowrap">
        {of.expected === 0 && of.missingLines > 0 ? t.rateMissing : kroner(of.expected)}
      </Table.DataCell>
      <Table.DataCell align="right" className="numeric nowrap">
        {kroner(of.received)}
      </Table.DataCell>
    </>
  );
}
