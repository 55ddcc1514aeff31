import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { computeMonth, readFrozen, recompute, sameResult } from '#shared/benefit/frozen.ts';
import { builtInRates } from '#shared/rates/builtIn.ts';
import type { RateSet } from '#shared/rates/rateSet.ts';
import { type Desk, openDesk } from '../testing/desk.ts';
import { participantOf } from './benefitRecords.ts';
import { backPayOf } from './months.ts';

let desk: Desk;
let personId: string;

beforeEach(async () => {
  desk = openDesk('2026-06-20T10:00:00.000Z');
  personId = await newPerson();
});
afterEach(() => desk.close());

const newPerson = async (values: object = {}) =>
  (
    await desk.must('person.create', {
      values: {
        firstName: 'Selam',
        lastName: 'Tesfay',
        birthDate: '1990-04-05',
        permitFrom: '2025-11-01',
        nationalId: '17912099997',
        ...values,
      },
    })
  ).id;

const setUp = (values: object = {}, id = personId) =>
  desk.must('benefit.setUp', { personId: id, programmeFrom: '2026-03-16', programmeUntil: '2027-12-31', ...values });
const refusedSetUp = (values: object = {}, id = personId) =>
  desk.refused('benefit.setUp', { personId: id, programmeFrom: '2026-03-16', programmeUntil: null, ...values });
const absence = (dates: string[], values: object = {}) => ({
  personId,
  dates,
  amount: 1,
  unit: 'days' as const,
  unlawful: true,
  ...values,
});
const pay = (amount: number, values: object = {}) => ({
  month: '2026-05',
  date: '2026-06-12',
  run: 'Juni 1',
  payments: [{ personId, amount }],
  ...values,
});
const get = () => desk.must('benefit.get', { personId });
const may = async () => {
  const { months } = await get();
  const found = months.find(({ month }) => month === '2026-05');
  if (found === undefined) throw new Error('no May');
  return found;
};

describe('set up', () => {
  it('computes month by month with rule and G, from the first day to the month of today', async () => {
    expect((await get()).setUp).toBeNull();
    await setUp();
    const view = await get();
    expect(view).toMatchObject({ regelverk: 'integration2021', derived: { reason: 'permitFrom2021' } });
    expect(view.months.map(({ month, computed, rates }) => [month, computed?.gross, rates[0]?.g])).toEqual([
      ['2026-03', 1_084_667, 13_016_000],
      ['2026-04', 2_169_333, 13_016_000],
      ['2026-05', 2_275_817, 13_654_900],
      ['2026-06', 2_275_817, 13_654_900],
    ]);
    expect(view.totals).toEqual({ gross: 7_805_634, deduction: 0, net: 7_805_634, paid: 0 });
    expect(view.months.every(({ computed }) => computed?.parts.every((part) => part.rateSetId !== ''))).toBe(true);
  });

  it('refuses what cannot be', async () => {
    expect(await refusedSetUp({ programmeUntil: '2026-03-15' })).toMatchObject({ code: 'programmeEndsBeforeStart' });
    expect(await refusedSetUp({ programmeUntil: '2030-03-16' })).toEqual({
      code: 'programmeTooLong',
      params: { last: '2030-03-15' },
    });
    expect(await refusedSetUp({ regelverkOverride: 'introduction2003' })).toMatchObject({
      code: 'benefitRegelverkReasonMissing',
    });
    const undated = await newPerson({ permitFrom: null, nationalId: null });
    expect(await refusedSetUp({}, undated)).toMatchObject({ code: 'benefitRegelverkUnknown' });
    const ageless = await newPerson({ birthDate: null, nationalId: null });
    expect(await refusedSetUp({}, ageless)).toMatchObject({ code: 'benefitBirthDateMissing' });
    await desk.must('benefit.setUp', {
      personId: undated,
      programmeFrom: '2026-03-16',
      programmeUntil: null,
      regelverkOverride: 'introduction2003',
      regelverkReason: 'Søknaden er fra 2019.',
    });
    expect((await desk.must('benefit.get', { personId: undated })).regelverk).toBe('introduction2003');
  });

  it('periods change the share, and are refused when they run backwards or overlap', async () => {
    const young = await newPerson({ birthDate: '2004-04-05', nationalId: null });
    await setUp({}, young);
    const periods = (kind: 'pauses' | 'livingWithParent', list: { from: string; until: string | null }[]) => ({
      personId: young,
      kind,
      periods: list,
    });
    await desk.must('benefit.setPeriods', periods('livingWithParent', [{ from: '2026-05-01', until: null }]));
    await desk.must('benefit.setPeriods', periods('pauses', [{ from: '2026-06-01', until: '2026-06-30' }]));
    const { months } = await desk.must('benefit.get', { personId: young });
    expect(months.map(({ computed }) => computed?.parts.map((part) => part.share))).toEqual([
      ['2/3'],
      ['2/3'],
      ['1/3'],
      [],
    ]);
    const backwards = periods('pauses', [{ from: '2026-06-02', until: '2026-06-01' }]);
    expect(await desk.refused('benefit.setPeriods', backwards)).toMatchObject({ code: 'benefitPeriodBackwards' });
    const overlap = periods('pauses', [
      { from: '2026-06-02', until: null },
      { from: '2026-07-01', until: null },
    ]);
    expect(await desk.refused('benefit.setPeriods', overlap)).toMatchObject({ code: 'benefitPeriodOverlap' });
    const paused = { personId: young, month: '2026-06' };
    expect(await desk.refused('benefit.issueStatement', paused)).toMatchObject({ code: 'benefitNothingDue' });
  });
});

