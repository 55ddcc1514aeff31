import type { Scalar } from '#shared/forms/form.ts';
import { type PersonFieldKey, personFieldKeys } from '#shared/people/person.ts';

/**
 * What a merge changes on the person that is kept, and what undoing it changes back. Pure, so that "undo gives back
 * what was there" can be shown for any two people.
 */
type Fields = Readonly<Record<string, Scalar | undefined>>;

/**
 * Fields that only make sense together: one person's street with the other's postal code would be an address where
 * nobody lives, and a reason to keep a number belongs to that number.
 */
const together: readonly (readonly PersonFieldKey[])[] = [
  ['nationalId', 'nationalIdKept'],
  ['dNumber', 'dNumberKept'],
  ['dufNumber', 'dufNumberKept'],
  ['address', 'postalCode', 'postalPlace'],
  ['arrivalManner', 'arrivalMannerOther'],
  ['permit', 'permitOther'],
  ['contactUser', 'contactName'],
];
const strictness = ['none', 'confidential', 'strictlyConfidential'];
const numberFields = ['nationalId', 'dNumber', 'dufNumber'] as const;

const groups: readonly (readonly PersonFieldKey[])[] = [
  ...together,
  ...personFieldKeys.filter((key) => !together.flat().includes(key)).map((key) => [key]),
];

export interface MergePlan {
  /** Fields to set on the kept person. */
  readonly set: Readonly<Record<string, Scalar>>;
  /** What stood in each of them before. */
  readonly before: Readonly<Record<string, Scalar>>;
}

/** The kept person takes over what it lacks, and the fields in `take` although it has a value of its own. */
export function planMerge(keep: Fields, absorb: Fields, take: readonly string[]): MergePlan {
  const set: Record<string, Scalar> = {};
  const before: Record<string, Scalar> = {};
  for (const group of groups) {
    if (!takesOver(group, keep, absorb, take)) continue;
    for (const key of group) {
      const [now, next] = [keep[key] ?? null, absorb[key] ?? null];
      if (same(now, next)) continue;
      set[key] = next;
      before[key] = now;
    }
  }
  const numbered = numberFields.some((key) => !isEmpty(key in set ? set[key] : keep[key]));
  if (numbered && set.noNumberYet === true) {
    delete set.noNumberYet;
    delete before.noNumberYet;
  }
  return { set, before };
}

/** One merge into the same person, as undoing an earlier one sees it. */
export interface LaterMerge {
  readonly id: string;
  readonly before: Readonly<Record<string, Scalar>>;
}

export interface UnmergePlan {
  /** Fields to set on the person that was kept. */
  readonly set: Readonly<Record<string, Scalar>>;
  /** Later merges whose memory of "before" was this merge's doing: id -> corrected `before`. */
  readonly later: Readonly<Record<string, Readonly<Record<string, Scalar>>>>;
}

/**
 * Undoes one merge: a field goes back unless it has been changed since. Where a later merge has replaced the value, it
 * is that merge's `before` that goes back, so that undoing both, in any order, gives back the start.
 */
export function planUnmerge(
  keep: Fields,
  absorb: Fields,
  before: Readonly<Record<string, Scalar>>,
  laterMerges: readonly LaterMerge[],
): UnmergePlan {
  const set: Record<string, Scalar> = {};
  const later: Record<string, Record<string, Scalar>> = {};
  for (const [key, old] of Object.entries(before)) {
    const taken = absorb[key] ?? null;
    const replacedBy = laterMerges.find((merge) => Object.hasOwn(merge.before, key));
    if (replacedBy === undefined) {
      if (same(keep[key] ?? null, taken)) set[key] = old;
    } else if (same(replacedBy.before[key] ?? null, taken)) {
      later[replacedBy.id] = { ...(later[replacedBy.id] ?? replacedBy.before), [key]: old };
    }
  }
  return { set, later };
}

function takesOver(group: readonly PersonFieldKey[], keep: Fields, absorb: Fields, take: readonly string[]): boolean {
  if (group.every((key) => isEmpty(absorb[key]))) return false;
  // The stricter protection always wins: merging must never uncover an address.
  if (group.includes('protection')) {
    return strictness.indexOf(String(absorb.protection)) > strictness.indexOf(String(keep.protection ?? 'none'));
  }
  return group.some((key) => take.includes(key)) || group.every((key) => isEmpty(keep[key]));
}

function isEmpty(value: Scalar | undefined): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

export function same(a: Scalar, b: Scalar): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
