import type { IsoDate } from '../dates.ts';
import { ageOn } from '../dates.ts';
import { type IntegrationGrantInput, isAdult } from './integrationGrant.ts';

/** What the register knows of the person, as far as the integration grant needs it. */
export interface GrantPerson {
  readonly birthDate: IsoDate | null;
  readonly settlementDate: IsoDate | null;
  readonly arrivalDate: IsoDate | null;
  readonly settlementWay: string | null;
  readonly cameByFamily: boolean;
  readonly unaccompaniedMinor: boolean;
  readonly status: 'expected' | 'settled' | 'moved' | 'closed';
}

/** Somebody else who is, or has been, in the same household. */
export interface GrantRelative {
  readonly birthDate: IsoDate | null;
  readonly female: boolean;
  readonly settlementDate: IsoDate | null;
  readonly cameByFamily: boolean;
  /** Null: the permit is not recorded. */
  readonly humanitarian: boolean | null;
  readonly from: IsoDate | null;
  readonly until: IsoDate | null;
}

/** What has been stated by hand; null = not stated. */
export interface StatedFacts {
  readonly singleAdult: boolean | null;
  readonly familyOfHumanitarian: boolean | null;
  /** Whether the settlement gives grants at all, where the register leaves it open. */
  readonly entitled: boolean | null;
  readonly firstSettlement: IsoDate | null;
  readonly residentSettled: IsoDate | null;
  readonly familyApplied: IsoDate | null;
  readonly movedAway: IsoDate | null;
}

export const noStatedFacts: StatedFacts = {
  singleAdult: null,
  familyOfHumanitarian: null,
  entitled: null,
  firstSettlement: null,
  residentSettled: null,
  familyApplied: null,
  movedAway: null,
};

/** What stops any line from being worked out. */
export const grantProblems = [
  'birthDateMissing',
  'settlementDateMissing',
  'movedDateMissing',
  'agreementUnclear',
] as const;
export type GrantProblem = (typeof grantProblems)[number];

/** What was assumed, and should be looked over by somebody who knows. */
export const grantChecks = [
  'noHousehold',
  'familyApplicationUnknown',
  'residentUnknown',
  'humanitarianUnknown',
  'planned',
] as const;
export type GrantCheck = (typeof grantChecks)[number];

export interface DerivedFacts {
  readonly singleAdult: boolean;
  /** Null: nobody in the household tells it. */
  readonly familyOfHumanitarian: boolean | null;
  readonly residentSettled: IsoDate | null;
  readonly motherSettled: IsoDate | null;
}

export interface GrantFacts {
  readonly derived: DerivedFacts;
  /** Null where a problem stands in the way, or where it is stated that there is no grant. */
  readonly input: IntegrationGrantInput | null;
  readonly problems: readonly GrantProblem[];
  readonly checks: readonly GrantCheck[];
}

/** A parent is at least this much older. */
const parentYears = 14;

/**
 * What a person's integration grant is worked out from: the register, with what has been stated by hand instead of it or
 * beside it (facts of guidelines 3.1). What neither says is never guessed: it is a problem or a check.
 */
export function grantFacts(
  person: GrantPerson,
  relatives: readonly GrantRelative[],
  stated: StatedFacts,
  options: { readonly elderlyFromAge: number; readonly today: IsoDate },
): GrantFacts {
  const derived = derive(person, relatives);
  const problems = problemsOf(person, stated, derived, options.today);
  const checks = checksOf(person, relatives, stated, derived, options.today);
  const { birthDate } = person;
  const settlementDate = person.settlementDate ?? derived.motherSettled;
  if (problems.length > 0 || stated.entitled === false || birthDate === null || settlementDate === null) {
    return { derived, input: null, problems, checks };
  }
  const input: IntegrationGrantInput = {
    birthDate,
    settlementDate,
    singleAdult: stated.singleAdult ?? derived.singleAdult,
    unaccompaniedMinor: person.unaccompaniedMinor,
    familyOfHumanitarian: stated.familyOfHumanitarian ?? derived.familyOfHumanitarian ?? false,
    residentSettled: stated.residentSettled ?? derived.residentSettled,
    familyApplied: stated.familyApplied,
    movedAway: stated.movedAway,
    elderlyFromAge: options.elderlyFromAge,
    firstSettlement: stated.firstSettlement,
    motherSettled: derived.motherSettled,
  };
  return { derived, input, problems, checks };
}

