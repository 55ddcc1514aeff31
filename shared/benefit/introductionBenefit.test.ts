import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtInRates } from '../rates/builtIn.ts';
import { nextDay, thirtieths } from './days.ts';
import { type BenefitInput, introductionBenefit } from './introductionBenefit.ts';

const base: BenefitInput = {
  regelverk: 'introduction2003',
  birthDate: '1985-02-14',
  period: { from: '2019-05-01', until: '2020-04-30' },
  livingWithParent: [],
  coupleInProgramme: [],
  coupleRuleFrom: null,
  absence: [],
  deductionBasis: 'days',
  paid: [],
};

const benefit = (input: Partial<BenefitInput>) => {
  const result = introductionBenefit({ ...base, ...input }, builtInRates);
  if (!result.ok) throw new Error(`missing rate ${result.error.kind} ${result.error.date}`);
  return result.value;
};

describe('introduction benefit', () => {
  it('is 2 G a year: 199 716 kroner with the G of 2019 (Prop. 89 L)', () => {
    expect(benefit({}).net).toBe(19_971_600);
  });

  it('is two thirds under 25: 133 144 kroner with the G of 2019', () => {
    expect(benefit({ birthDate: '2000-01-01' }).net).toBe(13_314_400);
  });

  it('is a third under 25 with a parent by integreringsloven, and two thirds by the old law', () => {
    const withParent = { birthDate: '2000-01-01', livingWithParent: [{ from: '2018-01-01', until: null }] };
    expect(benefit({ ...withParent, regelverk: 'integration2021' }).net).toBe(6_657_200);
    expect(benefit(withParent).net).toBe(13_314_400);
  });

  it('is five sixths for a couple in the programme from the date that the municipality has set', () => {
    const couple = { regelverk: 'integration2021' as const, coupleInProgramme: [{ from: '2019-05-01', until: null }] };
    expect(benefit({ ...couple, coupleRuleFrom: '2019-05-01' }).net).toBe(16_643_000);
    expect(benefit({ ...couple, coupleRuleFrom: null }).net).toBe(19_971_600);
    expect(benefit({ ...couple, coupleRuleFrom: '2019-11-01' }).months.map((m) => m.parts[0]?.share)).toEqual([
      ...Array(6).fill('1'),
      ...Array(6).fill('5/6'),
    ]);
  });

  it('counts the month of the 25th birthday by days', () => {
    const [month] = benefit({ birthDate: '1994-06-16', period: { from: '2019-06-01', until: '2019-06-30' } }).months;
    expect(month?.parts.map((part) => [part.from, part.thirtieths, part.share])).toEqual([
      ['2019-06-01', 15, '2/3'],
      ['2019-06-16', 15, '1'],
    ]);
    expect(month?.gross).toBe(Math.round((1_664_300 * 5) / 6));
  });

  it('takes the G of each month', () => {
    const months = benefit({ period: { from: '2020-04-01', until: '2020-05-31' } }).months;
    expect(months.map((m) => m.parts[0]?.rateSetId)).toEqual(['grunnbelop-2019-05-01', 'grunnbelop-2020-05-01']);
    expect(months.map((m) => m.net)).toEqual([1_664_300, Math.round((10_135_100 * 2) / 12)]);
  });

  it('shows what a late G leaves to pay', () => {
    const [may] = benefit({
      period: { from: '2020-05-01', until: '2020-05-31' },
      paid: [{ month: '2020-05', amount: 1_664_300 }],
    }).months;
    expect(may?.difference).toBe(1_689_183 - 1_664_300);
  });

  it('deducts a day as 1/30 of the month and an hour as 1/1850 of the year', () => {
    const period = { from: '2019-06-01', until: '2019-06-30' };
    const absence = [{ date: '2019-06-03', amount: 3 }];
    expect(benefit({ period, absence }).deduction).toBe(166_430);
    expect(benefit({ period, absence, deductionBasis: 'hours' }).deduction).toBe(Math.round((19_971_600 * 3) / 1850));
  });

  it('needs a decision only when the deduction is both half of the payment and a twelfth of G', () => {
    const period = { from: '2019-06-01', until: '2019-06-30' };
    const needs = (amount: number, birthDate = base.birthDate) =>
      benefit({ period, birthDate, absence: [{ date: '2019-06-03', amount }] }).months[0]?.needsDecision;
    expect(needs(15)).toBe(true);
    expect(needs(14)).toBe(false);
    // Two thirds of the benefit: half of it is less than G/12.
    expect(needs(15, '2000-01-01')).toBe(false);
    expect(needs(23, '2000-01-01')).toBe(true);
  });

  it('never deducts more than what was due', () => {
    const statement = benefit({
      period: { from: '2019-06-01', until: '2019-06-30' },
      absence: [{ date: '2019-06-03', amount: 31 }],
    });
    expect([statement.net, statement.deduction]).toEqual([0, 1_664_300]);
  });

  it('cuts nothing for a day of leave, on which nothing is due', () => {
    const [month] = benefit({
      period: { from: '2019-06-01', until: '2019-06-30' },
      pauses: [{ from: '2019-06-01', until: '2019-06-10' }],
      absence: [
        { date: '2019-06-10', amount: 1 },
        { date: '2019-06-11', amount: 1 },
      ],
    }).months;
    expect([month?.gross, month?.deduction, month?.absence]).toEqual([1_109_533, 55_476, 1]);
  });

  it('says which G is missing, and never takes a later one', () => {
    expect(introductionBenefit({ ...base, period: { from: '2013-01-01', until: '2013-01-31' } }, builtInRates)).toEqual(
      {
        ok: false,
        error: { kind: 'grunnbelop', date: '2013-01-01', item: null },
      },
    );
  });

  it('counts every month as thirty days', () => {
    expect(thirtieths('2023-02-01', '2023-02-28')).toBe(30);
    expect(thirtieths('2024-02-01', '2024-02-28') + thirtieths('2024-02-29', '2024-02-29')).toBe(30);
    expect(thirtieths('2024-01-31', '2024-01-31')).toBe(0);
    expect(thirtieths('2024-01-16', '2024-01-31')).toBe(15);
  });
});

