import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Desk, openDesk } from '../testing/desk.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.close());

const person = async (firstName: string, lastName = 'Nazarwal') =>
  (await desk.must('person.create', { values: { firstName, lastName } })).id;
const homeOf = async (id: string) =>
  (await desk.must('household.create', { members: [{ personId: id, relation: 'self' }] })).id;

test('a household lists its members with the numbers that the form needs, the one it is listed under first', async () => {
  const child = await desk.must('person.create', {
    values: { firstName: 'Elyas', lastName: 'Nazarwal', nationalId: '05840399895', dufNumber: '200112345609' },
  });
  const father = await person('Farid');
  const household = await desk.must('household.create', {
    members: [
      { personId: child.id, relation: 'child', from: '2026-02-01' },
      { personId: father, relation: 'self' },
    ],
  });
  expect(household.label).toBe('Nazarwal');
  expect(household.members.map(({ name }) => name)).toEqual(['Nazarwal, Farid', 'Nazarwal, Elyas']);
  expect(household.members[1]).toMatchObject({ nationalId: '05840399895', dufNumber: '200112345609', dNumber: null });
});

test('moving to another household ends the one before the day before, and both are kept', async () => {
  const [farid, idris] = [await person('Farid'), await person('Idris', 'Abdelmahmoud')];
  const shared = await desk.must('household.create', {
    members: [
      { personId: idris, relation: 'self', from: '2024-01-10' },
      { personId: farid, relation: 'other', from: '2024-01-10' },
    ],
  });
  const own = await homeOf(await person('Zahra'));
  await desk.must('household.addMember', { householdId: own, personId: farid, relation: 'spouse', from: '2026-09-01' });
  const before = await desk.must('household.get', { id: shared.id });
  expect(before.members.map(({ personId }) => personId)).toEqual([idris]);
  expect(before.formerMembers).toMatchObject([{ personId: farid, from: '2024-01-10', until: '2026-08-31' }]);
  const { memberships } = await desk.must('person.get', { id: farid });
  expect(memberships.map(({ householdId, until }) => [householdId, until])).toEqual([
    [own, null],
    [shared.id, '2026-08-31'],
  ]);
});

test('where the date of moving is not known, the one before ends today', async () => {
  const farid = await person('Farid');
  const { id: first } = await desk.must('household.create', {
    members: [{ personId: farid, relation: 'self', from: '2024-01-01' }],
  });
  const second = await homeOf(await person('Zahra'));
  await desk.must('household.addMember', { householdId: second, personId: farid, relation: 'spouse' });
  expect((await desk.must('household.get', { id: first })).formerMembers).toMatchObject([{ until: '2026-11-22' }]);
  const { people } = await desk.must('person.search', { text: 'farid' });
  expect(people[0]?.householdId).toBe(second);
});

test('a membership that began later than the move ends on its own first day, never before it', async () => {
  const farid = await person('Farid');
  const first = await desk.must('household.create', {
    members: [{ personId: farid, relation: 'self', from: '2026-06-01' }],
  });
  const second = await homeOf(await person('Zahra'));
  await desk.must('household.addMember', {
    householdId: second,
    personId: farid,
    relation: 'spouse',
    from: '2020-01-01',
  });
  const { formerMembers } = await desk.must('household.get', { id: first.id });
  expect(formerMembers).toMatchObject([{ from: '2026-06-01', until: '2026-06-01' }]);
});

test('adding somebody who lives there already says how they are related', async () => {
  const [selam, ruta] = [await person('Selam'), await person('Ruta')];
  const id = await homeOf(selam);
  await desk.must('household.addMember', { householdId: id, personId: ruta, relation: 'other', from: '2026-01-01' });
  const again = await desk.must('household.addMember', { householdId: id, personId: ruta, relation: 'child' });
  expect(again.members).toHaveLength(2);
  expect(again.members[1]).toMatchObject({ relation: 'child', from: '2026-01-01' });
});

test('a membership is changed and ended, but does not end before it begins', async () => {
  const selam = await person('Selam');
  const { id } = await desk.must('household.create', {
    members: [{ personId: selam, relation: 'self', from: '2026-01-01' }],
  });
  const membershipId = (await desk.must('household.get', { id })).members[0]?.membershipId ?? '';
  expect(await desk.refused('household.updateMember', { membershipId, until: '2025-12-31' })).toEqual({
    code: 'invalidInput',
    params: { issues: [{ path: 'until', reason: 'endBeforeStart' }] },
  });
  const ended = await desk.must('household.updateMember', {
    membershipId,
    until: '2026-11-01',
    relationNote: 'flyttet',
  });
  expect(ended.members).toEqual([]);
  expect(ended.formerMembers).toMatchObject([{ relationNote: 'flyttet', until: '2026-11-01' }]);
  expect(ended.label).toBe('Nazarwal');
});

test('taking somebody back ends where they live now', async () => {
  const farid = await person('Farid');
  const [first, second] = [await homeOf(farid), await homeOf(await person('Zahra'))];
  await desk.must('household.addMember', { householdId: second, personId: farid, relation: 'spouse' });
  const membershipId = (await desk.must('household.get', { id: first })).formerMembers[0]?.membershipId ?? '';
  await desk.must('household.updateMember', { membershipId, until: null });
  expect((await desk.must('household.get', { id: first })).members).toHaveLength(1);
  expect((await desk.must('household.get', { id: second })).members).toHaveLength(1);
});
