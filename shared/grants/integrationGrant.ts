import { birthday } from '../benefit/days.ts';
import type { Ore } from '../money/ore.ts';
import {
  type MissingRate,
  type RateSet,
  type RateStanding,
  type RateValues,
  rateOf,
  rateSetAt,
} from '../rates/rateSet.ts';

/**
 * Integration grant to the municipality, person by person through the five-year period (guidelines 3.1).
 *
 * A rate is looked up by budget year and by the ordinal of the settlement year (budget year - settlement year + 1).
 * One that nobody has found is shown as missing: it is never zero, and never last year's.
 */
export interface IntegrationGrantInput {
  readonly birthDate: string;
  /** Settled in the municipality; the five-year period counts its calendar years. */
  readonly settlementDate: string;
  /** An adult alone, without other members of the household at settlement. */
  readonly singleAdult: boolean;
  readonly unaccompaniedMinor: boolean;
  /** Family of somebody with a humanitarian permit: three years only. */
  readonly familyOfHumanitarian: boolean;
  /** For family immigration: when the resident settled, and when the family applied. */
  readonly residentSettled: string | null;
  readonly familyApplied: string | null;
  /** Moved out of the municipality: no year after this one is counted here (the split of that year is not known). */
  readonly movedAway: string | null;
  /** From which age the elderly grant is given at settlement: 60 by IMDi, 61 by the guidelines' "over 60". */
  readonly elderlyFromAge: number;
}

export type GrantCategory =
  | 'year1SingleAdult'
  | 'year1Adult'
  | 'year1Child'
  | 'year1UnaccompaniedMinor'
  | 'year2'
  | 'year3'
  | 'year4'
  | 'year5'
  | 'kindergarten'
  | 'elderly';

export interface GrantLine {
  readonly budgetYear: number;
  /** 1-5. */
  readonly settlementYear: number;
  readonly category: GrantCategory;
  /** Null = the rate is missing. */
  readonly amount: Ore | null;
  readonly missing: MissingRate | null;
  readonly rateSetId: string | null;
  readonly standing: RateStanding | null;
  readonly source: string | null;
}

export type NoGrantReason = 'familyAppliedTooLate';

export interface IntegrationGrant {
  readonly lines: readonly GrantLine[];
  readonly none: NoGrantReason | null;
  /** Sum of the known amounts. */
  readonly known: Ore;
  readonly missingLines: number;
}

export function integrationGrant(input: IntegrationGrantInput, rates: readonly RateSet[]): IntegrationGrant {
  if (appliedTooLate(input)) return { lines: [], none: 'familyAppliedTooLate', known: 0, missingLines: 0 };
  const first = Number(input.settlementDate.slice(0, 4));
  const years = input.familyOfHumanitarian ? 3 : 5;
  const last =
    input.movedAway === null ? first + years - 1 : Math.min(first + years - 1, Number(input.movedAway.slice(0, 4)));

  const lines: GrantLine[] = [];
  for (let budgetYear = first; budgetYear <= last; budgetYear++) {
    const settlementYear = budgetYear - first + 1;
    lines.push(line(budgetYear, settlementYear, yearCategory(input, settlementYear), rates));
  }
  // Once, with the first year: a child of kindergarten age at settlement, and an elderly person.
  if (ageAt(input, input.settlementDate) <= 5) lines.push(line(first, 1, 'kindergarten', rates));
  if (ageAt(input, input.settlementDate) >= input.elderlyFromAge) lines.push(line(first, 1, 'elderly', rates));

  return {
    lines,
    none: null,
    known: lines.reduce((sum, { amount }) => sum + (amount ?? 0), 0),
    missingLines: lines.filter(({ amount }) => amount === null).length,
  };
}

/** One municipality: the lines of many people added up by budget year. */
export interface YearTotal {
  readonly budgetYear: number;
  readonly expected: Ore;
  readonly missingLines: number;
  /** At least one line rests on a rate that is not verified. */
  readonly provisional: boolean;
  readonly received: Ore | null;
  /** Received - expected: what to claim when negative. Null while a rate or the payment is missing. */
  readonly difference: Ore | null;
}

export function grantForecast(
  grants: readonly IntegrationGrant[],
  received: readonly { readonly budgetYear: number; readonly amount: Ore }[],
): readonly YearTotal[] {
  const lines = grants.flatMap((grant) => grant.lines);
  const years = new Set([...lines, ...received].map(({ budgetYear }) => budgetYear));
  return [...years]
    .sort((a, b) => a - b)
    .map((budgetYear) => {
      const ofYear = lines.filter((candidate) => candidate.budgetYear === budgetYear);
      const expected = ofYear.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
      const missingLines = ofYear.filter(({ amount }) => amount === null).length;
      const payments = received.filter((payment) => payment.budgetYear === budgetYear);
      const paid = payments.length === 0 ? null : payments.reduce((sum, { amount }) => sum + amount, 0);
      return {
        budgetYear,
        expected,
        missingLines,
        provisional: ofYear.some(({ standing }) => standing === 'provisional'),
        received: paid,
        difference: paid === null || missingLines > 0 ? null : paid - expected,
      };
    });
}

function line(
  budgetYear: number,
  settlementYear: number,
  category: GrantCategory,
  rates: readonly RateSet[],
): GrantLine {
  const date = `${budgetYear}-12-31`;
  const set = rateSetAt(rates, 'integration', date);
  const base = { budgetYear, settlementYear, category };
  if (!set.ok) {
    return {
      ...base,
      amount: null,
      missing: { ...set.error, item: category },
      rateSetId: null,
      standing: null,
      source: null,
    };
  }
  const { id, standing, source } = set.value;
  const amount = rateOf(set.value, category satisfies keyof RateValues['integration'], date);
  return amount.ok
    ? { ...base, amount: amount.value, missing: null, rateSetId: id, standing, source }
    : { ...base, amount: null, missing: amount.error, rateSetId: id, standing, source };
}

function yearCategory(input: IntegrationGrantInput, settlementYear: number): GrantCategory {
  switch (settlementYear) {
    case 1:
      // An unaccompanied minor keeps this rate when 18 at settlement (guidelines 3.1: until 20).
      if (input.unaccompaniedMinor) return 'year1UnaccompaniedMinor';
      if (!isAdult(input)) return 'year1Child';
      return input.singleAdult ? 'year1SingleAdult' : 'year1Adult';
    case 2:
      return 'year2';
    case 3:
      return 'year3';
    case 4:
      return 'year4';
    default:
      return 'year5';
  }
}

/** Adult = from the calendar year of the 18th birthday. */
const isAdult = (input: IntegrationGrantInput) =>
  Number(input.settlementDate.slice(0, 4)) - Number(input.birthDate.slice(0, 4)) >= 18;

function ageAt(input: IntegrationGrantInput, date: string): number {
  const years = Number(date.slice(0, 4)) - Number(input.birthDate.slice(0, 4));
  return birthday(input.birthDate, years) <= date ? years : years - 1;
}

/** None when more than five years lie between the resident's settlement and the family's application. */
function appliedTooLate(input: IntegrationGrantInput): boolean {
  return (
    input.residentSettled !== null &&
    input.familyApplied !== null &&
    input.familyApplied > birthday(input.residentSettled, 5)
  );
}
