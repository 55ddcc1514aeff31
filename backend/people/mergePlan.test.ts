import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planMerge, planUnmerge } from './mergePlan.ts';

type Fields = Record<string, string | null>;

const names = ['firstName', 'phone', 'address', 'postalCode', 'nationalId', 'nationalIdKept', 'civilStatus'] as const;
const fields: fc.Arbitrary<Fields> = fc.dictionary(fc.constantFrom(...names), fc.constantFrom('a', 'b', 'c'));
const take = fc.uniqueArray(fc.constantFrom(...names));

const apply = (fields: Fields, set: Readonly<Record<string, unknown>>): Fields =>
  Object.fromEntries(Object.entries({ ...fields, ...set }).filter(([, value]) => value !== null)) as Fields;

test('undoing a merge at once gives back what was there', () => {
  fc.assert(
    fc.property(fields, fields, take, (keep, absorb, taken) => {
      const plan = planMerge(keep, absorb, taken);
      const merged = apply(keep, plan.set);
      expect(apply(merged, planUnmerge(merged, absorb, plan.before, []).set)).toEqual(keep);
    }),
  );
});

test('two merges into the same person are undone in any order', () => {
  fc.assert(
    fc.property(fields, fields, fields, take, take, (keep, one, two, takeOne, takeTwo) => {
      const first = planMerge(keep, one, takeOne);
      const afterFirst = apply(keep, first.set);
      const second = planMerge(afterFirst, two, takeTwo);
      const afterBoth = apply(afterFirst, second.set);

      const undoFirst = planUnmerge(afterBoth, one, first.before, [{ id: 'second', before: second.before }]);
      const withoutFirst = apply(afterBoth, undoFirst.set);
      const secondBefore = undoFirst.later.second ?? second.before;
      expect(apply(withoutFirst, planUnmerge(withoutFirst, two, secondBefore, []).set)).toEqual(keep);

      const withoutSecond = apply(afterBoth, planUnmerge(afterBoth, two, second.before, []).set);
      expect(apply(withoutSecond, planUnmerge(withoutSecond, one, first.before, []).set)).toEqual(keep);
    }),
  );
});

test('a field that was changed since keeps the change', () => {
  const plan = planMerge({}, { phone: '1', lastName: 'L' }, []);
  const edited = { phone: '2', lastName: 'L' };
  expect(planUnmerge(edited, { phone: '1', lastName: 'L' }, plan.before, []).set).toEqual({ lastName: null });
});

test('fields that belong together are taken together or not at all', () => {
  const keep = { address: 'Vegen 1' };
  expect(planMerge(keep, { address: 'Gata 2', postalCode: '2686' }, []).set).toEqual({});
  expect(planMerge(keep, { address: 'Gata 2', postalCode: '2686' }, ['address']).set).toEqual({
    address: 'Gata 2',
    postalCode: '2686',
  });
  expect(planMerge({ nationalId: 'good' }, { nationalId: 'bad', nationalIdKept: 'why' }, []).set).toEqual({});
});

test('the stricter protection always wins', () => {
  expect(planMerge({ protection: 'none' }, { protection: 'confidential' }, []).set).toEqual({
    protection: 'confidential',
  });
  expect(planMerge({ protection: 'strictlyConfidential' }, { protection: 'none' }, ['protection']).set).toEqual({});
});

test('whoever gets a number by the merge is not said to be without one', () => {
  expect(planMerge({ dNumber: '1' }, { noNumberYet: true }, []).set).toEqual({});
});