describe('absence', () => {
  it('cuts by its length when unlawful, and is a decision when it is large', async () => {
    await setUp();
    const workdays = Array.from({ length: 15 }, (_, index) => `2026-05-${String(index + 4).padStart(2, '0')}`);
    await desk.must('benefit.addAbsence', absence(workdays.slice(0, 2)));
    await desk.must('benefit.addAbsence', absence(['2026-05-20'], { unlawful: false }));
    expect((await may()).computed).toMatchObject({ deduction: 151_721, absence: 2, needsDecision: false });
    expect((await may()).approvedAbsence).toBe(1);
    const { ids } = await desk.must('benefit.addAbsence', absence(workdays.slice(2)));
    expect((await may()).computed).toMatchObject({ absence: 15, needsDecision: true });
    for (const id of ids) await desk.must('benefit.removeAbsence', { id });
    expect((await may()).computed?.absence).toBe(2);
  });

  it('refuses days outside the programme, more than a day holds, and the wrong unit', async () => {
    expect(await desk.refused('benefit.addAbsence', absence(['2026-05-04']))).toMatchObject({
      code: 'benefitNotSetUp',
    });
    await setUp();
    expect(await desk.refused('benefit.addAbsence', absence(['2026-03-15']))).toEqual({
      code: 'absenceOutsideProgramme',
      params: { date: '2026-03-15' },
    });
    await desk.must('benefit.addAbsence', absence(['2026-05-04'], { amount: 0.5 }));
    expect(await desk.refused('benefit.addAbsence', absence(['2026-05-04']))).toMatchObject({
      code: 'absenceTooMuchInDay',
    });
    const hours = absence(['2026-05-05'], { unit: 'hours' });
    expect(await desk.refused('benefit.addAbsence', hours)).toEqual({
      code: 'absenceWrongUnit',
      params: { needed: 'days' },
    });
    const all = Array.from({ length: 31 }, (_, index) => `2026-05-${String(index + 1).padStart(2, '0')}`);
    const whole = all.filter((date) => date !== '2026-05-04');
    expect(await desk.refused('benefit.addAbsence', absence(whole))).toMatchObject({ code: 'absenceTooMuchInMonth' });
    expect(await refusedSetUp({ programmeFrom: '2026-05-05' })).toMatchObject({ code: 'absenceLeftOutside' });
    const pauses = { personId, kind: 'pauses' as const, periods: [{ from: '2026-05-01', until: '2026-05-31' }] };
    expect(await desk.refused('benefit.setPeriods', pauses)).toMatchObject({ code: 'absenceLeftOutside' });
  });

  it('follows the municipality’s basis from the month on which it is set', async () => {
    await setUp();
    await desk.must('benefit.addAbsence', absence(['2026-05-04']));
    desk.signIn(desk.users.second);
    const hours = { deductionBasis: 'hours' as const, coupleRuleFrom: null };
    const early = { fromMonth: '2026-05', ...hours };
    expect(await desk.refused('benefit.setSettings', early)).toEqual({
      code: 'settingsMeetAbsence',
      params: { month: '2026-05' },
    });
    await desk.must('benefit.setSettings', { fromMonth: '2026-06', ...hours });
    await desk.must('benefit.addAbsence', absence(['2026-06-01'], { unit: 'hours', amount: 7.5 }));
    const { months } = await get();
    expect(months.map(({ deductionBasis, computed }) => [deductionBasis, computed?.deduction]).slice(2)).toEqual([
      ['days', 75_861],
      // 7.5 of 1850 hours of 2 G is 1107.15; a krone's hundredth goes to make the month add up.
      ['hours', 110_716],
    ]);
    expect((await desk.must('benefit.settings', {})).history).toHaveLength(1);
  });
});