function derive(person: GrantPerson, relatives: readonly GrantRelative[]): DerivedFacts {
  const { settlementDate, birthDate } = person;
  const together = relatives.filter((relative) => settlementDate !== null && livedThere(relative, settlementDate));
  const resident = person.cameByFamily ? residentOf(settlementDate, relatives) : undefined;
  const adult = birthDate !== null && settlementDate !== null && isAdult({ birthDate, settlementDate });
  return {
    singleAdult: adult && together.length === 0,
    familyOfHumanitarian: person.cameByFamily ? (resident?.humanitarian ?? null) : false,
    residentSettled: resident?.settlementDate ?? null,
    motherSettled: motherSettled(person, relatives),
  };
}

/** A member whose first day is not recorded lived there, unless settled or born later. */
function livedThere({ from, until, settlementDate, birthDate }: GrantRelative, date: IsoDate): boolean {
  const begun = from ?? settlementDate ?? date;
  return begun <= date && (until === null || until > date) && (birthDate === null || birthDate <= date);
}

/** The one whom the family came to: settled first, and not by family immigration. */
function residentOf(settlementDate: IsoDate | null, relatives: readonly GrantRelative[]): GrantRelative | undefined {
  return relatives
    .filter(
      (relative) =>
        !relative.cameByFamily &&
        relative.settlementDate !== null &&
        (settlementDate === null || relative.settlementDate < settlementDate),
    )
    .toSorted((a, b) => ((a.settlementDate ?? '') < (b.settlementDate ?? '') ? -1 : 1))[0];
}

/**
 * For somebody born here: neither an arrival nor a way of settlement of their own, and a parent settled before the birth.
 * The household does not say who the mother is: a woman before a man, then the one settled first.
 */
function motherSettled(person: GrantPerson, relatives: readonly GrantRelative[]): IsoDate | null {
  const { birthDate, arrivalDate, settlementWay, cameByFamily } = person;
  if (birthDate === null || arrivalDate !== null || settlementWay !== null || cameByFamily) return null;
  const parents = relatives.filter(
    (relative) =>
      relative.settlementDate !== null &&
      relative.settlementDate < birthDate &&
      relative.birthDate !== null &&
      ageOn(relative.birthDate, birthDate) >= parentYears,
  );
  const [first] = parents.toSorted((a, b) =>
    a.female === b.female ? ((a.settlementDate ?? '') < (b.settlementDate ?? '') ? -1 : 1) : a.female ? -1 : 1,
  );
  return first?.settlementDate ?? null;
}

function problemsOf(
  person: GrantPerson,
  stated: StatedFacts,
  derived: DerivedFacts,
  today: IsoDate,
): readonly GrantProblem[] {
  if (stated.entitled === false) return [];
  const problems: GrantProblem[] = [];
  const settled = person.settlementDate ?? derived.motherSettled;
  if (person.birthDate === null) problems.push('birthDateMissing');
  if (settled === null) problems.push('settlementDateMissing');
  const left = person.status === 'moved' || (person.status === 'closed' && !isOver(settled, today));
  if (left && stated.movedAway === null && derived.motherSettled === null) problems.push('movedDateMissing');
  // Guidelines 3.1 speak of settlement by agreement with IMDi.
  if (person.settlementWay === 'selfSettledWithoutAgreement' && stated.entitled === null) {
    problems.push('agreementUnclear');
  }
  return problems;
}

const isOver = (settled: IsoDate | null, today: IsoDate): boolean =>
  settled !== null && Number(today.slice(0, 4)) > Number(settled.slice(0, 4)) + 4;

function checksOf(
  person: GrantPerson,
  relatives: readonly GrantRelative[],
  stated: StatedFacts,
  derived: DerivedFacts,
  today: IsoDate,
): readonly GrantCheck[] {
  if (stated.entitled === false) return [];
  const checks: GrantCheck[] = [];
  if (derived.singleAdult && relatives.length === 0 && stated.singleAdult === null && !person.unaccompaniedMinor) {
    checks.push('noHousehold');
  }
  if (person.cameByFamily) {
    if (stated.familyApplied === null) checks.push('familyApplicationUnknown');
    if (stated.residentSettled === null && derived.residentSettled === null) checks.push('residentUnknown');
    if (stated.familyOfHumanitarian === null && derived.familyOfHumanitarian === null) {
      checks.push('humanitarianUnknown');
    }
  }
  if (person.settlementDate !== null && person.settlementDate > today) checks.push('planned');
  return checks;
}
