import { Select } from '@navikt/ds-react/Select';
import { Table } from '@navikt/ds-react/Table';
import { useState } from 'react';
import type { MethodOutput } from '#shared/api/contract.ts';
import { personFieldLabels } from '#shared/people/fieldLabels.ts';
import { type PersonFieldKey, personFieldKeys } from '#shared/people/person.ts';
import { useApi } from '../../client/hooks.ts';
import { ConcurrentTag } from '../../exchange/conflicts/ConcurrentTag.tsx';
import { formatInstant } from '../../i18n/format.ts';
import { useLocal, useText } from '../../i18n/useText.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { QueryState } from '../../ui/ErrorMessage.tsx';
import { useFieldText } from '../useFieldText.ts';

type Entry = MethodOutput<'record.history'>['entries'][number];

const isField = (name: string): name is PersonFieldKey => (personFieldKeys as readonly string[]).includes(name);

/** Who changed what, and when; all fields or one. */
export function HistoryTab({ personId }: { personId: string }) {
  const t = useText().people.history;
  const history = useApi('record.history', { recordId: personId });
  const [only, setOnly] = useState('');
  return (
    <QueryState query={history}>
      {({ entries }) => {
        const known = entries.filter((entry) => isField(entry.field));
        return known.length === 0 ? (
          <EmptyState title={t.empty} text={t.emptyText} />
        ) : (
          <div className="stack">
            <FieldFilter entries={known} value={only} onChange={setOnly} />
            <HistoryTable entries={known.filter((entry) => only === '' || entry.field === only)} />
          </div>
        );
      }}
    </QueryState>
  );
}

function FieldFilter(props: { entries: readonly Entry[]; value: string; onChange: (field: string) => void }) {
  const t = useText().people.history;
  const local = useLocal();
  const fields = personFieldKeys.filter((key) => props.entries.some((entry) => entry.field === key));
  return (
    <div className="picker">
      <Select
        size="small"
        label={t.filter}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      >
        <option value="">{t.allFields}</option>
        {fields.map((field) => (
          <option key={field} value={field}>
            {local(personFieldLabels[field])}
          </option>
        ))}
      </Select>
    </div>
  );
}

function HistoryTable({ entries }: { entries: readonly Entry[] }) {
  const t = useText().people.history;
  const local = useLocal();
  const write = useFieldText();
  const nothing = <span className="subtle">{t.nothing}</span>;
  return (
    <Table size="small">
      <Table.Header>
        <Table.Row>
          <Table.HeaderCell scope="col">{t.time}</Table.HeaderCell>
          <Table.HeaderCell scope="col">{t.who}</Table.HeaderCell>
          <Table.HeaderCell scope="col">{t.field}</Table.HeaderCell>
          <Table.HeaderCell scope="col">{t.before}</Table.HeaderCell>
          <Table.HeaderCell scope="col">{t.after}</Table.HeaderCell>
        </Table.Row>
      </Table.Header>
      <Table.Body>
        {entries.map((entry, index) =>
          isField(entry.field) ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: entries have no id, and the list only grows at its top by a new reading
            <Table.Row key={`${entry.at}.${entry.field}.${index}`}>
              <Table.DataCell className="numeric nowrap">
                <span className={goesOn(entries, index) ? 'visually-hidden' : ''}>{formatInstant(entry.at)}</span>
              </Table.DataCell>
              <Table.DataCell>
                <span className={goesOn(entries, index) ? 'visually-hidden' : ''}>{entry.userName}</span>
              </Table.DataCell>
              <Table.DataCell>{local(personFieldLabels[entry.field])}</Table.DataCell>
              <Table.DataCell>{write(entry.field, entry.before) || nothing}</Table.DataCell>
              <Table.DataCell>
                {write(entry.field, entry.after) || nothing}
                {entry.concurrent ? <ConcurrentTag /> : null}
              </Table.DataCell>
            </Table.Row>
          ) : null,
        )}
      </Table.Body>
    </Table>
  );
}

/** Part of the same save as the entry above: time and name are shown once. */
function goesOn(entries: readonly Entry[], index: number): boolean {
  const above = entries[index - 1];
  return above !== undefined && above.at === entries[index]?.at && above.userName === entries[index]?.userName;
}
