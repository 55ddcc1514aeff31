import { PNG } from 'pngjs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Desk, openDesk } from '../testing/desk.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
  desk.setClock('2026-11-22T09:00:00.000Z');
});
afterEach(() => desk.close());

const settled = '2026-09-01';

async function person(values: Record<string, unknown>): Promise<string> {
  const base = { lastName: 'Tesfay', settlementDate: settled, status: 'settled' as const };
  return (await desk.must('person.create', { values: { ...base, ...values } })).id;
}

/** A couple with three children under one roof. */
async function familyOfFive(): Promise<readonly string[]> {
  const mother = await person({ firstName: 'Selam', birthDate: '1990-05-05' });
  const father = await person({ firstName: 'Dawit', birthDate: '1988-02-02' });
  const children = [
    await person({ firstName: 'Abel', birthDate: '2009-03-03' }),
    await person({ firstName: 'Bilen', birthDate: '2014-04-04' }),
    await person({ firstName: 'Caleb', birthDate: '2020-06-06' }),
  ];
  const household = await desk.must('household.create', {
    members: [{ personId: mother, relation: 'self', from: settled }],
  });
  await desk.must('household.addMember', {
    householdId: household.id,
    personId: father,
    relation: 'spouse',
    from: settled,
  });
  for (const child of children) {
    await desk.must('household.addMember', {
      householdId: household.id,
      personId: child,
      relation: 'child',
      from: settled,
    });
  }
  return [mother, father, ...children];
}

async function setUp(personId: string) {
  const { suggested, settlementDate } = await desk.must('establishment.get', { personId });
  if (settlementDate === null) throw new Error('no settlement date');
  await desk.must('establishment.setUp', { personId, settlementDate, members: suggested });
  return desk.must('establishment.get', { personId });
}

const lineId = (view: { lines: readonly { id: string; rule: string }[] }, rule: string): string =>
  view.lines.find((line) => line.rule === rule)?.id ?? '';

async function attachReceipt(subjectId: string, personId: string): Promise<void> {
  const picture = { width: 200, height: 300, data: Buffer.alloc(200 * 300 * 4, 255) };
  const content = PNG.sync.write(picture).toString('base64');
  await desk.must('attachment.add', { subjectId, personId, purpose: 'receipt', fileName: 'kvittering.png', content });
}

