import { addYears } from '../dates.ts';
import type { FormValues } from '../forms/form.ts';
import { orgNumberProblem } from './orgNumber.ts';
import { contractTerms, sumOfDays, weekdayKeys } from './terms.ts';

/** A working week here: the programme is full-time, and nobody works more than that (the issue's rule). */
export const maxHoursPerWeek = 37.5;
/** The longest programme that the integration act knows: 3 months to 4 years (integreringsloven 2021). */
export const maxProgrammeYears = 4;

export const contractProblems = [
  /** More than 37.5 hours a week. */
  'hoursPerWeek',
  /** Less than 0 or more than 24 hours in a day. */
  'hoursPerDay',
  /** The week as written is not the sum of its days. */
  'weekDiffersFromDays',
  'untilBeforeFrom',
  /** Longer than any programme can be: four years. */
  'longerThanAnyProgramme',
  /** Outside the dates of the participant's programme. */
  'outsideProgramme',
  /** The programme ends before it begins. */
  'programmeUntilBeforeFrom',
  'orgNumber',
] as const;
export type ContractProblem = (typeof contractProblems)[number];

export interface ContractIssue {
  readonly path: string;
  readonly problem: ContractProblem;
}

/** The participant's programme as it is known elsewhere (the introduction benefit); the contract's own dates go before. */
export interface KnownProgramme {
  readonly from: string | null;
  readonly until: string | null;
}
const unknownProgramme: KnownProgramme = { from: null, until: null };

/** Why a contract cannot be completed as it stands, in the form's order. A draft keeps everything. */
export function contractIssues(
  values: FormValues,
  programme: KnownProgramme = unknownProgramme,
): readonly ContractIssue[] {
  const terms = contractTerms(values);
  const issues: ContractIssue[] = [];
  const add = (path: string, problem: ContractProblem) => issues.push({ path, problem });

  const { employerOrgNumber, from, until } = terms;
  const programmeFrom = terms.programmeFrom ?? programme.from;
  const programmeUntil = terms.programmeUntil ?? programme.until;
  if (employerOrgNumber !== null && orgNumberProblem(employerOrgNumber) !== undefined) {
    add('employerOrgNumber', 'orgNumber');
  }
  if (from !== null && until !== null) {
    if (until < from) add('until', 'untilBeforeFrom');
    else if (until >= addYears(from, maxProgrammeYears)) add('until', 'longerThanAnyProgramme');
  }
  if (programmeFrom !== null && programmeUntil !== null && programmeUntil < programmeFrom) {
    add('programmeUntil', 'programmeUntilBeforeFrom');
  } else {
    if (from !== null && programmeFrom !== null && from < programmeFrom) add('from', 'outsideProgramme');
    if (until !== null && programmeUntil !== null && until > programmeUntil) add('until', 'outsideProgramme');
  }
  for (const key of weekdayKeys) {
    const hours = terms.hoursByDay[key];
    if (hours !== undefined && (hours < 0 || hours > 24)) add(key, 'hoursPerDay');
  }
  const sum = sumOfDays(terms.hoursByDay);
  const week = terms.hoursWeek;
  if ((week ?? 0) > maxHoursPerWeek || (sum ?? 0) > maxHoursPerWeek) add('hoursWeek', 'hoursPerWeek');
  if (week !== null && week < 0) add('hoursWeek', 'hoursPerDay');
  if (sum !== null && week !== null && Math.abs(sum - week) > 0.005) add('hoursWeek', 'weekDiffersFromDays');
  return issues;
}

export const contractWarningCodes = [
  /** The participant's programme has no dates here: somebody has to see that the practice is within it. */
  'programmeDatesUnknown',
  /** Without an organisation number the employer may be written down twice. */
  'orgNumberMissing',
  /** Chosen from no register: the contract is in no employer's history. */
  'employerNotInRegister',
  /** Begins more than a year back. */
  'startLongAgo',
] as const;
export type ContractWarning = (typeof contractWarningCodes)[number];

/** What to look at once more; nothing here stops anything. */
export function contractWarnings(
  values: FormValues,
  today: string,
  programme: KnownProgramme = unknownProgramme,
): readonly ContractWarning[] {
  const { programmeFrom, programmeUntil, employerOrgNumber, employerId, from } = contractTerms(values);
  const warnings: ContractWarning[] = [];
  if ((programmeFrom ?? programme.from) === null || (programmeUntil ?? programme.until) === null)
    warnings.push('programmeDatesUnknown');
  if (employerOrgNumber === null) warnings.push('orgNumberMissing');
  if (employerId === null) warnings.push('employerNotInRegister');
  if (from !== null && addYears(from, 1) < today) warnings.push('startLongAgo');
  return warnings;
}
