import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtInRates } from '../rates/builtIn.ts';
import { nextDay } from './days.ts';
import { type BenefitInput, introductionBenefit } from './introductionBenefit.ts';
import {
  dueThirtieths,
  inProgramme,
  lastDayAllowed,
  partOfMonth,
  periodProblem,
  readPeriod,
  writePeriod,
} from './participation.ts';

const programme = {
  from: '2026-01-16',
  until: '2026-04-10',
  pauses: [
    { from: '2026-02-01', until: '2026-02-28' },
    { from: '2026-03-11', until: '2026-03-20' },
  ],
};

describe('participation', () => {
  it('is due from the first to the last day, and not on leave', () => {
    expect(
      ['2025-12', '2026-01', '2026-02', '2026-03', '2026-04', '2026-05'].map((m) => dueThirtieths(programme, m)),
    ).toEqual([0, 15, 0, 20, 10, 0]);
    expect(partOfMonth(programme, '2026-04')).toEqual({ from: '2026-04-01', until: '2026-04-10' });
    expect(['2026-01-15', '2026-01-16', '2026-03-15', '2026-04-11'].map((day) => inProgramme(programme, day))).toEqual([
      false,
      true,
      false,
      false,
    ]);
  });

  it('lasts four years at most, leave not counted', () => {
    expect(lastDayAllowed({ from: '2026-01-16', until: null, pauses: [] })).toBe('2030-01-15');
    expect(lastDayAllowed(programme)).toBe('2030-02-22');
  });

  it('periods run forwards and apart, and are kept as text', () => {
    expect(periodProblem(programme.pauses)).toBeUndefined();
    expect(periodProblem([{ from: '2026-02-02', until: '2026-02-01' }])).toBe('backwards');
    expect(
      periodProblem([
        { from: '2026-02-01', until: null },
        { from: '2026-03-01', until: null },
      ]),
    ).toBe('overlap');
    for (const period of [{ from: '2026-02-01', until: null }, ...programme.pauses]) {
      expect(readPeriod(writePeriod(period))).toEqual(period);
    }
    expect(readPeriod('nonsense')).toBeUndefined();
  });
});

describe('leave in the calculation', () => {
  const base: BenefitInput = {
    regelverk: 'integration2021',
    birthDate: '2003-04-05',
    period: { from: '2025-01-10', until: '2026-09-20' },
    livingWithParent: [{ from: '2025-03-05', until: '2025-08-20' }],
    coupleInProgramme: [],
    coupleRuleFrom: null,
    absence: [],
    deductionBasis: 'days',
    paid: [],
  };
  const net = (input: Partial<BenefitInput>) => {
    const result = introductionBenefit({ ...base, ...input }, builtInRates);
    if (!result.ok) throw new Error('missing rate');
    return result.value.net;
  };
  const day = fc
    .integer({ min: 0, max: 500 })
    .map((n) => new Date(Date.UTC(2025, 0, 11 + n)).toISOString().slice(0, 10));

  it('leave and what stands around it make the whole: the same to the rounding', () => {
    fc.assert(
      fc.property(day, day, (a, b) => {
        const [from, until] = a < b ? [a, b] : [b, a];
        const whole = net({});
        const around = net({ pauses: [{ from, until }] });
        const inside = net({ period: { from, until } });
        expect(Math.abs(whole - around - inside)).toBeLessThanOrEqual(1);
        expect(around).toBeGreaterThanOrEqual(0);
        expect(net({ period: { from: base.period.from, until: from }, pauses: [] })).toBeLessThanOrEqual(whole + 1);
        expect(nextDay(until) > from).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
