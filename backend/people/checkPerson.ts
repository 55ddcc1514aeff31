import type { Store } from '#db/store.ts';
import { type AppError, appError } from '#shared/api/errors.ts';
import { compactNumber } from '#shared/people/identityNumbers.ts';
import type { PersonValues } from '#shared/people/person.ts';
import { checkPerson, numberProblem } from '#shared/people/rules.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { keptId, mergeOf } from './mergeRecords.ts';
import { personRecord, textOf } from './personRecord.ts';

const numberFields = ['nationalId', 'dNumber', 'dufNumber'] as const;

/**
 * What is to be written when somebody asks for `change` on a person who has `present`: numbers without their spaces,
 * emptied texts as null, and a reason to keep a number gone with the need for it. Or why it cannot be written.
 *
 * An old fault never stops a new telephone: what was wrong before and is not touched can wait.
 */
export function checkedChange(input: {
  readonly store: Store;
  /** Undefined for a new person. */
  readonly personId: string | undefined;
  readonly present: PersonValues;
  readonly change: PersonValues;
  readonly today: string;
}): Result<PersonValues, AppError> {
  const { store, personId, present, today } = input;
  const change = settled(present, normalised(input.change));
  const after: PersonValues = { ...present, ...change };

  const problem = checkPerson(after, today);
  if (problem !== undefined && !isOldFault(problem, input, change)) return err(problem);

  for (const field of numberFields) {
    const number = after[field] ?? null;
    if (number === null || number === present[field]) continue;
    const other = holderOf(store, number, personId);
    if (other !== undefined) return err(appError('numberTaken', { field, personId: other }));
  }
  return ok(change);
}

/** What follows from the change: a good number needs no reason to be kept, and whoever has a number is not without. */
function settled(present: PersonValues, change: PersonValues): PersonValues {
  const next: PersonValues = { ...change };
  const after: PersonValues = { ...present, ...change };
  for (const field of numberFields) {
    const kept = `${field}Kept` as const;
    if (!(field in change || kept in change)) continue;
    if ((after[kept] ?? null) !== null && numberProblem(after, field) === undefined) next[kept] = null;
  }
  const numbered = (after.nationalId ?? after.dNumber ?? null) !== null;
  if (numbered && after.noNumberYet === true && change.noNumberYet !== true) next.noNumberYet = null;
  return next;
}

function isOldFault(
  problem: AppError,
  { personId, present, today }: { personId: string | undefined; present: PersonValues; today: string },
  change: PersonValues,
): boolean {
  if (personId === undefined) return false;
  const before = checkPerson(present, today);
  if (JSON.stringify(before) !== JSON.stringify(problem)) return false;
  return !fieldsOf(problem).some((field) => field in change);
}

function fieldsOf(problem: AppError): readonly string[] {
  switch (problem.code) {
    case 'nameMissing':
      return ['lastName', 'middleName', 'firstName', 'nativeName'];
    case 'numberFailsCheck':
      return [problem.params.field, `${problem.params.field}Kept`];
    case 'dateInFuture':
      return [problem.params.field, 'status'];
    case 'settlementBeforeBirth':
    case 'arrivalBeforeBirth':
      return problem.params.fields;
    default:
      return [];
  }
}

/**
 * Another person with this number in any of their number fields. The number of somebody who was merged into another still
 * is that one's: undoing the merge brings them back with it.
 */
function holderOf(store: Store, number: string, personId: string | undefined): string | undefined {
  const digits = number.replace(/\D/g, '');
  if (digits === '') return undefined;
  const holders = store.peopleWithNumber(digits).map((holder) => holder.personId);
  return [...holders, ...mergedHolders(store, digits)].find((holder) => holder !== personId);
}

/** People as whom those with this number are shown who were merged away: few, so they are looked through. */
function mergedHolders(store: Store, digits: string): readonly string[] {
  return store.recordsOfType('merge').flatMap((record) => {
    const absorb = mergeOf(record)?.absorb;
    const fields = absorb === undefined ? undefined : personRecord(store, absorb)?.fields;
    if (absorb === undefined || fields === undefined) return [];
    const hasIt = numberFields.some((field) => textOf(fields[field])?.replace(/\D/g, '') === digits);
    return hasIt ? [keptId(store, absorb)] : [];
  });
}

function normalised(change: PersonValues): PersonValues {
  const entries = Object.entries(change).flatMap(([key, value]) => {
    if (value === undefined) return [];
    if (typeof value !== 'string') return [[key, Array.isArray(value) && value.length === 0 ? null : value]];
    const text = numberFields.some((field) => field === key) ? compactNumber(value) : value.trim();
    return [[key, text === '' ? null : text]];
  });
  return Object.fromEntries(entries) as PersonValues;
}
