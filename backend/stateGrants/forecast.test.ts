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
const pay = (amount: number, values: object = {}) => ({
  budgetYear: 2017,
  kind: 'integration' as const,
  date: '2018-02-01',
  reference: 'Kvartal 4',
  payments: [{ personId, amount }],
  ...values,
});
const forecast = (municipality: '3434' | '3435' | null = null) => desk.must('stateGrants.forecast', { municipality });

describe('teaching Norwegian', () => {
  const teach = (values: object = {}, id = personId) => ({
    personId: id,
    rate: 'high' as const,
    from: '2017-09-01',
    reason: 'Vedtak om opplæring',
    ...values,
  });

  it('gives three years, and the basic grant by people on 15 January', async () => {
    await desk.must('stateGrants.setNorwegian', teach());
    const years = (await get()).norwegian.years;
    expect(years.map(({ budgetYear, year, amount }) => [budgetYear, year, amount])).toEqual([
      [2017, 1, null],
      [2018, 2, kroner(62_300)],
      [2019, 3, null],
    ]);
    const view = await forecast();
    expect(view.norwegian.find(({ budgetYear }) => budgetYear === 2018)).toMatchObject({
      people: [{ rate: 'high', year: 2, people: 1, each: kroner(62_300), sum: kroner(62_300) }],
      personsOn15January: 1,
      step: 'few',
      basic: kroner(185_000),
    });
    expect(view.norwegian[0]).toMatchObject({ budgetYear: 2017, personsOn15January: 0, step: 'none', basic: 0 });
    await desk.must('stateGrants.recordBasic', {
      municipality: '3434',
      budgetYear: 2018,
      amount: kroner(185_000),
      date: '2018-06-01',
    });
    const basic = (await forecast()).rows.find(({ owner }) => owner.kind === 'municipality')?.lines;
    expect(basic).toMatchObject([
      { budgetYear: 2018, state: 'asExpected' },
      { budgetYear: 2019, state: 'rateMissing' },
    ]);
    await state({ movedAway: '2018-01-14' });
    expect((await forecast()).norwegian.map(({ personsOn15January }) => personsOn15January)).toEqual([0, 0]);
  });

  it('refuses half an answer and periods that run backwards', async () => {
    const refuse = (values: object) => desk.refused('stateGrants.setNorwegian', teach(values));
    expect(await refuse({ rate: null })).toMatchObject({ code: 'stateGrantNorwegianIncomplete' });
    expect(await refuse({ until: '2017-08-31' })).toMatchObject({ code: 'stateGrantDateWrong' });
    expect(await refuse({ reason: null })).toMatchObject({ code: 'stateGrantReasonMissing' });
    await desk.must('stateGrants.setNorwegian', teach());
    await desk.must('stateGrants.setNorwegian', teach({ rate: null, from: null, reason: null }));
    expect((await get()).norwegian).toEqual({ period: null, reason: null, years: [] });
  });

  it('asks about adults settled within three years, until it is said that there is teaching, or none and why', async () => {
    const recent = await newPerson({ settlementDate: '2018-04-01' });
    expect((await forecast()).norwegianUnanswered).toBe(2);
    const none = { rate: null, from: null, reason: 'Har fritak' };
    await desk.must('stateGrants.setNorwegian', teach(none, recent));
    expect((await forecast()).norwegianUnanswered).toBe(1);
    expect((await get(recent)).norwegian).toEqual({ period: null, reason: 'Har fritak', years: [] });
  });
});