describe('statements', () => {
  const issue = (month = '2026-05') => ({ personId, month });

  it('are numbered, never edited, corrected by a new version, and recompute to the same øre', async () => {
    await setUp();
    expect(await desk.must('benefit.issueStatement', issue())).toMatchObject({ number: 1, version: 1, exact: true });
    expect(await desk.refused('benefit.issueStatement', issue())).toEqual({
      code: 'benefitStatementUnchanged',
      params: { number: 1, version: 1 },
    });
    expect(await desk.must('benefit.issueStatement', issue('2026-04'))).toMatchObject({ number: 2, version: 1 });
    await desk.must('benefit.addAbsence', absence(['2026-05-04']));
    expect((await may()).changedSinceIssued).toBe(true);
    expect(await desk.must('benefit.issueStatement', issue())).toMatchObject({ number: 1, version: 2 });
    const { statements } = await desk.must('benefit.statements', { personId });
    expect(statements.map(({ month, version, newest, exact }) => [month, version, newest, exact])).toEqual([
      ['2026-05', 2, true, true],
      ['2026-05', 1, false, true],
      ['2026-04', 1, true, true],
    ]);
    const { pdf, fileName } = await desk.must('benefit.statementPdf', { id: statements[0]?.id ?? '', language: 'nb' });
    expect(Buffer.from(pdf, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
    expect(fileName).toBe('manedsoppgave-2026-05-2.pdf');
  });

  it('are refused without set-up, outside the programme, ahead of time and without a G', async () => {
    expect(await desk.refused('benefit.issueStatement', issue())).toMatchObject({ code: 'benefitNotSetUp' });
    await setUp();
    expect(await desk.refused('benefit.issueStatement', issue('2026-02'))).toMatchObject({ code: 'benefitNothingDue' });
    expect(await desk.refused('benefit.issueStatement', issue('2026-08'))).toMatchObject({ code: 'benefitMonthAhead' });
    await setUp({ programmeFrom: '2014-04-01', programmeUntil: '2015-03-31' });
    expect(await desk.refused('benefit.issueStatement', issue('2014-04'))).toMatchObject({
      code: 'benefitRateMissing',
    });
    const { months } = await get();
    expect(months[0]).toMatchObject({ month: '2014-04', computed: null, problem: 'rateMissing' });
  });

  it('a G that comes late shows what is left to pay, and leaves what was issued as it was', async () => {
    await setUp();
    await desk.must('benefit.issueStatement', issue());
    const participant = participantOf(desk.store, personId);
    const [issued] = participant?.statements ?? [];
    if (participant === undefined || issued === undefined) throw new Error('not issued');
    const late: RateSet[] = [
      ...builtInRates,
      {
        id: 'late',
        kind: 'grunnbelop',
        validFrom: '2026-05-01',
        source: 'test',
        standing: 'entered',
        values: { g: 14_000_000 },
      },
    ];
    expect(backPayOf(participant, builtInRates)).toEqual([]);
    expect(backPayOf(participant, late)).toMatchObject([
      { month: '2026-05', issued: 2_275_817, recomputed: 2_333_333, difference: 57_516 },
    ]);
    const again = recompute(issued.frozen);
    expect(again.ok && sameResult(again.value, issued.frozen.result)).toBe(true);
    expect(() =>
      computeMonth({ ...issued.frozen.input, period: { from: '2026-05-01', until: '2026-06-02' } }, late),
    ).toThrow();
    expect([readFrozen('{}'), readFrozen('no')]).toEqual([undefined, undefined]);
  });
});

describe('payroll', () => {
  it('has every participant, sums, and what has been paid', async () => {
    await setUp({ payrollReference: '=1042' });
    await desk.must('benefit.recordPaid', pay(2_000_000));
    const payroll = await desk.must('benefit.payroll', { month: '2026-05' });
    expect(payroll.lines).toMatchObject([
      { personName: 'Selam Tesfay', paid: 2_000_000, toPay: 275_817, issued: false },
    ]);
    expect(payroll.totals).toEqual({ gross: 2_275_817, deduction: 0, net: 2_275_817, paid: 2_000_000, toPay: 275_817 });
    expect((await desk.must('benefit.payroll', { month: '2026-02' })).lines).toEqual([]);
    expect((await may()).difference).toBe(275_817);
    const [entry] = (await get()).paid;
    await desk.must('benefit.removePaid', { id: entry?.id ?? '' });
    expect((await may()).difference).toBeNull();
  });

  it('the file guards against formulas, holds numbers only when asked, and its taking out is logged', async () => {
    await setUp({ payrollReference: '=1042' });
    const plain = await desk.must('benefit.payrollCsv', { month: '2026-05' });
    expect(plain.csv).toContain("2026-05;'=1042;Selam Tesfay;22758,17;0,00;22758,17;0,00;0,00;22758,17;");
    expect(plain.csv).not.toContain('17912099997');
    expect((await desk.must('benefit.payrollCsv', { month: '2026-05', withNationalId: true })).csv).toContain(
      '17912099997',
    );
    const log = desk.store.accessLog({ personId, limit: 20 });
    expect(log.filter(({ action }) => action === 'benefit.payrollCsv')).toHaveLength(2);
  });

  it('refuses amounts that cannot be', async () => {
    expect(await desk.refused('benefit.recordPaid', pay(1))).toMatchObject({ code: 'benefitNotSetUp' });
    await setUp();
    expect(await desk.refused('benefit.recordPaid', pay(-1))).toMatchObject({ code: 'benefitAmountNegative' });
    expect(await desk.refused('benefit.recordPaid', pay(227_581_700))).toMatchObject({ code: 'benefitAmountTooLarge' });
    const ahead = pay(1, { date: '2026-06-21' });
    expect(await desk.refused('benefit.recordPaid', ahead)).toMatchObject({ code: 'dateInFuture' });
    const before = pay(1, { month: '2026-02' });
    expect(await desk.refused('benefit.recordPaid', before)).toMatchObject({ code: 'benefitNothingDue' });
    expect(await desk.must('benefit.backPay', {})).toEqual({ items: [] });
  });
});