describe('ceilings', () => {
  test('a family of five: the register suggests who counts, and each line has its ceiling', async () => {
    const family = await familyOfFive();
    const [mother = ''] = family;
    const view = await setUp(mother);
    expect(view.members.map(({ livesAs, came }) => [livesAs, came])).toEqual([
      ['couple', 'settled'],
      ['couple', 'settled'],
      ['single', 'settled'],
      ['single', 'settled'],
      ['single', 'settled'],
    ]);
    const sums = Object.fromEntries(view.lines.map((line) => [line.rule, line.ceiling]));
    expect(sums).toMatchObject({ furnitureCouple: 4_500_000, furnitureChild: 500_000, clothes: 800_000 });
    expect(view.totals).toEqual({ ceiling: 4_500_000 + 3 * 500_000 + 5 * 800_000, used: 0, reserved: 0 });
    // A clothes grant whose year is over, unused, is still part of what the household was given.
    const later = await desk.must('establishment.get', { personId: mother, asOf: '2027-10-01' });
    expect(later.lines.some(({ rule, open }) => rule === 'clothes' && !open)).toBe(true);
    expect(later.totals).toEqual(view.totals);
    // The same case whoever of the household is asked about.
    const fathers = await desk.must('establishment.get', { personId: family[1] ?? '' });
    expect(fathers.establishmentId).toBe(view.establishmentId);
  });

  test('three adults under one roof share; a single parent does not', async () => {
    const [first, second, third] = [
      await person({ firstName: 'A', birthDate: '1990-01-01' }),
      await person({ firstName: 'B', birthDate: '1991-01-01' }),
      await person({ firstName: 'C', birthDate: '1992-01-01' }),
    ];
    const { id: householdId } = await desk.must('household.create', {
      members: [{ personId: first, relation: 'self', from: settled }],
    });
    for (const personId of [second, third]) {
      await desk.must('household.addMember', { householdId, personId, relation: 'other', from: settled });
    }
    const sharing = await setUp(first);
    expect(sharing.lines.filter(({ rule }) => rule === 'furnitureSharing').map(({ ceiling }) => ceiling)).toEqual([
      2_250_000, 2_250_000, 2_250_000,
    ]);
    const parent = await person({ firstName: 'D', birthDate: '1990-01-01' });
    const child = await person({ firstName: 'E', birthDate: '2015-01-01' });
    const home = await desk.must('household.create', {
      members: [{ personId: parent, relation: 'self', from: settled }],
    });
    await desk.must('household.addMember', { householdId: home.id, personId: child, relation: 'child', from: settled });
    const single = await setUp(parent);
    expect(single.lines.map(({ rule }) => rule)).toContain('furnitureSingle');
  });

  test('a birth after the settlement and a spouse who comes later are noticed, and assessed', async () => {
    const mother = await person({ firstName: 'Selam', birthDate: '1990-05-05', settlementDate: '2025-01-10' });
    const { id: householdId } = await desk.must('household.create', {
      members: [{ personId: mother, relation: 'self', from: '2025-01-10' }],
    });
    await setUp(mother);
    const baby = await person({ firstName: 'Abel', birthDate: '2026-02-02', settlementDate: null });
    const husband = await person({
      firstName: 'Dawit',
      birthDate: '1988-02-02',
      settlementDate: '2026-05-01',
      arrivalManner: 'familyReunified',
    });
    await desk.must('household.addMember', { householdId, personId: baby, relation: 'child', from: '2026-02-02' });
    await desk.must('household.addMember', { householdId, personId: husband, relation: 'spouse', from: '2026-05-01' });
    const seen = await desk.must('establishment.get', { personId: mother });
    expect(seen.changes.map(({ what }) => what)).toEqual(['joined', 'joined']);
    expect(seen.suggested.map(({ came }) => came)).toEqual(['settled', 'familyImmigration', 'bornAfterSettlement']);
    const view = await setUp(mother);
    const family = lineId(view, 'familyFurniture');
    await desk.must('establishment.wish', { personId: mother, lineId: family, what: 'Seng', amount: 400_000 });
    const [wish] = (await desk.must('establishment.get', { personId: mother })).purchases;
    const approve = { id: wish?.id ?? '', date: '2026-11-22', amount: 400_000 };
    expect((await desk.refused('establishment.approve', approve)).code).toBe('establishmentNotAssessed');
    const assess = { personId: mother, lineId: family, granted: true, reason: 'Trenger seng.', date: '2026-11-22' };
    await desk.must('establishment.assess', assess);
    await desk.must('establishment.approve', approve);
    const line = (await desk.must('establishment.get', { personId: mother })).lines.find(({ id }) => id === family);
    expect(line).toMatchObject({ ceiling: 500_000, reserved: 400_000, left: 100_000, open: true });
  });

  test('a child that turns 18 is told of, and the ceilings stay those of the settlement date', async () => {
    const parent = await person({ firstName: 'D', birthDate: '1980-01-01', settlementDate: '2026-01-01' });
    const child = await person({ firstName: 'E', birthDate: '2008-03-01', settlementDate: '2026-01-01' });
    const home = await desk.must('household.create', {
      members: [{ personId: parent, relation: 'self', from: '2026-01-01' }],
    });
    await desk.must('household.addMember', {
      householdId: home.id,
      personId: child,
      relation: 'child',
      from: '2026-01-01',
    });
    const view = await setUp(parent);
    expect(view.changes).toEqual([{ personId: child, what: 'turned18', adds: [], removes: [] }]);
    expect(view.lines.map(({ rule }) => rule)).toContain('furnitureChild');
  });

  test('without a birth date there are no sums, and it says so', async () => {
    const alone = await person({ firstName: 'Selam', birthDate: null });
    const { suggested } = await desk.must('establishment.get', { personId: alone });
    await desk.must('establishment.setUp', { personId: alone, settlementDate: settled, members: suggested });
    expect(await desk.must('establishment.get', { personId: alone })).toMatchObject({
      problem: 'birthDateMissing',
      lines: [],
    });
    expect(await desk.refused('establishment.decide', { personId: alone })).toEqual({
      code: 'establishmentBirthDateMissing',
      params: { people: 1 },
    });
  });
});

