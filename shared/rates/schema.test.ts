import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtInRates } from './builtIn.ts';
import { rateSetAt, ratesByIds } from './rateSet.ts';
import { amountsOf, maxRate, rateAmountProblems, rateItems, rateKinds, rateValueSchemas, valuesOf } from './schema.ts';

describe('rate sets as amounts', () => {
  it('every built-in set fits the schema of its kind and holds each of its items', () => {
    for (const set of builtInRates) {
      expect(rateValueSchemas[set.kind].safeParse(set.values).success).toBe(true);
      expect(Object.keys(amountsOf(set)).toSorted()).toEqual([...rateItems[set.kind]].toSorted());
      expect(rateAmountProblems(set.kind, amountsOf(set))).toEqual([]);
      expect(valuesOf(amountsOf(set))).toEqual(set.values);
    }
  });

  it('amounts without problems always make values of the schema', () => {
    const amount = fc.option(fc.integer({ min: 0, max: maxRate }), { nil: null });
    for (const kind of rateKinds) {
      const all = fc.record(Object.fromEntries(rateItems[kind].map((item) => [item, amount])));
      fc.assert(
        fc.property(all, (amounts) => {
          if (rateAmountProblems(kind, amounts).length > 0) return;
          expect(rateValueSchemas[kind].safeParse(valuesOf(amounts)).success).toBe(true);
        }),
        { numRuns: 50 },
      );
    }
  });

  it.each([
    ['missing', { grant1: 1 }],
    ['negative', { grant1: -1, grant2Ceiling: null }],
    ['tooLarge', { grant1: maxRate + 1, grant2Ceiling: null }],
    ['notWhole', { grant1: 0.5, grant2Ceiling: null }],
    ['unknownItem', { grant1: 1, grant2Ceiling: null, grant3: 1 }],
    ['nothingKnown', { grant1: null, grant2Ceiling: null }],
  ] as const)('refuses amounts: %s', (problem, amounts) => {
    expect(rateAmountProblems('impairment', amounts).map((found) => found.problem)).toEqual([problem]);
  });

  it('sets picked by id give what they gave, whatever has come since', () => {
    const picked = ratesByIds(builtInRates, ['grunnbelop-2018-05-01']);
    const found = rateSetAt(picked, 'grunnbelop', '2026-06-01');
    expect(found.ok && found.value.id).toBe('grunnbelop-2018-05-01');
  });
});
