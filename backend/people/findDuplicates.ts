import type { z } from 'zod';
import type { PersonRow, Store } from '#db/store.ts';
import type { duplicateCandidate } from '#shared/api/methods/people.ts';
import { duplicateSubject, scoreDuplicate } from '#shared/people/duplicates.ts';
import { compactNumber } from '#shared/people/identityNumbers.ts';
import { foldName } from '#shared/people/names.ts';
import type { PersonValues } from '#shared/people/person.ts';
import { listItem } from './listItem.ts';
import { withAbsorbed } from './mergeRecords.ts';
import { knownOthers } from './notSame.ts';
import { personRecord, personValuesOf } from './personRecord.ts';

type Candidate = z.infer<typeof duplicateCandidate>;

/** How many the index may hand over to be scored. */
const LOOKED_AT = 200;
const SHOWN = 20;

/**
 * People who may be the same as the one with these values, the likeliest first. Those that were found to be somebody
 * else before are left out, for this person and for those merged into it.
 */
export function findDuplicates(store: Store, values: PersonValues, exceptId: string | undefined): Candidate[] {
  const own = exceptId === undefined ? [] : withAbsorbed(store, exceptId);
  const others = new Set(own.flatMap((id) => [...knownOthers(store, id)]));
  const subject = duplicateSubject(values);
  return candidateRows(store, values)
    .filter((row) => !own.includes(row.id) && !others.has(row.id))
    .flatMap((row) => {
      const record = personRecord(store, row.id);
      if (record === undefined) return [];
      const match = scoreDuplicate(subject, duplicateSubject(personValuesOf(record.fields)));
      return match === undefined ? [] : [{ person: listItem(row), reasons: match.reasons, score: match.score }];
    })
    .toSorted((a, b) => b.score - a.score || (a.person.name < b.person.name ? -1 : 1))
    .slice(0, SHOWN);
}

function candidateRows(store: Store, values: PersonValues): readonly PersonRow[] {
  const numbers = [values.nationalId, values.dNumber, values.dufNumber]
    .map((number) => compactNumber(number ?? '').replace(/\D/g, ''))
    .filter((digits) => digits !== '');
  const withNumber = numbers.flatMap((digits) => store.peopleWithNumber(digits).map(({ personId }) => personId));
  const names = [values.lastName, values.firstName, values.middleName, values.nativeName];
  const byName = store.duplicateCandidates({
    nameTokens: [...new Set(names.flatMap((name) => foldName(name ?? '')))],
    birthDate: values.birthDate ?? null,
    limit: LOOKED_AT,
  });
  const rows = [...store.people([...new Set(withNumber)]), ...byName];
  return rows.filter((row, index) => rows.findIndex(({ id }) => id === row.id) === index);
}
