import { Temporal } from 'temporal-polyfill';
import type { RecordRef, RecordRow, Store, Writer } from '#db/store.ts';
import type { Scalar } from '#shared/forms/form.ts';
import { type Relation, relations } from '#shared/people/person.ts';
import { keptId, withAbsorbed } from './mergeRecords.ts';
import { textOf } from './personRecord.ts';

/** A person's time in a household. `until` is the last day; open while it is null. */
export interface Membership {
  readonly id: string;
  readonly householdId: string;
  readonly personId: string;
  readonly relation: Relation;
  readonly relationNote: string | null;
  readonly from: string | null;
  readonly until: string | null;
  /** The record as it is stored: its person may since have been merged into the one above. */
  readonly ref: RecordRef;
}

export function membershipOf(record: RecordRow | undefined): Membership | undefined {
  if (record === undefined || record.ref.type !== 'membership' || record.fields.$removed === true) return undefined;
  const { fields } = record;
  const householdId = textOf(fields.householdId);
  const personId = textOf(fields.personId);
  if (householdId === null || personId === null) return undefined;
  return {
    id: record.ref.id,
    householdId,
    personId,
    relation: relations.find((known) => known === fields.relation) ?? 'other',
    relationNote: textOf(fields.relationNote),
    from: textOf(fields.from),
    until: textOf(fields.until),
    ref: record.ref,
  };
}

/** Every membership of a person, those of the people merged into it included, under the person's own id. */
export function membershipsOf(store: Store, personId: string): readonly Membership[] {
  return withAbsorbed(store, personId)
    .flatMap((id) => store.recordsWhere('membership', 'personId', id))
    .flatMap((record) => membershipOf(record) ?? [])
    .map((membership) => ({ ...membership, personId }))
    .sort(newestFirst);
}

/** Every membership of a household, with each person as it is shown today. */
export function membershipsIn(store: Store, householdId: string): readonly Membership[] {
  return store
    .recordsWhere('membership', 'householdId', householdId)
    .flatMap((record) => membershipOf(record) ?? [])
    .map((membership) => ({ ...membership, personId: keptId(store, membership.personId) }));
}

/** Whether somebody lives there: a membership that ends today has ended, one that begins later is already shown. */
export const isPresent = (membership: Pick<Membership, 'until'>, today: string): boolean =>
  membership.until === null || membership.until > today;

/**
 * Ends a person's other present memberships, so that nobody lives in two households: the day before the new one
 * begins, or today where that date is not known. A membership that began later than that ends on its own first day.
 */
export function endOtherMemberships(
  writer: Writer,
  present: readonly Membership[],
  move: { readonly householdId: string; readonly from: string | null; readonly today: string },
): void {
  const lastDay = move.from === null ? move.today : dayBefore(move.from);
  for (const membership of present) {
    if (membership.householdId === move.householdId || !isPresent(membership, move.today)) continue;
    if (membership.until !== null && membership.until <= lastDay) continue;
    const until = membership.from !== null && membership.from > lastDay ? membership.from : lastDay;
    writer.set(membership.ref, { until });
  }
}

/** A new membership's record. */
export const membershipRef = (id: string, personId: string): RecordRef => ({
  type: 'membership',
  id,
  caseId: personId,
});

export function membershipFields(membership: Omit<Membership, 'id' | 'ref'>): Readonly<Record<string, Scalar>> {
  const { householdId, personId, relation, relationNote, from, until } = membership;
  return { householdId, personId, relation, relationNote, from, until };
}

export const dayBefore = (date: string): string => Temporal.PlainDate.from(date).subtract({ days: 1 }).toString();

function newestFirst(a: Membership, b: Membership): number {
  const [left, right] = [a.from ?? '', b.from ?? ''];
  if ((a.until === null) !== (b.until === null)) return a.until === null ? -1 : 1;
  if (left !== right) return left < right ? 1 : -1;
  return a.id < b.id ? 1 : -1;
}
