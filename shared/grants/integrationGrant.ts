import { birthday } from '../benefit/days.ts';
import { addMonths, ageOn } from '../dates.ts';
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
  /**
   * First settled in another municipality: the five years count from there, this municipality's begin in the year of
   * `settlementDate`, and what is given once was given there.
   */
  readonly firstSettlement?: string | null | undefined;
  /**
   * A child born here after the mother was settled (her settlement date): no years of its own, and the kindergarten grant
   * when born within six months (provisional).
   */
  readonly motherSettled?: string | null | undefined;
}

/** Unaccompanied minors keep their rate until they are this old (guidelines 3.1). */
const minorUntilAge = 20;
/** Months from the mother's settlement within which a child's birth gives the kindergarten grant (provisional). */
export const kindergartenBirthMonths = 6;

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
  /** Moved in or away in this year: how two municipalities share it is not known, and the whole year's rate is shown. */
  readonly sharedYear: boolean;
}

export const noGrantReasons = ['familyAppliedTooLate', 'bornAfterSettlement', 'periodOver'] as const;
export type NoGrantReason = (typeof noGrantReasons)[number];

export interface IntegrationGrant {
  readonly lines: readonly GrantLine[];
  readonly none: NoGrantReason | null;
  /** Sum of the known amounts. */
  readonly known: Ore;
  readonly missingLines: number;
}

export function integrationGrant(input: IntegrationGrantInput, rates: readonly RateSet[]): IntegrationGrant {
  if (appliedTooLate(input)) return none('familyAppliedTooLate');
  if (input.motherSettled) return bornHere(input, input.motherSettled, rates);
  const origin = Number((input.firstSettlement ?? input.settlementDate).slice(0, 4));
  const arrived = Number(input.settlementDate.slice(0, 4));
  const end = origin + (input.familyOfHumanitarian ? 3 : 5) - 1;
  const moved = input.movedAway === null ? null : Number(input.movedAway.slice(0, 4));
  const last = moved === null ? end : Math.min(end, moved);
  const movedIn = input.firstSettlement != null && input.firstSettlement < input.settlementDate;
  if (arrived > end) return none('periodOver');

  const lines: GrantLine[] = [];
  for (let budgetYear = arrived; budgetYear <= last; budgetYear++) {
    const settlementYear = budgetYear - origin + 1;
    const sharedYear = budgetYear === moved || (movedIn && budgetYear === arrived);
    lines.push(line(budgetYear, settlementYear, yearCategory(input, settlementYear), rates, sharedYear));
  }
  // Once, with the first year: a child of kindergarten age at settlement, and an elderly person.
  if (!movedIn) {
    const age = ageOn(input.birthDate, input.settlementDate);
    if (age <= 5) lines.push(line(arrived, 1, 'kindergarten', rates, false));
    if (age >= input.elderlyFromAge) lines.push(line(arrived, 1, 'elderly', rates, false));
  }
  return summed(lines, null);
}

const none = (reason: NoGrantReason): IntegrationGrant => summed([], reason);

const summed = (lines: readonly GrantLine[], reason: NoGrantReason | null): IntegrationGrant => ({
  lines,
  none: reason,
  known: lines.reduce((sum, { amount }) => sum + (amount ?? 0), 0),
  missingLines: lines.filter(({ amount }) => amount === null).length,
});

function bornHere(input: IntegrationGrantInput, motherSettled: string, rates: readonly RateSet[]): IntegrationGrant {
  if (input.birthDate > addMonths(motherSettled, kindergartenBirthMonths)) return none('bornAfterSettlement');
  const given = line(Number(input.birthDate.slice(0, 4)), 1, 'kindergarten', rates, false);
  // The rule itself is provisional, also where the rate is verified.
  return summed([{ ...given, standing: given.standing === null ? null : 'provisional' }], null);
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
  sharedYear: boolean,
): GrantLine {
  const date = `${budgetYear}-12-31`;
  const set = rateSetAt(rates, 'integration', date);
  const base = { budgetYear, settlementYear, category, sharedYear };
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
      if (input.unaccompaniedMinor && ageOn(input.birthDate, input.settlementDate) < minorUntilAge)
        return 'year1UnaccompaniedMinor';
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
export const isAdult = (input: Pick<IntegrationGrantInput, 'birthDate' | 'settlementDate'>): boolean =>
  Number(input.settlementDate.slice(0, 4)) - Number(input.birthDate.slice(0, 4)) >= 18;

/** None when more than five years lie between the resident's settlement and the family's application. */
function appliedTooLate(input: IntegrationGrantInput): boolean {
  return (
    input.residentSettled !== null &&
    input.familyApplied !== null &&
    input.familyApplied > birthday(input.residentSettled, 5)
  );
}
