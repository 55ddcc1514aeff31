import { addMonths } from '../dates.ts';
import type { Ore } from '../money/ore.ts';
import { type MissingRate, type RateSet, rateOf, rateSetAt } from '../rates/rateSet.ts';
import { err, ok, type Result } from '../result.ts';

/**
 * Grants for refugees with impairments or behavioural difficulties (guidelines 3.1): Tilskudd 1 once, Tilskudd 2 yearly
 * for up to five years. In the first two years a municipality gets one of them for a person, not both.
 */
export interface ImpairmentInput {
  readonly grant: 'grant1' | 'grant2';
  readonly firstSettlement: string;
  readonly settlementWay:
    | 'imdiAgreement'
    | 'agreedSelfSettled'
    | 'selfSettledWithoutAgreement'
    | 'familyImmigration'
    | 'resettledDirectly';
  /** The condition arose, or has its origin, before settlement. */
  readonly aroseBeforeSettlement: boolean;
  /** Which year after settlement the application is for, 1-5. */
  readonly year: number;
  readonly appliedOn: string;
  /** The other grant that has been given for this person, by year after settlement. */
  readonly given: readonly { readonly grant: 'grant1' | 'grant2'; readonly year: number }[];
  /** Months from first settlement to the deadline: 13 by the guidelines, 14 by IMDi's page of 2024-03-04. */
  readonly deadlineMonths: number;
  /** Months from the end of a later year to that year's deadline: two by IMDi's page of 2024-03-04; null by the guidelines. */
  readonly laterMonths?: number | null;
}

export const impairmentRefusals = [
  'familyImmigration',
  'selfSettled',
  'aroseAfterSettlement',
  'yearNotCovered',
  'afterDeadline',
  'alreadyGiven',
  'otherGrantInFirstYears',
] as const;
export type ImpairmentRefusal = (typeof impairmentRefusals)[number];

export interface ImpairmentGrant {
  readonly eligible: boolean;
  /** Every rule that excludes it, not only the first. */
  readonly refusedBy: readonly ImpairmentRefusal[];
  /** Last date to apply. Null: none is set for later years (the guidelines name none). */
  readonly deadline: string | null;
  /** Tilskudd 1: the sum. Tilskudd 2: what is given at the most. Null with `missing` when the rate is not known. */
  readonly amount: Ore | null;
  readonly isCeiling: boolean;
  readonly missing: MissingRate | null;
  readonly rateSetId: string | null;
}

export function impairmentGrant(input: ImpairmentInput, rates: readonly RateSet[]): ImpairmentGrant {
  const deadline = deadlineOf(input);
  const refusedBy = refusals(input, deadline);
  const rate = rateFor(input, rates);
  return {
    eligible: refusedBy.length === 0,
    refusedBy,
    deadline,
    amount: rate.ok ? rate.value.amount : null,
    isCeiling: input.grant === 'grant2',
    missing: rate.ok ? null : rate.error,
    rateSetId: rate.ok ? rate.value.rateSetId : null,
  };
}

function deadlineOf({ year, firstSettlement, deadlineMonths, laterMonths }: ImpairmentInput): string | null {
  if (year <= 2) return addMonths(firstSettlement, deadlineMonths);
  return laterMonths == null ? null : addMonths(firstSettlement, 12 * year + laterMonths);
}

function refusals(input: ImpairmentInput, deadline: string | null): ImpairmentRefusal[] {
  const result: ImpairmentRefusal[] = [];
  if (input.settlementWay === 'familyImmigration') result.push('familyImmigration');
  if (input.settlementWay === 'agreedSelfSettled' || input.settlementWay === 'selfSettledWithoutAgreement') {
    result.push('selfSettled');
  }
  if (!input.aroseBeforeSettlement) result.push('aroseAfterSettlement');
  if (input.year < 1 || input.year > (input.grant === 'grant1' ? 2 : 5)) result.push('yearNotCovered');
  if (deadline !== null && input.appliedOn > deadline) result.push('afterDeadline');
  const same = input.given.filter(({ grant }) => grant === input.grant);
  if (input.grant === 'grant1' ? same.length > 0 : same.some(({ year }) => year === input.year)) {
    result.push('alreadyGiven');
  }
  if (input.year <= 2 && input.given.some(({ grant, year }) => grant !== input.grant && year <= 2)) {
    result.push('otherGrantInFirstYears');
  }
  return result;
}

function rateFor(
  input: ImpairmentInput,
  rates: readonly RateSet[],
): Result<{ amount: Ore; rateSetId: string }, MissingRate> {
  const budgetYear = Number(input.firstSettlement.slice(0, 4)) + input.year - 1;
  const date = `${budgetYear}-12-31`;
  const set = rateSetAt(rates, 'impairment', date);
  if (!set.ok) return set;
  const amount = rateOf(set.value, input.grant === 'grant1' ? 'grant1' : 'grant2Ceiling', date);
  return amount.ok ? ok({ amount: amount.value, rateSetId: set.value.id }) : err(amount.error);
}
