import type { z } from 'zod';
import { type AppError, appError } from '../api/errors.ts';
import type { warning } from '../api/methods/people.ts';
import { addYears, ageOn, type IsoDate } from '../dates.ts';
import { birthDateDiffers, checkDufNumber, checkNationalId, type NumberProblem } from './identityNumbers.ts';
import { displayName } from './names.ts';
import type { PersonValues } from './person.ts';

export type PersonWarning = z.infer<typeof warning>;

type Filled = (value: string | null | undefined) => value is string;
const filled: Filled = (value): value is string => typeof value === 'string' && value.trim() !== '';

const settlementDates = ['settlementDate', 'directSettlementDate', 'selfSettlementDate'] as const;

/**
 * What stops a person from being saved, the first that is found. The same number on another person is not seen here:
 * that takes the register.
 */
export function checkPerson(values: PersonValues, today: IsoDate): AppError | undefined {
  if (displayName(values) === '') return appError('nameMissing', {});
  return checkNumbers(values) ?? checkDates(values, today);
}

function checkNumbers(values: PersonValues): AppError | undefined {
  for (const field of ['nationalId', 'dNumber', 'dufNumber'] as const) {
    const problem = numberProblem(values, field);
    if (problem !== undefined && !filled(values[`${field}Kept`])) {
      return appError('numberFailsCheck', { field, problem });
    }
  }
  return undefined;
}

/** What is wrong with a number of the person, whether or not it is kept all the same. */
export function numberProblem(
  values: PersonValues,
  field: 'nationalId' | 'dNumber' | 'dufNumber',
): NumberProblem | undefined {
  const number = values[field];
  if (!filled(number)) return undefined;
  if (field === 'dufNumber') {
    const duf = checkDufNumber(number);
    return duf.ok ? undefined : duf.problem;
  }
  const check = checkNationalId(number);
  if (!check.ok) return check.problem;
  // A D-number has 40 added to the day: as a fødselsnummer its date is impossible, and the other way round.
  return check.kind === field ? undefined : 'date';
}

function checkDates(values: PersonValues, today: IsoDate): AppError | undefined {
  const { birthDate, arrivalDate } = values;
  if (filled(birthDate)) {
    if (birthDate > today) return appError('dateInFuture', { field: 'birthDate' });
    for (const field of settlementDates) {
      const date = values[field];
      if (filled(date) && date < birthDate) {
        return appError('settlementBeforeBirth', { fields: [field, 'birthDate'] });
      }
    }
    if (filled(arrivalDate) && arrivalDate < birthDate) {
      return appError('arrivalBeforeBirth', { fields: ['arrivalDate', 'birthDate'] });
    }
  }
  // Somebody who is expected has dates ahead; somebody who is here has none.
  if (values.status === undefined || values.status === null || values.status === 'expected') return undefined;
  for (const field of ['arrivalDate', ...settlementDates] as const) {
    const date = values[field];
    if (filled(date) && date > today) return appError('dateInFuture', { field });
  }
  return undefined;
}

/** What to look at once more; never stops a save. */
export function personWarnings(
  values: PersonValues,
  today: IsoDate,
  /** Whether the person lives with others in the register: a child who does is not taken for an unaccompanied minor. */
  context: { readonly livesWithOthers: boolean } = { livesWithOthers: false },
): PersonWarning[] {
  const warnings: PersonWarning[] = [];
  const { birthDate, arrivalDate, settlementDate } = values;
  for (const field of ['nationalId', 'dNumber', 'dufNumber'] as const) {
    if (numberProblem(values, field) !== undefined && filled(values[`${field}Kept`])) {
      warnings.push({ field, code: 'numberKept' });
    }
  }
  if (filled(birthDate)) {
    for (const field of ['nationalId', 'dNumber'] as const) {
      const number = values[field];
      if (filled(number) && birthDateDiffers(number, birthDate)) {
        warnings.push({ field, code: 'birthDateDiffersFromNumber' });
      }
    }
    const age = ageOn(birthDate, today);
    if (age > 110) warnings.push({ field: 'birthDate', code: 'olderThan110' });
    const stated = values.unaccompaniedMinor !== undefined && values.unaccompaniedMinor !== null;
    if (age >= 0 && age < 18 && !stated && !context.livesWithOthers) {
      warnings.push({ field: 'unaccompaniedMinor', code: 'minorWithoutGuardianMark' });
    }
  }
  const numbered = filled(values.nationalId) || filled(values.dNumber) || filled(values.dufNumber);
  if (!numbered && values.noNumberYet !== true) warnings.push({ field: 'nationalId', code: 'noNumber' });
  if (filled(settlementDate)) {
    // After five years the person is an inhabitant like others (guidelines 3.1, 2.1).
    if (values.status !== 'closed' && values.status !== 'moved' && addYears(settlementDate, 5) < today) {
      warnings.push({ field: 'settlementDate', code: 'settlementLongAgo' });
    }
    if (filled(arrivalDate) && settlementDate < arrivalDate) {
      warnings.push({ field: 'settlementDate', code: 'settlementBeforeArrival' });
    }
  }
  return warnings;
}
