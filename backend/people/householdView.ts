import type { Store } from '#db/store.ts';
import type { Household } from '#shared/api/methods/people.ts';
import { displayName } from '#shared/people/names.ts';
import { type PersonValues, relations } from '#shared/people/person.ts';
import { isPresent, type Membership, membershipsIn } from './memberships.ts';
import { liveRecord, personRecord, personValuesOf } from './personRecord.ts';

/** One who lives, or has lived, in a household, with what the forms need of them. Never an address. */
export interface HouseholdMember {
  readonly membership: Membership;
  readonly values: PersonValues;
}

/** The members of today, the person that the household is listed under first, then by relation and age. */
export function presentMembers(store: Store, householdId: string, today: string): readonly HouseholdMember[] {
  return membersOf(store, householdId).filter(({ membership }) => isPresent(membership, today));
}

/** The household as the contract gives it, or nothing for an id that is no household's. */
export function householdView(store: Store, householdId: string, today: string): Household | undefined {
  if (liveRecord(store, 'household', householdId) === undefined) return undefined;
  const members = membersOf(store, householdId);
  const present = members.filter(({ membership }) => isPresent(membership, today));
  const former = members.filter(({ membership }) => !isPresent(membership, today));
  return {
    id: householdId,
    label: labelOf(present.length > 0 ? present : former),
    members: present.map(viewOf),
    formerMembers: former.map(viewOf),
  };
}

function membersOf(store: Store, householdId: string): readonly HouseholdMember[] {
  const members = membershipsIn(store, householdId).flatMap((membership) => {
    const record = personRecord(store, membership.personId);
    return record === undefined ? [] : [{ membership, values: personValuesOf(record.fields) }];
  });
  return withoutDoubles(members).sort(inOrder);
}

/** Two that were merged may both have been listed: the one person is shown once for the same time. */
function withoutDoubles(members: readonly HouseholdMember[]): HouseholdMember[] {
  const seen = new Set<string>();
  return members.filter(({ membership }) => {
    const key = `${membership.personId} ${membership.until ?? ''}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function inOrder(a: HouseholdMember, b: HouseholdMember): number {
  const byRelation = relations.indexOf(a.membership.relation) - relations.indexOf(b.membership.relation);
  if (byRelation !== 0) return byRelation;
  const [left, right] = [a.values.birthDate ?? '9999', b.values.birthDate ?? '9999'];
  if (left !== right) return left < right ? -1 : 1;
  return a.membership.id < b.membership.id ? -1 : 1;
}

function viewOf({ membership, values }: HouseholdMember): Household['members'][number] {
  return {
    membershipId: membership.id,
    personId: membership.personId,
    name: displayName(values),
    birthDate: values.birthDate ?? null,
    nationalId: values.nationalId ?? null,
    dNumber: values.dNumber ?? null,
    dufNumber: values.dufNumber ?? null,
    relation: membership.relation,
    relationNote: membership.relationNote,
    from: membership.from,
    until: membership.until,
    protected: isProtected(values),
  };
}

/** The surnames of the household, which is how it is spoken of. */
function labelOf(members: readonly HouseholdMember[]): string {
  const names = members.map(({ values }) => values.lastName ?? displayName(values));
  return [...new Set(names.filter((name) => name !== ''))].slice(0, 3).join(' / ');
}

export const isProtected = (values: Pick<PersonValues, 'protection'>): boolean =>
  values.protection === 'confidential' || values.protection === 'strictlyConfidential';
