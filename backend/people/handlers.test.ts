import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Desk, openDesk } from '../testing/desk.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.close());

const create = (values: object) => desk.must('person.create', { values });

test('a person is registered in this municipality, with numbers without their spaces', async () => {
  const person = await desk.must('person.create', {
    values: { firstName: ' Natnael ', lastName: 'Ghebrezgi', nationalId: '179120 99997', birthDate: '2020-11-17' },
  });
  expect(person.values).toMatchObject({ firstName: 'Natnael', nationalId: '17912099997', municipality: '3434' });
  expect(person.displayName).toBe('Ghebrezgi, Natnael');
  expect(person.values.status).toBe('expected');
  const hits = await desk.must('person.search', { text: 'ghebre' });
  expect(hits.people.map(({ id }) => id)).toEqual([person.id]);
});

test('somebody whose settlement date has come is settled', async () => {
  const person = await create({ firstName: 'Selam', settlementDate: '2026-11-22' });
  expect(person.values.status).toBe('settled');
});

test('a person needs a name, in any script', async () => {
  expect(await desk.refused('person.create', { values: { phone: '1' } })).toEqual({ code: 'nameMissing', params: {} });
  expect((await create({ nativeName: 'ሰላም' })).displayName).toBe('ሰላም');
});

test('a number that fails its check is kept only with a reason, and the reason goes with the need for it', async () => {
  expect(await desk.refused('person.create', { values: { firstName: 'A', dufNumber: '201012345678' } })).toEqual({
    code: 'numberFailsCheck',
    params: { field: 'dufNumber', problem: 'checkDigits' },
  });
  const kept = await create({ firstName: 'A', dufNumber: '201012345678', dufNumberKept: 'Slik står det.' });
  expect(kept.warnings).toContainEqual({ field: 'dufNumber', code: 'numberKept' });
  const right = await desk.must('person.update', { id: kept.id, values: { dufNumber: '200112345609' } });
  expect(right.values.dufNumber).toBe('200112345609');
  expect(right.values.dufNumberKept).toBeUndefined();
});

test('a number of another person is refused with that person, when registering and when changing', async () => {
  const first = await create({ firstName: 'A', nationalId: '05840399895' });
  const taken = { code: 'numberTaken', params: { field: 'nationalId', personId: first.id } };
  expect(await desk.refused('person.create', { values: { firstName: 'B', nationalId: '058403 99895' } })).toEqual(
    taken,
  );
  const second = await create({ firstName: 'B' });
  expect(await desk.refused('person.update', { id: second.id, values: { nationalId: '05840399895' } })).toEqual(taken);
  expect((await desk.must('person.update', { id: first.id, values: { nationalId: '05840399895' } })).id).toBe(first.id);
});

test('dates that cannot be are refused', async () => {
  expect(
    await desk.refused('person.create', {
      values: { firstName: 'A', birthDate: '2010-01-01', settlementDate: '2009-01-01' },
    }),
  ).toEqual({ code: 'settlementBeforeBirth', params: { fields: ['settlementDate', 'birthDate'] } });
  expect((await desk.refused('person.create', { values: { firstName: 'A', birthDate: '2026-11-23' } })).code).toBe(
    'dateInFuture',
  );
});

test('an old fault that came from elsewhere does not stop a new telephone, but is not to be made anew', async () => {
  const { id } = await create({ firstName: 'A', birthDate: '2010-01-01' });
  desk.store.write(desk.context.writeContext(), (writer) =>
    writer.set({ type: 'person', id, caseId: id }, { arrivalDate: '2001-01-01' }),
  );
  expect((await desk.must('person.update', { id, values: { phone: '123' } })).values.phone).toBe('123');
  expect((await desk.refused('person.update', { id, values: { arrivalDate: '2002-01-01' } })).code).toBe(
    'arrivalBeforeBirth',
  );
});

