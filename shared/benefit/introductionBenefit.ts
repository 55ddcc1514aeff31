import {
  add,
  compare,
  type Fraction,
  fraction,
  multiply,
  round,
  show,
  smallest,
  subtract,
  zero,
} from '../money/fraction.ts';
import type { Ore } from '../money/ore.ts';
import { type MissingRate, type RateSet, rateOf, rateSetAt } from '../rates/rateSet.ts';
import { err, ok, type Result } from '../result.ts';
import { birthday, covers, endOfMonth, nextDay, type Period, split, thirtieths } from './days.ts';

/**
 * Introduction benefit month by month (guidelines 3.2; introduksjonsloven §§ 8-10, integreringsloven § 20).
 *
 * A year is 2 G, a month a twelfth of it, a day a thirtieth of the month, an hour 1/1850 of the year. Everything is
 * exact until a month's amounts leave here, rounded once to whole øre.
 */
export type Regelverk = 'introduction2003' | 'integration2021';

export interface BenefitInput {
  readonly regelverk: Regelverk;
  readonly birthDate: string;
  /** The part of the programme to compute, both dates included. */
  readonly period: { readonly from: string; readonly until: string };
  /** Leave from the programme without benefit: nothing is due on these days. */
  readonly pauses?: readonly Period[] | undefined;
  /** Living with a parent matters under 25 by integreringsloven only. */
  readonly livingWithParent: readonly Period[];
  /** Married or cohabiting without children, both in the programme. */
  readonly coupleInProgramme: readonly Period[];
  /** From when the municipality applies § 20 fourth paragraph (5/6 each); null = not applied. */
  readonly coupleRuleFrom: string | null;
  readonly absence: readonly { readonly date: string; readonly amount: number }[];
  /** What `amount` of an absence counts. */
  readonly deductionBasis: 'days' | 'hours';
  /** What has been paid already, by month: the difference is what a late G leaves to pay (or to claim). */
  readonly paid: readonly { readonly month: string; readonly amount: Ore }[];
}

export type ShareRule = 'full' | 'under25Introduction' | 'under25Integration' | 'under25WithParent';

export interface BenefitPart {
  readonly from: string;
  readonly until: string;
  readonly thirtieths: number;
  /** The share of the full benefit, for example `5/9`. */
  readonly share: string;
  readonly rule: ShareRule;
  readonly coupleRule: boolean;
  readonly rateSetId: string;
  /** Exact øre, as a fraction. */
  readonly exact: string;
}

export interface BenefitMonth {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly parts: readonly BenefitPart[];
  readonly gross: Ore;
  readonly deduction: Ore;
  readonly net: Ore;
  /** Absence in the month, in the municipality's unit. */
  readonly absence: number;
  /**
   * A deduction is an *enkeltvedtak* when it is at least half of one payment and at least G/12 (IMDi 2022): it then
   * needs advance notice, reasons and a right to complain.
   */
  readonly needsDecision: boolean;
  readonly paid: Ore | null;
  readonly difference: Ore | null;
}

/**
 * The months as they are paid, each rounded for itself, and the totals of the whole period, rounded once from the exact
 * sums: twelve rounded months may differ from the year by a few øre, and the totals are the ones that the law gives.
 */
export interface BenefitStatement {
  readonly months: readonly BenefitMonth[];
  readonly gross: Ore;
  readonly deduction: Ore;
  readonly net: Ore;
  readonly rateSetIds: readonly string[];
}

const hoursInYear = 1850;

export function introductionBenefit(
  input: BenefitInput,
  rates: readonly RateSet[],
): Result<BenefitStatement, MissingRate> {
  const months: BenefitMonth[] = [];
  let gross = zero;
  let net = zero;
  for (let from = input.period.from; from <= input.period.until; from = nextDay(endOfMonth(from))) {
    const end = endOfMonth(from);
    const until = end < input.period.until ? end : input.period.until;
    const month = benefitMonth(input, { from, until }, rates);
    if (!month.ok) return month;
    months.push(month.value.shown);
    gross = add(gross, month.value.gross);
    net = add(net, month.value.net);
  }
  return ok({
    months,
    gross: round(gross),
    deduction: round(gross) - round(net),
    net: round(net),
    rateSetIds: [...new Set(months.flatMap((m) => m.parts.map((part) => part.rateSetId)))],
  });
}

