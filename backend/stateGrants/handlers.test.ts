import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { kroner } from '#shared/money/ore.ts';
import { type Desk, openDesk } from '../testing/desk.ts';

let desk: Desk;
let personId: string;

beforeEach(async () => {
  desk = openDesk('2019-03-20T10:00:00.000Z');
  personId = await newPerson();
});
afterEach(() => desk.close());

const newPerson = async (values: object = {}) =>
  (
    await desk.must('person.create', {
      values: {
        firstName: 'Selam',
        lastName: 'Tesfay',
        birthDate: '1985-04-20',
        settlementDate: '2017-06-01',
        settlementWay: 'imdiAgreement',
        status: 'settled',
        ...values,
      },
    })
  ).id;
const get = (id = personId) => desk.must('stateGrants.get', { personId: id });
const noFacts = {
  singleAdult: null,
  familyOfHumanitarian: null,
  entitled: null,
  firstSettlement: null,
  residentSettled: null,
  familyApplied: null,
  movedAway: null,
};
const state = (facts: object, id = personId, reason: string | null = 'NIR') =>
  desk.must('stateGrants.setFacts', { personId: id, ...noFacts, ...facts, reason });
const categories = async (id = personId) =>
  (await get(id)).integration?.lines.map(({ budgetYear, category, amount }) => [budgetYear, category, amount]);
const pay = (amount: number, values: object = {}) => ({
  budgetYear: 2017,
  kind: 'integration' as const,
  date: '2018-02-01',
  reference: 'Kvartal 4',
  payments: [{ personId, amount }],
  ...values,
});