describe('the municipality', () => {
  it('adds up by year, says what to claim, and which rates are missing', async () => {
    await newPerson({ firstName: 'Abel' });
    await newPerson({ firstName: 'Vera', municipality: '3435' });
    await desk.must('stateGrants.recordReceived', pay(kroner(235_000)));
    const view = await forecast();
    expect(view.municipalities).toEqual(['3434', '3435']);
    expect(
      view.years.map(({ budgetYear, expected, received, claim }) => [budgetYear, expected, received, claim]),
    ).toEqual([
      [2017, kroner(470_000), kroner(235_000), kroner(235_000)],
      [2018, kroner(478_000), null, kroner(478_000)],
      [2019, 0, null, 0],
      [2020, 0, null, 0],
      [2021, 0, null, 0],
    ]);
    expect(view.years[2]).toMatchObject({ missingLines: 2, difference: null });
    expect(view.missingRates[0]).toEqual({ kind: 'integration', item: 'year3', budgetYear: 2019, lines: 2 });
    expect((await forecast('3435')).rows).toMatchObject([{ owner: { kind: 'person', name: 'Tesfay, Vera' } }]);
  });

  it('never names protected people or who has a grant for impairment, in the list or in the file', async () => {
    const hidden = await newPerson({ firstName: 'Hemmelig', protection: 'strictlyConfidential' });
    await newPerson({ firstName: 'Skjult', protection: 'confidential', settlementDate: null });
    const payments = [{ personId: hidden, amount: kroner(235_000) }];
    await desk.must('stateGrants.recordReceived', pay(0, { payments }));
    await desk.must(
      'stateGrants.recordReceived',
      pay(0, { kind: 'grant2', payments: [{ personId, amount: kroner(700_000) }] }),
    );
    const view = await forecast();
    expect(JSON.stringify(view)).not.toMatch(/Hemmelig|Skjult/);
    expect(JSON.stringify(view)).not.toContain(hidden);
    expect(view).toMatchObject({ unresolved: [], unresolvedProtected: 1, toCheckProtected: 1 });
    expect(view.rows.map(({ owner }) => owner)).toMatchObject([
      { kind: 'person', name: 'Tesfay, Selam' },
      { kind: 'protected', people: 1 },
      { kind: 'impairment', people: 1 },
    ]);
    expect(view.years[0]).toMatchObject({
      expected: kroner(470_000),
      received: kroner(935_000),
      claim: kroner(235_000),
    });

    const { csv, fileName, lines } = await desk.must('stateGrants.forecastCsv', {});
    expect(fileName).toBe('statlige-tilskudd-3434-2019-03-20.csv');
    expect(csv.startsWith('\uFEFFÅr;Tilskudd;Gjelder;Ventet;Mottatt;Forskjell;Å kreve;Merknad\r\n')).toBe(true);
    expect(csv).toContain('2017;Integreringstilskudd;Tesfay, Selam;235000,00;;-235000,00;235000,00;Ikke mottatt\r\n');
    expect(csv).toContain('2019;Integreringstilskudd;Tesfay, Selam;;;;;Sats mangler\r\n');
    expect(csv).toContain('2017;Tilskudd 2;Personer med Tilskudd 1 eller 2 (1);;700000,00;700000,00;;');
    expect(csv).not.toMatch(/Hemmelig|Skjult/);
    expect(csv.trimEnd().split('\r\n')).toHaveLength(lines + 1);
    const log = (id: string) => desk.store.accessLog({ personId: id, limit: 50 }).map(({ action }) => action);
    expect(log(personId)).toContain('stateGrants.forecastCsv');
    expect(log(hidden)).not.toContain('stateGrants.forecastCsv');
  });

  it('the reading of a case is logged, and innsyn has everything', async () => {
    await desk.must('stateGrants.recordReceived', pay(kroner(1)));
    await state({ singleAdult: false });
    await get();
    await get();
    const actions = desk.store.accessLog({ personId, limit: 50 }).map(({ action }) => action);
    expect(actions.filter((action) => action === 'stateGrants.get')).toHaveLength(1);
    const { content } = await desk.must('person.export', { personId, format: 'json', language: 'nb' });
    const { records } = JSON.parse(Buffer.from(content, 'base64').toString());
    expect(records.map(({ type }: { type: string }) => type)).toEqual(
      expect.arrayContaining(['stateGrantCase', 'stateGrantReceived']),
    );
  });
});