function benefitMonth(
  input: BenefitInput,
  span: { from: string; until: string },
  rates: readonly RateSet[],
): Result<{ shown: BenefitMonth; gross: Fraction; net: Fraction }, MissingRate> {
  let gross = zero;
  const parts: BenefitPart[] = [];
  for (const part of split(span, changes(input, rates))) {
    if (isOnLeave(input, part.from)) continue;
    const g = yearlyG(rates, part.from);
    if (!g.ok) return g;
    const due = shareOn(input, part.from);
    const days = thirtieths(part.from, part.until);
    const exact = multiply(multiply(monthly(g.value.amount), due.share), fraction(days, 30));
    gross = add(gross, exact);
    parts.push({
      ...part,
      thirtieths: days,
      share: show(due.share),
      rule: due.rule,
      coupleRule: due.coupleRule,
      rateSetId: g.value.rateSetId,
      exact: show(exact),
    });
  }

  let wanted = zero;
  let absence = 0;
  let g12 = zero;
  for (const entry of input.absence) {
    // Nothing is due on a day of leave, so nothing is cut for it.
    if (entry.date < span.from || entry.date > span.until || isOnLeave(input, entry.date)) continue;
    const g = yearlyG(rates, entry.date);
    if (!g.ok) return err(g.error);
    const year = multiply(fraction(2n * BigInt(g.value.amount)), shareOn(input, entry.date).share);
    const unit = input.deductionBasis === 'days' ? fraction(1, 12 * 30) : fraction(1, hoursInYear);
    wanted = add(wanted, multiply(multiply(year, unit), decimal(entry.amount)));
    absence += entry.amount;
    g12 = fraction(g.value.amount, 12);
  }
  // Never more than what was due: the benefit is cut by the length of the absence, not turned into a debt.
  const deduction = smallest(wanted, gross);
  const exactNet = subtract(gross, deduction);
  const net = round(exactNet);
  const month = span.from.slice(0, 7);
  const paid = input.paid.find((entry) => entry.month === month)?.amount ?? null;
  const shown: BenefitMonth = {
    month,
    parts,
    gross: round(gross),
    // What the participant sees adds up: gross - deduction = net.
    deduction: round(gross) - net,
    net,
    absence,
    needsDecision:
      compare(deduction, zero) > 0 &&
      compare(multiply(deduction, fraction(2)), gross) >= 0 &&
      compare(deduction, g12) >= 0,
    paid,
    difference: paid === null ? null : net - paid,
  };
  return ok({ shown, gross, net: exactNet });
}

const isOnLeave = (input: BenefitInput, date: string): boolean =>
  input.pauses?.some((pause) => covers(pause, date)) ?? false;

/** The dates on which the share, or G, may change. */
function changes(input: BenefitInput, rates: readonly RateSet[]): string[] {
  const cuts = [birthday(input.birthDate, 25)];
  for (const period of [...input.livingWithParent, ...input.coupleInProgramme, ...(input.pauses ?? [])]) {
    cuts.push(period.from);
    if (period.until !== null) cuts.push(nextDay(period.until));
  }
  if (input.coupleRuleFrom !== null) cuts.push(input.coupleRuleFrom);
  for (const set of rates) if (set.kind === 'grunnbelop') cuts.push(set.validFrom);
  return cuts;
}

function shareOn(input: BenefitInput, date: string): { share: Fraction; rule: ShareRule; coupleRule: boolean } {
  const base = ageShare(input, date);
  const coupleRule =
    input.regelverk === 'integration2021' &&
    input.coupleRuleFrom !== null &&
    input.coupleRuleFrom <= date &&
    input.coupleInProgramme.some((period) => covers(period, date));
  return coupleRule ? { ...base, share: multiply(base.share, fraction(5, 6)), coupleRule } : { ...base, coupleRule };
}

function ageShare(input: BenefitInput, date: string): { share: Fraction; rule: ShareRule } {
  if (date >= birthday(input.birthDate, 25)) return { share: fraction(1), rule: 'full' };
  if (input.regelverk === 'introduction2003') return { share: fraction(2, 3), rule: 'under25Introduction' };
  return input.livingWithParent.some((period) => covers(period, date))
    ? { share: fraction(1, 3), rule: 'under25WithParent' }
    : { share: fraction(2, 3), rule: 'under25Integration' };
}

function yearlyG(rates: readonly RateSet[], date: string): Result<{ amount: Ore; rateSetId: string }, MissingRate> {
  const set = rateSetAt(rates, 'grunnbelop', date);
  if (!set.ok) return set;
  const amount = rateOf(set.value, 'g', date);
  return amount.ok ? ok({ amount: amount.value, rateSetId: set.value.id }) : amount;
}

const monthly = (g: Ore): Fraction => fraction(2n * BigInt(g), 12);

/** Half days and quarter hours come as decimals; two places are what the contract lets through. */
const decimal = (value: number): Fraction => fraction(Math.round(value * 100), 100);