describe('a person', () => {
  it('has each year with category, rate and source, and a missing rate is missing', async () => {
    expect(await categories()).toEqual([
      [2017, 'year1SingleAdult', kroner(235_000)],
      [2018, 'year2', kroner(239_000)],
      [2019, 'year3', null],
      [2020, 'year4', null],
      [2021, 'year5', null],
    ]);
    const view = await get();
    expect(view.integration).toMatchObject({ known: kroner(474_000), missingLines: 3, none: null });
    expect(view.integration?.lines[0]).toMatchObject({ rateSetId: 'integration-2017', standing: 'verified' });
    expect(view.checks).toEqual(['noHousehold']);
    expect(view.claims.map(({ budgetYear, claim, state }) => [budgetYear, claim, state])).toEqual([
      [2017, kroner(235_000), 'notReceived'],
      [2018, kroner(239_000), 'notReceived'],
      [2019, 0, 'rateMissing'],
      [2020, 0, 'rateMissing'],
      [2021, 0, 'rateMissing'],
    ]);
  });

  it('is no single adult in a household, and a child of it gets the kindergarten grant', async () => {
    const child = await newPerson({ firstName: 'Abel', birthDate: '2013-01-01' });
    await desk.must('household.create', {
      members: [
        { personId, relation: 'self', from: '2017-06-01' },
        { personId: child, relation: 'child', from: '2017-06-01' },
      ],
    });
    expect((await categories())?.[0]?.[1]).toBe('year1Adult');
    const lines = await categories(child);
    expect([lines?.[0]?.[1], lines?.at(-1)]).toEqual(['year1Child', [2017, 'kindergarten', kroner(25_100)]]);
    expect((await get()).checks).toEqual([]);
    await state({ singleAdult: true });
    expect((await categories())?.[0]?.[1]).toBe('year1SingleAdult');
  });

  it('came to a resident with a humanitarian permit: three years, none when the family applied too late', async () => {
    const resident = await newPerson({ firstName: 'Dawit', settlementDate: '2012-05-05', permit: 'humanitarian' });
    const wife = await newPerson({
      firstName: 'Bilen',
      arrivalManner: 'familyReunified',
      settlementWay: 'familyImmigration',
    });
    await desk.must('household.create', {
      members: [
        { personId: resident, relation: 'self', from: '2012-05-05' },
        { personId: wife, relation: 'spouse', from: '2017-06-01' },
      ],
    });
    const view = await get(wife);
    expect(view.register).toMatchObject({ familyOfHumanitarian: true, residentSettled: '2012-05-05' });
    expect(view.checks).toEqual(['familyApplicationUnknown']);
    expect(await categories(wife)).toHaveLength(3);
    await state({ familyApplied: '2017-05-06' }, wife);
    expect((await get(wife)).integration).toMatchObject({ none: 'familyAppliedTooLate', lines: [] });
    expect((await categories(resident))?.[0]?.[1]).toBe('year1SingleAdult');
  });

  it('asks what the register does not know, and keeps the answer with its reason', async () => {
    const alone = await newPerson({ settlementWay: 'selfSettledWithoutAgreement' });
    expect(await get(alone)).toMatchObject({ problems: ['agreementUnclear'], integration: null });
    await state({ entitled: false }, alone);
    expect(await get(alone)).toMatchObject({ problems: [], integration: { none: 'stated', lines: [] } });
    const moved = await newPerson({ status: 'moved' });
    expect((await get(moved)).problems).toEqual(['movedDateMissing']);
    await state({ movedAway: '2018-04-01' }, moved);
    const after = await get(moved);
    expect(after.integration?.lines.map(({ budgetYear, sharedYear }) => [budgetYear, sharedYear])).toEqual([
      [2017, false],
      [2018, true],
    ]);
    expect(after.stated).toMatchObject({ movedAway: '2018-04-01', reason: 'NIR' });
    const came = await newPerson({ settlementDate: '2018-02-01' });
    await state({ firstSettlement: '2016-02-01' }, came);
    expect((await categories(came))?.[0]).toEqual([2018, 'year3', kroner(171_000)]);
    expect((await get(await newPerson({ settlementDate: null, birthDate: null }))).problems).toEqual([
      'birthDateMissing',
      'settlementDateMissing',
    ]);
  });

  it('gives a child born here the kindergarten grant alone, within six months', async () => {
    const child = await newPerson({ birthDate: '2017-11-01', settlementDate: null, settlementWay: null });
    const later = await newPerson({ birthDate: '2018-11-01', settlementDate: null, settlementWay: null });
    await desk.must('household.create', {
      members: [
        { personId, relation: 'self', from: '2017-06-01' },
        { personId: child, relation: 'child', from: null },
        { personId: later, relation: 'child', from: null },
      ],
    });
    expect(await categories(child)).toEqual([[2017, 'kindergarten', kroner(25_100)]]);
    expect((await get(child)).integration?.lines[0]?.standing).toBe('provisional');
    expect((await get(later)).integration?.none).toBe('bornAfterSettlement');
    expect((await categories())?.[0]?.[1]).toBe('year1SingleAdult');
  });

  it('refuses facts without a reason, and dates that cannot be', async () => {
    const refuse = (facts: object, reason: string | null = 'NIR') =>
      desk.refused('stateGrants.setFacts', { personId, ...noFacts, ...facts, reason });
    expect(await refuse({ singleAdult: false }, ' ')).toMatchObject({ code: 'stateGrantReasonMissing' });
    expect(await refuse({ movedAway: '2017-05-31' })).toEqual({
      code: 'stateGrantDateWrong',
      params: { which: 'movedAway', limit: '2017-06-01' },
    });
    expect(await refuse({ firstSettlement: '2017-06-02' })).toMatchObject({ params: { which: 'firstSettlement' } });
    expect(await refuse({ residentSettled: '2017-06-02' })).toMatchObject({ params: { which: 'residentSettled' } });
    expect(await refuse({ residentSettled: '2015-01-01', familyApplied: '2014-01-01' })).toMatchObject({
      params: { which: 'familyApplied' },
    });
  });
});

