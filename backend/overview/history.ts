import type { HistoryRow, RecordRow, Store } from '#db/store.ts';
import type { PersonHistoryField } from '#shared/people/historyLabels.ts';
import { displayName } from '#shared/people/names.ts';
import { householdView } from '../people/householdView.ts';
import { withAbsorbed } from '../people/mergeRecords.ts';
import { personRecord, personValuesOf, textOf } from '../people/personRecord.ts';

/** What says how a form hangs together rather than what somebody wrote in it. */
const internalFields = new Set([
  '$form',
  '$person',
  '$definition',
  '$copiedFrom',
  '$series',
  '$completedBy',
  '$completedAt',
]);

const memberFields: readonly PersonHistoryField[] = [
  '$household.relation',
  '$household.relationNote',
  '$household.from',
  '$household.until',
];

/**
 * Who changed what on a record, newest first; nothing for an id that has no history to show.
 *
 * A person's history also tells of households (`$household`, `$household.from`, ...) and of merges (`$merged`: who was
 * merged into this one; `$mergedInto`), which are records of their own.
 */
export function historyOf(store: Store, recordId: string, today: string): readonly HistoryRow[] | undefined {
  const record = store.record(recordId);
  switch (record?.ref.type) {
    case 'person':
      return newestFirst([
        ...store.history(recordId),
        ...membershipHistory(store, recordId, today),
        ...mergeHistory(store, recordId, 'keep'),
        ...mergeHistory(store, recordId, 'absorb'),
      ]);
    case 'form':
      return newestFirst(store.history(recordId).filter((row) => !internalFields.has(row.field)));
    default:
      return undefined;
  }
}

function membershipHistory(store: Store, personId: string, today: string): readonly HistoryRow[] {
  const records = withAbsorbed(store, personId).flatMap((id) => store.recordsWhere('membership', 'personId', id));
  return records.flatMap((record) => {
    const householdId = textOf(record.fields.householdId);
    const label = householdId === null ? undefined : householdView(store, householdId, today)?.label;
    return store.history(record.ref.id).flatMap((row): HistoryRow[] => {
      if (row.field === 'householdId') return [{ ...row, field: '$household', after: label ?? null }];
      const field = memberFields.find((known) => known === `$household.${row.field}`);
      return field === undefined ? [] : [{ ...row, field }];
    });
  });
}

/** A merge is told by the other person's name: it appears when they were merged, and goes when that was undone. */
function mergeHistory(store: Store, personId: string, side: 'keep' | 'absorb'): readonly HistoryRow[] {
  const other = side === 'keep' ? 'absorb' : 'keep';
  const field: PersonHistoryField = side === 'keep' ? '$merged' : '$mergedInto';
  return mergesEver(store, side, personId).flatMap(({ ref: { id }, fields }) => {
    const otherId = textOf(fields[other]);
    const person = otherId === null ? undefined : personRecord(store, otherId);
    const name = person === undefined ? null : displayName(personValuesOf(person.fields));
    return store.history(id).flatMap((row): HistoryRow[] => {
      if (row.field === other) return [{ ...row, field, before: null, after: name }];
      if (row.field === '$removed' && row.after === true) return [{ ...row, field, before: name, after: null }];
      return [];
    });
  });
}

/** Those that were undone included. */
function mergesEver(store: Store, side: 'keep' | 'absorb', personId: string): readonly RecordRow[] {
  return store.recordsOfType('merge', { removedToo: true }).filter(({ fields }) => fields[side] === personId);
}

function newestFirst(rows: readonly HistoryRow[]): readonly HistoryRow[] {
  return rows.toSorted((a, b) => (a.at === b.at ? 0 : a.at < b.at ? 1 : -1));
}
