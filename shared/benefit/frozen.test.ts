import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtInRates } from '../rates/builtIn.ts';
import type { RateSet } from '../rates/rateSet.ts';
import { endOfMonth } from './days.ts';
import { type FrozenMonth, freeze, readFrozen, recompute, sameResult } from './frozen.ts';
import type { BenefitInput } from './introductionBenefit.ts';

const entered = (validFrom: string, g: number): RateSet => ({
  id: `entered-${validFrom}`,
  kind: 'grunnbelop',
  validFrom,
  source: 'Entered in a test',
  standing: 'entered',
  values: { g },
});

const day = (month: string, number: number) => `${month}-${String(number).padStart(2, '0')}`;

/** Any month, with a birthday, leave, a couple, absence and a G that may begin in the middle of it. */
const anyMonth = fc
  .record({ year: fc.integer({ min: 2015, max: 2026 }), month: fc.integer({ min: 1, max: 12 }) })
  .filter(({ year, month }) => year < 2026 || month < 12)
  .map(({ year, month }) => `${year}-${String(month).padStart(2, '0')}`)
  .chain((month) =>
    fc.record({
      input: fc
        .record({
          regelverk: fc.constantFrom('introduction2003' as const, 'integration2021' as const),
          age: fc.integer({ min: 17, max: 40 }),
          born: fc.integer({ min: 1, max: 28 }),
          first: fc.integer({ min: 1, max: 28 }),
          parent: fc.boolean(),
          couple: fc.integer({ min: 1, max: 28 }),
          coupleRule: fc.boolean(),
          leave: fc.option(fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 8 }))),
          absence: fc.array(
            fc.record({ on: fc.integer({ min: 1, max: 28 }), amount: fc.constantFrom(0.25, 0.5, 1, 7.5) }),
            { maxLength: 25 },
          ),
          deductionBasis: fc.constantFrom('days' as const, 'hours' as const),
        })
        .map(
          (any): BenefitInput => ({
            regelverk: any.regelverk,
            birthDate: `${Number(month.slice(0, 4)) - any.age}-${month.slice(5)}-${String(any.born).padStart(2, '0')}`,
            period: { from: day(month, any.first), until: endOfMonth(day(month, 1)) },
            pauses:
              any.leave === null
                ? []
                : [{ from: day(month, any.leave[0]), until: day(month, any.leave[0] + any.leave[1]) }],
            livingWithParent: any.parent ? [{ from: day(month, 1), until: null }] : [],
            coupleInProgramme: [{ from: day(month, any.couple), until: null }],
            coupleRuleFrom: any.coupleRule ? day(month, 1) : null,
            absence: any.absence.map(({ on, amount }) => ({ date: day(month, on), amount })),
            deductionBasis: any.deductionBasis,
            paid: [],
          }),
        ),
      rates: fc
        .option(fc.tuple(fc.integer({ min: 2, max: 28 }), fc.integer({ min: 8_000_000, max: 20_000_000 })))
        .map((late) => (late === null ? builtInRates : [...builtInRates, entered(day(month, late[0]), late[1])])),
    }),
  );

function kept(input: BenefitInput, rates: readonly RateSet[]): FrozenMonth {
  const frozen = freeze(input, rates);
  if (!frozen.ok) throw new Error(`missing rate ${frozen.error.date}`);
  const read = readFrozen(JSON.stringify(frozen.value));
  if (read === undefined) throw new Error('it was not read back');
  return read;
}

describe('a month as it is kept', () => {
  it('recomputes to the same øre from its own rates alone', () => {
    fc.assert(
      fc.property(anyMonth, ({ input, rates }) => {
        const frozen = kept(input, rates);
        const again = recompute(frozen);
        expect(again.ok && sameResult(again.value, frozen.result)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('is never more than 2 G divided by twelve, and each part names a rate set that is kept', () => {
    fc.assert(
      fc.property(anyMonth, ({ input, rates }) => {
        const { result, rates: sets } = kept(input, rates);
        const highest = Math.max(...sets.map(({ g }) => g), 0);
        expect(result.gross).toBeLessThanOrEqual(Math.round((2 * highest) / 12));
        expect(result.gross - result.deduction).toBe(result.net);
        expect(result.net).toBeGreaterThanOrEqual(0);
        for (const part of result.parts) expect(sets.map(({ id }) => id)).toContain(part.rateSetId);
      }),
    );
  });

  it('that cannot be read is not guessed at', () => {
    expect(readFrozen('{"input":{}}')).toBeUndefined();
    expect(readFrozen('')).toBeUndefined();
  });
});
