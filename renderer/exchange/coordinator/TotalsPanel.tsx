import { Button } from '@navikt/ds-react/Button';
import { Select } from '@navikt/ds-react/Select';
import { Table } from '@navikt/ds-react/Table';
import { useState } from 'react';
import type { AppError } from '#shared/api/errors.ts';
import { type Dimension, dimensions, numbersOf } from '#shared/exchange/counts.ts';
import { categoriesOf, categoryLabel, dimensionLabels } from '#shared/exchange/countWords.ts';
import { useApi, useClient } from '../../client/hooks.ts';
import { formatInstantDay, formatNumber } from '../../i18n/format.ts';
import { useLanguage, useLocal, useText } from '../../i18n/useText.tsx';
import { useMayWrite, useVault } from '../../session/session.tsx';
import { toBase64 } from '../../settings/imageFile.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorMessage, QueryState } from '../../ui/ErrorMessage.tsx';
import { Panel } from '../../ui/Page.tsx';
import { saveFile } from '../../ui/saveFile.ts';
import { municipalityName } from '../transfers/municipalityName.ts';
import { CurveTable } from './CurveTable.tsx';
import { OtherNumbers } from './OtherNumbers.tsx';
import { Protection } from './Protection.tsx';
import type { Totals } from './types.ts';

/** What the municipalities have counted: one table at a time, and what they tell besides. */
export function TotalsPanel() {
  const t = useText().exchange.coordinator.totals;
  const totals = useApi('coordinator.totals', {});
  const { user } = useVault();
  return (
    <QueryState query={totals}>
      {(found) =>
        found.sum.municipalities === 0 ? (
          <Panel title={t.title}>
            <EmptyState title={t.none} text={t.noneText} />
          </Panel>
        ) : (
          <div className="stack">
            <Numbers totals={found} />
            <OtherNumbers totals={found} />
            <CurveTable totals={found} />
            {user.role === 'coordinator' ? <Protection now={found.protection} /> : null}
          </div>
        )
      }
    </QueryState>
  );
}

function Numbers({ totals }: { totals: Totals }) {
  const t = useText().exchange.coordinator;
  const write = useLocal();
  const [dimension, setDimension] = useState<Dimension>('status');
  const years = totals.municipalities.flatMap(({ counted }) => Object.keys(counted?.tally.settlementYear ?? {}));
  const categories = categoriesOf(dimension, years);
  const label = write(dimensionLabels[dimension]);
  const cells = (numbers: Readonly<Record<string, number>>) => [
    ...categories.map((name) => ({ name, number: numbers[name] ?? 0 })),
    { name: 'sum', number: Object.values(numbers).reduce((sum, number) => sum + number, 0) },
  ];
  return (
    <Panel title={t.totals.title} actions={<Download fewerThan={totals.protection.fewerThan} />}>
      <p className="subtle coordinator-text">{t.totals.lead}</p>
      <Select
        size="small"
        className="coordinator-choice"
        label={t.totals.dimension}
        value={dimension}
        onChange={(event) => setDimension(dimensions.find((each) => each === event.target.value) ?? 'status')}
      >
        {dimensions.map((each) => (
          <option key={each} value={each}>
            {write(dimensionLabels[each])}
          </option>
        ))}
      </Select>
      <div className="table-scroll">
        <Table size="small" aria-label={label}>
          <Table.Header>
            <Table.Row>
              <Table.HeaderCell scope="col">{t.municipality}</Table.HeaderCell>
              {categories.map((name) => (
                <Table.HeaderCell key={name} scope="col" align="right">
                  {write(categoryLabel(dimension, name))}
                </Table.HeaderCell>
              ))}
              <Table.HeaderCell scope="col" align="right">
                {t.sum}
              </Table.HeaderCell>
              <Table.HeaderCell scope="col">{t.counted}</Table.HeaderCell>
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {totals.municipalities.map(({ municipality, counted }) => (
              <Table.Row key={municipality}>
                <Table.HeaderCell scope="row">{municipalityName(municipality)}</Table.HeaderCell>
                {counted === null ? (
                  <Table.DataCell colSpan={categories.length + 2} className="subtle">
                    {t.missing}
                  </Table.DataCell>
                ) : (
                  <>
                    {cells(numbersOf(counted.tally, dimension)).map(({ name, number }) => (
                      <Table.DataCell key={name} align="right" className="numeric">
                        {formatNumber(number)}
                      </Table.DataCell>
                    ))}
                    <Table.DataCell className="nowrap">{formatInstantDay(counted.countedAt)}</Table.DataCell>
                  </>
                )}
              </Table.Row>
            ))}
            <Table.Row className="coordinator-sum">
              <Table.HeaderCell scope="row">{t.totals.sumOf(totals.sum.municipalities)}</Table.HeaderCell>
              {cells(numbersOf(totals.sum.tally, dimension)).map(({ name, number }) => (
                <Table.DataCell key={name} align="right" className="numeric">
                  {formatNumber(number)}
                </Table.DataCell>
              ))}
              <Table.DataCell />
            </Table.Row>
          </Table.Body>
        </Table>
      </div>
      <p className="subtle coordinator-text">{t.totals.fileHint(totals.protection.fewerThan)}</p>
    </Panel>
  );
}

function Download({ fewerThan }: { fewerThan: number }) {
  const t = useText().exchange.coordinator.totals;
  const { language } = useLanguage();
  const client = useClient();
  const mayWrite = useMayWrite();
  const [error, setError] = useState<AppError>();
  if (!mayWrite) return null;

  async function excel() {
    const answer = await client('coordinator.totalsExcel', { language });
    setError(answer.ok ? undefined : answer.error);
    if (answer.ok) saveFile(answer.value, excelType);
  }

  async function csv() {
    const answer = await client('coordinator.totalsCsv', { language });
    setError(answer.ok ? undefined : answer.error);
    if (!answer.ok) return;
    const { csv: content, fileName } = answer.value;
    saveFile({ content: toBase64(new TextEncoder().encode(content)), fileName }, 'text/csv;charset=utf-8');
  }

  return (
    <div className="row">
      <ErrorMessage error={error} />
      <Button size="small" variant="secondary" title={t.fileHint(fewerThan)} onClick={() => void excel()}>
        {t.fileExcel}
      </Button>
      <Button size="small" variant="tertiary" title={t.fileHint(fewerThan)} onClick={() => void csv()}>
        {t.file}
      </Button>
    </div>
  );
}

const excelType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