describe('payments', () => {
  it('are held against what was expected, and what is missing is claimed', async () => {
    await desk.must('stateGrants.recordReceived', pay(kroner(185_000)));
    const [line] = (await get()).claims;
    expect(line).toEqual({
      budgetYear: 2017,
      kind: 'integration',
      expected: kroner(235_000),
      received: kroner(185_000),
      difference: kroner(-50_000),
      claim: kroner(50_000),
      state: 'tooLittle',
      provisional: false,
    });
    const [entry] = (await get()).received;
    expect(entry).toMatchObject({ reference: 'Kvartal 4', recordedBy: 'Kari Konsulent' });
    await desk.must('stateGrants.removeReceived', { id: entry?.id ?? '' });
    expect((await get()).claims[0]?.state).toBe('notReceived');
    expect(await desk.refused('stateGrants.removeReceived', { id: entry?.id ?? '' })).toMatchObject({
      code: 'notFound',
    });
  });

  it('are refused when they cannot be', async () => {
    const refuse = (amount: number, values: object = {}) =>
      desk.refused('stateGrants.recordReceived', pay(amount, values));
    expect(await refuse(0)).toMatchObject({ code: 'stateGrantAmount', params: { why: 'zero' } });
    expect(await refuse(1_000_000_001)).toMatchObject({ code: 'stateGrantAmount', params: { why: 'absurd' } });
    expect(await refuse(1, { date: '2019-03-21' })).toMatchObject({ code: 'dateInFuture' });
    expect(await refuse(1, { budgetYear: 2016 })).toEqual({
      code: 'stateGrantYearWrong',
      params: { firstYear: 2017, lastYear: 2019 },
    });
    await desk.must('stateGrants.recordReceived', pay(kroner(1)));
    expect(await refuse(kroner(1))).toMatchObject({ code: 'stateGrantAlreadyRecorded' });
    const twice = { payments: [1, 2].map((amount) => ({ personId, amount })) };
    expect(await refuse(0, twice)).toMatchObject({ code: 'stateGrantAlreadyRecorded' });
  });
});

