import { describe, expect, it } from 'vitest';
import { kroner } from '../money/ore.ts';
import { builtInRates } from '../rates/builtIn.ts';
import { type ImpairmentInput, impairmentGrant } from './impairmentGrant.ts';
import { norwegianGrant } from './norwegianGrant.ts';

const application: ImpairmentInput = {
  grant: 'grant1',
  firstSettlement: '2018-01-31',
  settlementWay: 'imdiAgreement',
  aroseBeforeSettlement: true,
  year: 1,
  appliedOn: '2019-02-28',
  given: [],
  deadlineMonths: 13,
};
const check = (more: Partial<ImpairmentInput>) => impairmentGrant({ ...application, ...more }, builtInRates);

describe('grants for impairment', () => {
  it('is eligible to the last day of the thirteenth month, clamped to the end of the month', () => {
    expect(check({})).toMatchObject({
      eligible: true,
      deadline: '2019-02-28',
      amount: kroner(190_800),
      isCeiling: false,
    });
    expect(check({ appliedOn: '2019-03-01' }).refusedBy).toEqual(['afterDeadline']);
    expect(check({ appliedOn: '2019-03-01', deadlineMonths: 14 }).eligible).toBe(true);
  });

  it('is refused by each rule that excludes it', () => {
    expect(check({ settlementWay: 'familyImmigration' }).refusedBy).toEqual(['familyImmigration']);
    expect(check({ settlementWay: 'agreedSelfSettled' }).refusedBy).toEqual(['selfSettled']);
    expect(check({ aroseBeforeSettlement: false, year: 3 }).refusedBy).toEqual([
      'aroseAfterSettlement',
      'yearNotCovered',
    ]);
    expect(check({ given: [{ grant: 'grant1', year: 1 }], year: 2 }).refusedBy).toEqual(['alreadyGiven']);
    expect(check({ given: [{ grant: 'grant2', year: 1 }], year: 2 }).refusedBy).toEqual(['otherGrantInFirstYears']);
  });

  it('gives Tilskudd 2 up to five years, as a ceiling, and says when its rate is missing', () => {
    expect(check({ grant: 'grant2' })).toMatchObject({ amount: kroner(1_235_000), isCeiling: true });
    expect(check({ grant: 'grant2', year: 5, given: [{ grant: 'grant1', year: 1 }] })).toMatchObject({
      eligible: true,
      deadline: null,
      amount: null,
      missing: { kind: 'impairment', date: '2022-12-31' },
    });
    expect(check({ grant: 'grant2', year: 6 }).refusedBy).toEqual(['yearNotCovered']);
  });
});

describe('Norwegian teaching grant', () => {
  it('adds up persons by rate and year, and the basic grant by persons on 15 January', () => {
    const people = [
      { rate: 'high', year: 1 },
      { rate: 'high', year: 1 },
      { rate: 'low', year: 3 },
    ] as const;
    const grant = norwegianGrant({ budgetYear: 2018, people, personsOn15January: 4 }, builtInRates);
    expect(grant).toMatchObject({ ok: true, value: { known: kroner(2 * 31_900 + 15_000 + 575_000) } });
  });

  it('knows no basic grant for more than 150, none for nobody, and no rates for another year', () => {
    const basic = (persons: number) => {
      const grant = norwegianGrant({ budgetYear: 2018, people: [], personsOn15January: persons }, builtInRates);
      return grant.ok ? grant.value.basic : undefined;
    };
    expect(basic(3)).toEqual({ step: 'few', sum: kroner(185_000) });
    expect(basic(150)).toEqual({ step: 'many', sum: kroner(575_000) });
    expect(basic(151)).toEqual({ step: 'unknown', sum: null });
    expect(basic(0)).toEqual({ step: 'none', sum: 0 });
    expect(norwegianGrant({ budgetYear: 2019, people: [], personsOn15January: 4 }, builtInRates)).toMatchObject({
      ok: false,
    });
  });
});