describe('a purchase', () => {
  test('from wish to settled: each step in its order, the receipt before the money', async () => {
    const personId = await person({ firstName: 'Selam', birthDate: '1990-05-05' });
    const view = await setUp(personId);
    const furniture = lineId(view, 'furnitureSingle');
    const { id } = await desk.must('establishment.wish', {
      personId,
      lineId: furniture,
      what: 'Sofa',
      shop: 'Bohus',
      amount: 1_200_000,
    });
    const on = { id, date: '2026-11-22' };
    expect(await desk.refused('establishment.order', { ...on, way: 'invoice' })).toEqual({
      code: 'establishmentStepOutOfOrder',
      params: { state: 'wish' },
    });
    await desk.must('establishment.approve', { ...on, amount: 1_200_000 });
    const totals = async () => (await desk.must('establishment.get', { personId })).totals;
    expect(await totals()).toMatchObject({ used: 0, reserved: 1_200_000 });
    const order = {
      invoiceTo: 'Lom kommune\nFakturamottak',
      contact: 'Kari, 61 00 00 00',
      collector: null,
      validUntil: '2026-12-20',
    };
    expect(await desk.must('establishment.order', { ...on, way: 'invoice', order })).toEqual({ number: 1 });
    const settle = { ...on, amount: 1_150_000 };
    expect((await desk.refused('establishment.settle', settle)).code).toBe('establishmentReceiptMissing');
    await attachReceipt(id, personId);
    await desk.must('establishment.settle', settle);
    expect(await totals()).toMatchObject({ used: 1_150_000, reserved: 0 });
    const done = (await desk.must('establishment.get', { personId })).purchases[0];
    expect(done).toMatchObject({ state: 'settled', committed: 1_150_000, receipts: [{ purpose: 'receipt' }] });
    expect((await desk.refused('establishment.cancel', { ...on, reason: 'x' })).code).toBe(
      'establishmentStepOutOfOrder',
    );
    // As it was before the day on which it was approved.
    const before = await desk.must('establishment.get', { personId, asOf: '2026-11-21' });
    expect(before.totals).toMatchObject({ used: 0, reserved: 0 });
  });

  test('over the ceiling only with a reason and an approver by name', async () => {
    const personId = await person({ firstName: 'Selam', birthDate: '1990-05-05' });
    const clothes = lineId(await setUp(personId), 'clothes');
    const { id } = await desk.must('establishment.wish', {
      personId,
      lineId: clothes,
      what: 'Vinterklær',
      amount: 900_000,
    });
    const approve = { id, date: '2026-11-22', amount: 900_000 };
    const over = { code: 'establishmentOverCeiling', params: { over: 100_000, left: 800_000 } };
    expect(await desk.refused('establishment.approve', approve)).toEqual(over);
    expect(await desk.refused('establishment.approve', { ...approve, reason: 'Kaldt' })).toEqual(over);
    expect(await desk.refused('establishment.approve', { ...approve, approver: 'Leder' })).toEqual(over);
    await desk.must('establishment.approve', { ...approve, reason: 'Kaldt', approver: 'Kari Leder' });
    const [bought] = (await desk.must('establishment.get', { personId })).purchases;
    expect(bought?.steps).toMatchObject([{ kind: 'approved', reason: 'Kaldt', approver: 'Kari Leder' }]);
  });

  test.each([
    [0, 'zero'],
    [-1, 'negative'],
    [100_000_001, 'absurd'],
  ])('of %i øre is refused', async (amount, why) => {
    const personId = await person({ firstName: 'Selam', birthDate: '1990-05-05' });
    const clothes = lineId(await setUp(personId), 'clothes');
    const wish = { personId, lineId: clothes, what: 'Klær', amount };
    expect(await desk.refused('establishment.wish', wish)).toEqual({
      code: 'establishmentAmount',
      params: { why, most: 100_000_000 },
    });
  });

  test('after the period is refused, and says until when it was', async () => {
    const personId = await person({ firstName: 'Selam', birthDate: '1990-05-05', settlementDate: '2025-09-01' });
    const clothes = lineId(await setUp(personId), 'clothes');
    const { id } = await desk.must('establishment.wish', { personId, lineId: clothes, what: 'Klær', amount: 100 });
    expect(await desk.refused('establishment.approve', { id, date: '2026-11-22', amount: 100 })).toEqual({
      code: 'establishmentOutsidePeriod',
      params: { from: '2025-09-01', until: '2026-08-31' },
    });
    await desk.must('establishment.approve', { id, date: '2026-08-31', amount: 100 });
  });

  test('the newest step is undone, an older one stands', async () => {
    const personId = await person({ firstName: 'Selam', birthDate: '1990-05-05' });
    const clothes = lineId(await setUp(personId), 'clothes');
    const { id } = await desk.must('establishment.wish', { personId, lineId: clothes, what: 'Klær', amount: 100 });
    await desk.must('establishment.approve', { id, date: '2026-11-22', amount: 100 });
    desk.setClock('2026-11-22T09:01:00.000Z');
    await desk.must('establishment.order', { id, date: '2026-11-22', way: 'cash' });
    const steps = async () => (await desk.must('establishment.get', { personId })).purchases[0]?.steps ?? [];
    const [approved, ordered] = await steps();
    const undo = { stepId: approved?.id ?? '' };
    expect((await desk.refused('establishment.undoStep', undo)).code).toBe('establishmentStepStands');
    await desk.must('establishment.undoStep', { stepId: ordered?.id ?? '' });
    await desk.must('establishment.undoStep', undo);
    expect(await steps()).toEqual([]);
  });
});

