import type { Store } from '#db/store.ts';
import type { Person } from '#shared/api/methods/people.ts';
import { displayName } from '#shared/people/names.ts';
import { personWarnings } from '#shared/people/rules.ts';
import { isPresent, type Membership, membershipsIn, membershipsOf } from './memberships.ts';
import { keptId, mergesInto } from './mergeRecords.ts';
import { personRecord, personValuesOf } from './personRecord.ts';

/** One person, whole: the only answer that carries address, telephone and the reasons for keeping a number. */
export function personView(store: Store, id: string, today: string): Person | undefined {
  const record = personRecord(store, id);
  if (record === undefined) return undefined;
  const values = personValuesOf(record.fields);
  const kept = keptId(store, id);
  const memberships = membershipsOf(store, id);
  return {
    id,
    values,
    displayName: displayName(values),
    warnings: personWarnings(values, today, { livesWithOthers: livesWithOthers(store, memberships, today) }),
    mergedInto: kept === id ? null : kept,
    mergedFrom: mergesInto(store, id).flatMap((merge) => {
      const absorbed = personRecord(store, merge.absorb);
      if (absorbed === undefined) return [];
      const name = displayName(personValuesOf(absorbed.fields));
      return [{ mergeId: merge.id, personId: merge.absorb, name, at: merge.at }];
    }),
    memberships: memberships.map(({ ref: _ref, ...membership }) => membership),
    createdAt: record.createdAt,
    changedAt: record.changedAt,
  };
}

function livesWithOthers(store: Store, memberships: readonly Membership[], today: string): boolean {
  const home = memberships.find((membership) => isPresent(membership, today));
  if (home === undefined) return false;
  const there = membershipsIn(store, home.householdId).filter((membership) => isPresent(membership, today));
  return there.some((membership) => membership.personId !== home.personId);
}
