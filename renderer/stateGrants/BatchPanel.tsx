import { Button } from '@navikt/ds-react/Button';
import { Checkbox } from '@navikt/ds-react/Checkbox';
import { Select } from '@navikt/ds-react/Select';
import { Table } from '@navikt/ds-react/Table';
import { type FormEvent, useState } from 'react';
import type { GrantForecast } from '#shared/api/methods/stateGrants.ts';
import { grantKindLabels, grantKinds } from '#shared/grants/words.ts';
import { showKroner } from '#shared/money/ore.ts';
import { kroner } from '../benefits/amounts.ts';
import { useCommand } from '../client/hooks.ts';
import { readKroner } from '../establishment/words.ts';
import { useLanguage, useText } from '../i18n/useText.tsx';
import { useDraftForm } from '../session/useDraftForm.ts';
import { DateInput, readDate } from '../ui/DateInput.tsx';
import { ErrorMessage } from '../ui/ErrorMessage.tsx';
import { Panel } from '../ui/Page.tsx';
import { TextInput } from '../ui/TextInput.tsx';
import { batchRows, readBatch, withRow } from './batchRows.ts';

const empty = { kind: 'integration', year: '', date: '', reference: '', rows: '{}' };

/** One payment from the state for many people: what remains for each stands there to be confirmed or corrected. */
export function BatchPanel({ forecast }: { forecast: GrantForecast }) {
  const t = useText().stateGrants;
  const { language } = useLanguage();
  const record = useCommand('stateGrants.recordReceived');
  const draft = useDraftForm(`stateGrants:batch:${forecast.municipality}`, empty);
  const [tried, setTried] = useState(false);
  const [recorded, setRecorded] = useState<number>();
  if (!draft) return null;
  const { form, change } = draft;
  const kind = grantKinds.find((known) => known === form.kind) ?? 'integration';
  const years = forecast.years.map(({ budgetYear }) => budgetYear).filter((year) => year <= forecast.thisYear);
  const year = years.find((known) => String(known) === form.year) ?? years.at(-1);
  const rows = year === undefined ? [] : batchRows(forecast.rows, year, kind, readBatch(form.rows));
  const chosen = rows.filter(({ on }) => on);
  const amounts = chosen.map(({ amount }) => readKroner(amount));
  const date = readDate(form.date);
  if (year === undefined) return null;

  const restart = (part: { kind?: string; year?: string }) => {
    setRecorded(undefined);
    change({ ...part, rows: '{}' });
  };
  const edit = (personId: string, part: { on?: boolean; amount?: string }) => {
    setRecorded(undefined);
    change({ rows: withRow(form.rows, personId, part) });
  };

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (year === undefined || date === undefined || chosen.length === 0) return;
    const payments = chosen.flatMap(({ personId }, index) => {
      const amount = amounts[index];
      return amount === undefined ? [] : [{ personId, amount }];
    });
    if (payments.length < chosen.length) return;
    const answer = await record.run({ budgetYear: year, kind, date, reference: form.reference.trim(), payments });
    if (!answer.ok) return;
    setTried(false);
    // The next payment is mostly of the same kind and year; its date is another.
    change({ ...empty, kind: form.kind, year: form.year });
    setRecorded(payments.length);
  }

  return (
    <Panel title={t.batch}>
      <form autoComplete="off" className="stack" noValidate onSubmit={(event) => void submit(event)}>
        <p className="subtle">{t.batchHelp}</p>
        <div className="row row-end">
          <Select size="small" label={t.kind} value={kind} onChange={(event) => restart({ kind: event.target.value })}>
            {grantKinds.map((each) => (
              <option key={each} value={each}>
                {grantKindLabels[each][language]}
              </option>
            ))}
          </Select>
          <Select
            size="small"
            label={t.budgetYear}
            value={String(year)}
            onChange={(event) => restart({ year: event.target.value })}
          >
            {years.toReversed().map((each) => (
              <option key={each} value={String(each)}>
                {each}
              </option>
            ))}
          </Select>
          <DateInput
            label={t.receivedDate}
            value={form.date}
            error={tried && date === undefined ? t.invalidDate : undefined}
            onChange={(typed) => change({ date: typed })}
          />
          <TextInput
            label={t.reference}
            maxLength={60}
            htmlSize={14}
            value={form.reference}
            onChange={(reference) => change({ reference })}
          />
        </div>
        {rows.length === 0 ? (
          <p className="subtle">{t.batchNobody}</p>
        ) : (
          <div className="table-scroll">
            <Table size="small" aria-label={t.batch}>
              <Table.Header>
                <Table.Row>
                  {[t.person, t.expected, t.received, t.kroner].map((head, index) => (
                    <Table.HeaderCell key={head} scope="col" align={index === 1 || index === 2 ? 'right' : 'left'}>
                      {head}
                    </Table.HeaderCell>
                  ))}
                </Table.Row>
              </Table.Header>
              <Table.Body>
                {rows.map((row) => (
                  <Table.Row key={row.personId}>
                    <Table.DataCell>
                      <Checkbox
                        size="small"
                        checked={row.on}
                        onChange={(event) => edit(row.personId, { on: event.target.checked })}
                      >
                        <bdi>{row.name}</bdi>
                      </Checkbox>
                    </Table.DataCell>
                    <Table.DataCell align="right" className="numeric nowrap">
                      {row.expected === null ? t.rateMissing : kroner(row.expected)}
                    </Table.DataCell>
                    <Table.DataCell align="right" className="numeric nowrap">
                      {kroner(row.received)}
                    </Table.DataCell>
                    <Table.DataCell>
                      <TextInput
                        hideLabel
                        label={t.amountFor(row.name)}
                        inputMode="decimal"
                        maxLength={16}
                        htmlSize={14}
                        disabled={!row.on}
                        value={row.amount}
                        error={tried && row.on && readKroner(row.amount) === undefined ? t.invalidAmount : undefined}
                        onChange={(amount) => edit(row.personId, { amount })}
                      />
                    </Table.DataCell>
                  </Table.Row>
                ))}
              </Table.Body>
            </Table>
          </div>
        )}
        <ErrorMessage error={record.error} />
        <div className="row">
          <Button size="small" type="submit" disabled={chosen.length === 0} loading={record.busy}>
            {t.recordFor(chosen.length)}
          </Button>
          <span>{t.batchSum(showKroner(amounts.reduce<number>((sum, amount) => sum + (amount ?? 0), 0)))}</span>
          <span role="status">{recorded === undefined ? '' : t.batchRecorded(recorded)}</span>
        </div>
      </form>
    </Panel>
  );
}