describe('the decision letter', () => {
  test('is numbered, versioned and exact, and a later rate does not change it', async () => {
    const [mother = ''] = await familyOfFive();
    await setUp(mother);
    const first = await desk.must('establishment.decide', { personId: mother, complaintsTo: 'Lom kommune' });
    expect(first).toMatchObject({ number: 1, version: 1, exact: true, newest: true, signed: null });
    expect(await desk.refused('establishment.decide', { personId: mother })).toEqual({
      code: 'establishmentDecisionUnchanged',
      params: { number: 1, version: 1 },
    });
    desk.signIn(desk.users.second);
    await desk.must('rates.add', {
      kind: 'establishment',
      validFrom: '2026-08-01',
      source: 'Vedtak i kommunestyret 10.06.2026',
      amounts: {
        furnitureSingle: 4_200_000,
        furnitureCouple: 4_700_000,
        furnitureSharing: 2_300_000,
        furnitureChild: 600_000,
        clothes: 900_000,
        familyFurniture: 600_000,
        familyClothes: 900_000,
      },
    });
    const view = await desk.must('establishment.get', { personId: mother });
    expect(view.changedSinceDecided).toBe(true);
    expect(view.decisions[0]).toMatchObject({ total: first.total, exact: true });
    const second = await desk.must('establishment.decide', { personId: mother });
    expect(second).toMatchObject({ number: 1, version: 2, newest: true, exact: true });
    expect(second.total).toBe(4_700_000 + 3 * 600_000 + 5 * 900_000);
  });

  test('is signed once', async () => {
    const personId = await person({ firstName: 'Selam', birthDate: '1990-05-05' });
    await setUp(personId);
    const { id } = await desk.must('establishment.decide', { personId });
    const sign = { id, name: 'Kari Leder', title: 'Leder', date: '2026-11-22' };
    expect((await desk.must('establishment.signDecision', sign)).signed).toEqual({
      name: 'Kari Leder',
      title: 'Leder',
      date: '2026-11-22',
    });
    expect((await desk.refused('establishment.signDecision', sign)).code).toBe('establishmentAlreadySigned');
    const { pdf, fileName } = await desk.must('establishment.decisionPdf', { id, language: 'nb' });
    expect(fileName).toBe('vedtak-etablering-1-1.pdf');
    expect(Buffer.from(pdf, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
  });
});
