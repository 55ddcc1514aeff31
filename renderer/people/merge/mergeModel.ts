import { type PersonFieldKey, type PersonValues, personFieldKeys } from '#shared/people/person.ts';

export interface MergeFields {
  /** Both have a value, and the two differ: somebody must choose. */
  readonly differing: readonly PersonFieldKey[];
  /** Only the absorbed one has a value: it is taken over. */
  readonly filled: readonly PersonFieldKey[];
  readonly equal: number;
}

type Values = Readonly<Partial<Record<PersonFieldKey, unknown>>>;

const isEmpty = (value: unknown) =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** What a merge of two people meets, field by field. */
export function mergeFields(keep: Values | PersonValues, absorb: Values | PersonValues): MergeFields {
  const differing: PersonFieldKey[] = [];
  const filled: PersonFieldKey[] = [];
  let equal = 0;
  for (const key of personFieldKeys) {
    if (isEmpty(absorb[key])) continue;
    if (isEmpty(keep[key])) filled.push(key);
    else if (JSON.stringify(keep[key]) === JSON.stringify(absorb[key])) equal += 1;
    else differing.push(key);
  }
  return { differing, filled, equal };
}