const dateBetween = (from: string, until: string) =>
  fc
    .integer({ min: Date.parse(from) / 86_400_000, max: Date.parse(until) / 86_400_000 })
    .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));

describe('properties', () => {
  it('splitting a period changes the total by no more than its rounding', () => {
    fc.assert(
      fc.property(
        fc.tuple(dateBetween('2015-01-01', '2026-12-31'), dateBetween('2015-01-01', '2026-12-31')),
        dateBetween('2015-01-01', '2026-12-31'),
        dateBetween('1960-01-01', '2008-12-31'),
        ([a, b], cut, birthDate) => {
          const [from, until] = a < b ? [a, b] : [b, a];
          fc.pre(cut >= from && cut < until);
          const whole = benefit({ birthDate, period: { from, until } }).net;
          const first = benefit({ birthDate, period: { from, until: cut } }).net;
          const second = benefit({ birthDate, period: { from: nextDay(cut), until } }).net;
          expect(Math.abs(whole - first - second)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it('every part names its rate set, and gross - deduction = net >= 0', () => {
    fc.assert(
      fc.property(
        dateBetween('2015-01-01', '2025-01-01'),
        fc.array(fc.record({ date: dateBetween('2015-01-01', '2026-12-31'), amount: fc.integer({ min: 0, max: 40 }) })),
        (from, absence) => {
          for (const month of benefit({ period: { from, until: '2026-12-31' }, absence }).months) {
            expect(month.gross - month.deduction).toBe(month.net);
            expect(month.net).toBeGreaterThanOrEqual(0);
            expect(month.parts.every((part) => part.rateSetId.startsWith('grunnbelop-'))).toBe(true);
          }
        },
      ),
    );
  });
});
