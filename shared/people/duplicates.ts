import { compactNumber } from './identityNumbers.ts';
import { displayName, nameSimilarity } from './names.ts';
import type { PersonValues } from './person.ts';

/** What is compared; a list row with only a name and birth date will do. */
export interface DuplicateSubject {
  /** In any order of its parts. */
  readonly name: string;
  readonly nativeName?: string | null | undefined;
  readonly birthDate?: string | null | undefined;
  readonly nationalId?: string | null | undefined;
  readonly dNumber?: string | null | undefined;
  readonly dufNumber?: string | null | undefined;
}

export type DuplicateReason =
  | 'nationalId'
  | 'dNumber'
  | 'dufNumber'
  | 'nameAndBirthDate'
  | 'similarNameAndBirthDate'
  | 'nameAndBirthYear';

export interface DuplicateScore {
  readonly reasons: DuplicateReason[];
  /** 0 to 1; 1 = the same number. */
  readonly score: number;
}

/** Names at least this alike count as the same, as written by another office. */
const sameName = 0.97;
/** Names at least this alike are worth a look when the birth date is the same. */
const similarName = 0.8;

export function duplicateSubject(values: PersonValues): DuplicateSubject {
  const { nativeName, birthDate, nationalId, dNumber, dufNumber } = values;
  return { name: displayName(values), nativeName, birthDate, nationalId, dNumber, dufNumber };
}

/**
 * Why two people may be the same, or undefined when nothing says so. The same number is as good as certain; else the
 * name (across spellings and scripts) must meet the birth date, or its year: 1 January is often only a guess.
 */
export function scoreDuplicate(a: DuplicateSubject, b: DuplicateSubject): DuplicateScore | undefined {
  const reasons: DuplicateReason[] = [];
  for (const field of ['nationalId', 'dNumber', 'dufNumber'] as const) {
    const [left, right] = [compactNumber(a[field] ?? ''), compactNumber(b[field] ?? '')];
    if (left !== '' && left === right) reasons.push(field);
  }
  const similarity = bestSimilarity(a, b);
  const born = birthDatesMeet(a.birthDate, b.birthDate);
  if (born === 'day' && similarity >= sameName) reasons.push('nameAndBirthDate');
  else if (born === 'day' && similarity >= similarName) reasons.push('similarNameAndBirthDate');
  else if (born === 'year' && similarity >= sameName) reasons.push('nameAndBirthYear');
  const [first] = reasons;
  if (first === undefined) return undefined;
  return { reasons, score: scoreOf(first, similarity) };
}

function scoreOf(strongest: DuplicateReason, similarity: number): number {
  switch (strongest) {
    case 'nameAndBirthDate':
      return 0.95;
    case 'similarNameAndBirthDate':
      return similarity * 0.9;
    case 'nameAndBirthYear':
      return 0.6;
    default:
      return 1;
  }
}

function bestSimilarity(a: DuplicateSubject, b: DuplicateSubject): number {
  const left = [a.name, a.nativeName ?? ''];
  const right = [b.name, b.nativeName ?? ''];
  return Math.max(...left.flatMap((one) => right.map((other) => nameSimilarity(one, other))));
}

/** Day and month swapped is the same day: papers from elsewhere write them the other way round. */
function birthDatesMeet(a: string | null | undefined, b: string | null | undefined): 'day' | 'year' | undefined {
  if (a === null || a === undefined || b === null || b === undefined) return undefined;
  const [yearA = '', monthA = '', dayA = ''] = a.split('-');
  const [yearB = '', monthB = '', dayB = ''] = b.split('-');
  if (yearA !== yearB) return undefined;
  const same = monthA === monthB && dayA === dayB;
  const swapped = monthA === dayB && dayA === monthB;
  return same || swapped ? 'day' : 'year';
}
