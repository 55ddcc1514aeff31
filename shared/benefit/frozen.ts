import { z } from 'zod';
import type { MissingRate, RateSet } from '../rates/rateSet.ts';
import { err, ok, type Result } from '../result.ts';
import { type BenefitInput, type BenefitMonth, introductionBenefit } from './introductionBenefit.ts';

/**
 * What an issued statement keeps: the input, the rates with their values, and the result. It recomputes to the same øre
 * from what it holds alone, whatever rates are entered later.
 */
export interface FrozenMonth {
  readonly input: BenefitInput;
  /** The grunnbeløp of each set that was used, øre. */
  readonly rates: readonly {
    readonly id: string;
    readonly validFrom: string;
    readonly source: string;
    readonly g: number;
  }[];
  readonly result: BenefitMonth;
}

/** One month by itself; the input's period lies inside it. */
export function computeMonth(input: BenefitInput, rates: readonly RateSet[]): Result<BenefitMonth, MissingRate> {
  const computed = introductionBenefit(input, rates);
  if (!computed.ok) return computed;
  const [month] = computed.value.months;
  if (month === undefined || computed.value.months.length > 1) throw new RangeError('one month at a time');
  return ok(month);
}

export function freeze(input: BenefitInput, rates: readonly RateSet[]): Result<FrozenMonth, MissingRate> {
  const result = computeMonth(input, rates);
  if (!result.ok) return err(result.error);
  const used = new Set(result.value.parts.map((part) => part.rateSetId));
  return ok({
    input,
    rates: rates.flatMap((set) =>
      set.kind === 'grunnbelop' && set.values.g !== null && used.has(set.id)
        ? [{ id: set.id, validFrom: set.validFrom, source: set.source, g: set.values.g }]
        : [],
    ),
    result: result.value,
  });
}

/** The same month from what was frozen, or with other rates (a G that came late). */
export function recompute(frozen: FrozenMonth, rates?: readonly RateSet[]): Result<BenefitMonth, MissingRate> {
  const kept = frozen.rates.map(
    ({ id, validFrom, source, g }): RateSet => ({
      id,
      kind: 'grunnbelop',
      validFrom,
      source,
      standing: 'verified',
      values: { g },
    }),
  );
  return computeMonth(frozen.input, rates ?? kept);
}

/** Whether two results say the same, what has been paid aside. */
export function sameResult(a: BenefitMonth, b: BenefitMonth): boolean {
  const bare = (month: BenefitMonth) => JSON.stringify({ ...month, paid: null, difference: null });
  return bare(a) === bare(b);
}

const period = z.object({ from: z.string(), until: z.string().nullable() });
const frozenSchema = z.object({
  input: z.object({
    regelverk: z.enum(['introduction2003', 'integration2021']),
    birthDate: z.string(),
    period: z.object({ from: z.string(), until: z.string() }),
    pauses: z.array(period).optional(),
    livingWithParent: z.array(period),
    coupleInProgramme: z.array(period),
    coupleRuleFrom: z.string().nullable(),
    absence: z.array(z.object({ date: z.string(), amount: z.number() })),
    deductionBasis: z.enum(['days', 'hours']),
    paid: z.array(z.object({ month: z.string(), amount: z.number() })),
  }),
  rates: z.array(z.object({ id: z.string(), validFrom: z.string(), source: z.string(), g: z.number() })),
  result: z.object({
    month: z.string(),
    parts: z.array(
      z.object({
        from: z.string(),
        until: z.string(),
        thirtieths: z.number(),
        share: z.string(),
        rule: z.enum(['full', 'under25Introduction', 'under25Integration', 'under25WithParent']),
        coupleRule: z.boolean(),
        rateSetId: z.string(),
        exact: z.string(),
      }),
    ),
    gross: z.number(),
    deduction: z.number(),
    net: z.number(),
    absence: z.number(),
    needsDecision: z.boolean(),
    paid: z.number().nullable(),
    difference: z.number().nullable(),
  }),
});

/** Reads what a record keeps; undefined where a newer version of the app has written it in another shape. */
export function readFrozen(json: string): FrozenMonth | undefined {
  try {
    return frozenSchema.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}