describe('Tilskudd 1 and 2', () => {
  const prepare = (values: object = {}, id = personId) => ({
    personId: id,
    grant: 'grant1' as const,
    year: 1,
    aroseBeforeSettlement: true,
    ...values,
  });

  it('goes from preparing to a granted sum, which is then expected', async () => {
    const settled = await newPerson({ settlementDate: '2018-04-01' });
    const { options, firstSettlement } = (await get(settled)).impairment;
    expect(firstSettlement).toBe('2018-04-01');
    expect(options.map(({ grant, year, eligible, deadline }) => [grant, year, eligible, deadline])).toEqual([
      ['grant1', 1, true, '2019-05-01'],
      ['grant1', 2, true, '2019-05-01'],
      ['grant2', 1, true, '2019-05-01'],
      ['grant2', 2, true, '2019-05-01'],
      ['grant2', 3, true, null],
      ['grant2', 4, true, null],
      ['grant2', 5, true, null],
    ]);
    const { id } = await desk.must('stateGrants.prepareApplication', prepare({}, settled));
    expect(await desk.refused('stateGrants.prepareApplication', prepare({}, settled))).toMatchObject({
      code: 'impairmentApplicationExists',
    });
    // While it waits, the other grant cannot be applied for in years 1 and 2; later years can.
    const other = { grant: 'grant2', year: 2 };
    expect(await desk.refused('stateGrants.prepareApplication', prepare(other, settled))).toMatchObject({
      params: { rules: ['otherGrantInFirstYears'] },
    });
    const later = await desk.must('stateGrants.prepareApplication', prepare({ grant: 'grant2', year: 3 }, settled));
    await desk.must('stateGrants.removeApplication', { id: later.id });
    await desk.must('stateGrants.updateApplication', { id, attachmentsReady: ['medical'], note: 'Venter på skjema.' });
    const decide = { id, date: '2019-03-19', granted: kroner(190_800) };
    expect(await desk.refused('stateGrants.decideApplication', decide)).toMatchObject({
      code: 'impairmentStepOutOfOrder',
      params: { state: 'preparing' },
    });
    await desk.must('stateGrants.sendApplication', { id, date: '2019-03-18' });
    expect(await desk.refused('stateGrants.decideApplication', { ...decide, date: '2019-03-17' })).toMatchObject({
      code: 'impairmentStepTooEarly',
    });
    expect(await desk.refused('stateGrants.decideApplication', { ...decide, granted: kroner(190_801) })).toEqual({
      code: 'impairmentOverCeiling',
      params: { most: kroner(190_800) },
    });
    await desk.must('stateGrants.decideApplication', decide);
    const view = await get(settled);
    expect(view.impairment.applications).toMatchObject([
      { state: 'granted', budgetYear: 2018, granted: kroner(190_800), attachmentsReady: ['medical'] },
    ]);
    expect(view.claims.find(({ kind }) => kind === 'grant1')).toMatchObject({
      expected: kroner(190_800),
      state: 'notReceived',
    });
    // In years 1 and 2 either one, not both; and Tilskudd 1 only once.
    expect(
      await desk.refused('stateGrants.prepareApplication', prepare({ grant: 'grant2', year: 2 }, settled)),
    ).toEqual({
      code: 'impairmentExcluded',
      params: { grant: 'grant2', rules: ['otherGrantInFirstYears'], deadline: '2019-05-01' },
    });
    expect(await desk.refused('stateGrants.prepareApplication', prepare({ year: 2 }, settled))).toMatchObject({
      params: { rules: ['alreadyGiven'] },
    });
    await desk.must('stateGrants.removeApplication', { id });
    expect((await get(settled)).impairment.applications).toEqual([]);
  });

  it('is refused with every rule that excludes it', async () => {
    expect(await desk.refused('stateGrants.prepareApplication', prepare())).toEqual({
      code: 'impairmentExcluded',
      params: { grant: 'grant1', rules: ['afterDeadline'], deadline: '2018-07-01' },
    });
    const family = await newPerson({ settlementDate: '2019-01-01', settlementWay: 'familyImmigration' });
    const late = prepare({ aroseBeforeSettlement: false }, family);
    expect(await desk.refused('stateGrants.prepareApplication', late)).toMatchObject({
      params: { rules: ['familyImmigration', 'aroseAfterSettlement'] },
    });
    const own = await newPerson({ settlementDate: '2019-01-01', settlementWay: 'agreedSelfSettled' });
    expect(await desk.refused('stateGrants.prepareApplication', prepare({}, own))).toMatchObject({
      params: { rules: ['selfSettled'] },
    });
    const unknown = await newPerson({ settlementDate: '2019-01-01', settlementWay: null });
    expect(await desk.refused('stateGrants.prepareApplication', prepare({}, unknown))).toMatchObject({
      code: 'impairmentWayMissing',
    });
    const nowhere = await newPerson({ settlementDate: null });
    expect(await desk.refused('stateGrants.prepareApplication', prepare({}, nowhere))).toMatchObject({
      code: 'stateGrantSettlementMissing',
    });
  });

  it('counts a payment without an application as given, and a sending after the deadline is refused', async () => {
    const settled = await newPerson({ settlementDate: '2018-04-01' });
    const payments = [{ personId: settled, amount: kroner(500_000) }];
    await desk.must('stateGrants.recordReceived', pay(0, { kind: 'grant2', budgetYear: 2018, payments }));
    expect(await desk.refused('stateGrants.prepareApplication', prepare({}, settled))).toMatchObject({
      params: { rules: ['otherGrantInFirstYears'] },
    });
    const { id } = await desk.must('stateGrants.prepareApplication', prepare({ grant: 'grant2', year: 2 }, settled));
    desk.setClock('2019-06-01T10:00:00.000Z');
    expect(await desk.refused('stateGrants.sendApplication', { id, date: '2019-05-02' })).toMatchObject({
      params: { rules: ['afterDeadline'], deadline: '2019-05-01' },
    });
    await desk.must('stateGrants.sendApplication', { id, date: '2019-04-30' });
  });

  it('has its deadline by the setting in force at first settlement', async () => {
    const settled = await newPerson({ settlementDate: '2018-04-01' });
    const set = (validFrom: string, deadlineMonths: number) =>
      desk.must('stateGrants.setSettings', {
        validFrom,
        deadlineMonths,
        laterMonths: 2,
        elderlyFromAge: 61,
        source: 'IMDi, 04.03.2024',
      });
    await set('2018-01-01', 14);
    await set('2018-05-01', 12);
    const { impairment, rules } = await get(settled);
    expect(rules).toEqual({ deadlineMonths: 14, laterMonths: 2, elderlyFromAge: 61 });
    expect(impairment.options.map(({ deadline }) => deadline)).toEqual([
      '2019-06-01',
      '2019-06-01',
      '2019-06-01',
      '2019-06-01',
      '2021-06-01',
      '2022-06-01',
      '2023-06-01',
    ]);
    expect((await get()).rules.deadlineMonths).toBe(13);
    expect(await desk.must('stateGrants.settings', {})).toMatchObject({ deadlineMonths: 12, history: [{}, {}] });
  });
});