test('null clears, and what is left out stays', async () => {
  const { id } = await create({ firstName: 'A', lastName: 'B', phone: '1' });
  const changed = await desk.must('person.update', { id, values: { phone: null, middleName: 'C' } });
  expect(changed.values).toMatchObject({ firstName: 'A', middleName: 'C', lastName: 'B' });
  expect(changed.values.phone).toBeUndefined();
});

test('a protected person is in lists without municipality, and nobody but the own page has the address', async () => {
  const { id } = await create({
    firstName: 'Laleh',
    address: 'Hemmeleg eksempelveg 1',
    municipality: '3439',
    protection: 'strictlyConfidential',
  });
  const { people } = await desk.must('person.search', { text: 'laleh' });
  expect(people).toMatchObject([{ id, protected: true, municipality: null }]);
  const household = await desk.must('household.create', { members: [{ personId: id, relation: 'self' }] });
  expect(household.members[0]?.protected).toBe(true);
  const answers = [people, household, await desk.must('overview.get', {})];
  expect(JSON.stringify(answers)).not.toContain('Hemmeleg');
  expect((await desk.must('person.get', { id })).values.address).toBe('Hemmeleg eksempelveg 1');
});

test('somebody alike is shown while typing, and not again once found to be another', async () => {
  const hodan = await create({ firstName: 'Hodan', lastName: 'Warsame Geedi', birthDate: '1997-06-06' });
  const typed = { firstName: 'Hodan', lastName: 'Warsama Geedi', birthDate: '1997-06-06' };
  const { candidates } = await desk.must('person.findDuplicates', { values: typed });
  expect(candidates.map(({ person }) => person.id)).toEqual([hodan.id]);

  const other = await desk.must('person.create', { values: typed, notSameAs: [hodan.id] });
  for (const [id, values] of [
    [other.id, typed],
    [hodan.id, hodan.values],
  ] as const) {
    expect((await desk.must('person.findDuplicates', { values, exceptId: id })).candidates).toEqual([]);
  }
  const third = await create({ firstName: 'Hodan', lastName: 'Warsame Geedi', birthDate: '1997-06-06' });
  await desk.must('person.notSame', { a: hodan.id, b: third.id });
  const left = await desk.must('person.findDuplicates', { values: third.values, exceptId: third.id });
  expect(left.candidates.map(({ person }) => person.id)).toEqual([other.id]);
});

test('the same number is the strongest reason to look', async () => {
  const { id } = await create({ firstName: 'Yonas', dufNumber: '200112345609' });
  const { candidates } = await desk.must('person.findDuplicates', {
    values: { firstName: 'Noe helt annet', dufNumber: '2001 123456 09' },
  });
  expect(candidates).toMatchObject([{ person: { id }, reasons: ['dufNumber'], score: 1 }]);
});

test('a person is registered straight into a household', async () => {
  const mother = await create({ firstName: 'Selam' });
  const { id } = await desk.must('household.create', { members: [{ personId: mother.id, relation: 'self' }] });
  const child = await desk.must('person.create', {
    values: { firstName: 'Ruta' },
    household: { id, relation: 'child', from: '2026-01-01' },
  });
  expect(child.memberships).toMatchObject([{ householdId: id, relation: 'child', from: '2026-01-01', until: null }]);
  const unknown = { id: mother.id, relation: 'child' as const };
  const refused = await desk.refused('person.create', { values: { firstName: 'X' }, household: unknown });
  expect(refused.code).toBe('notFound');
  expect((await desk.must('person.search', { text: '' })).total).toBe(2);
});

test('an id that is no person is not found', async () => {
  const id = desk.context.newId();
  for (const method of ['person.get', 'household.get', 'form.get'] as const) {
    expect((await desk.refused(method, { id })).code).toBe('notFound');
  }
  expect((await desk.refused('person.get', { id: desk.users.first.id })).code).toBe('notFound');
  expect((await desk.refused('record.history', { recordId: desk.users.first.id })).code).toBe('notFound');
});
