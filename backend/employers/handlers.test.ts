import { afterEach, beforeEach, expect, test } from 'vitest';
import { newPerson, signedContract } from '../contracts/contractTestKit.ts';
import { type Desk, openDesk } from '../testing/desk.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.close());

const bakery = { name: ' Lom bakeri AS ', orgNumber: '959 377 677', contactName: 'Berit Baker', address: '' };

test('an employer is written down, found and changed', async () => {
  const created = await desk.must('employer.create', { values: bakery });
  expect(created).toMatchObject({ name: 'Lom bakeri AS', orgNumber: '959377677', address: null, note: null });
  await desk.must('employer.create', { values: { name: 'Åsgard gard' } });
  const found = async (text: string) =>
    (await desk.must('employer.search', { text })).employers.map(({ name }) => name);
  expect(await found('bakeri lom')).toEqual(['Lom bakeri AS']);
  expect(await found('9593')).toEqual(['Lom bakeri AS']);
  expect(await found('ÅSG')).toEqual(['Åsgard gard']);
  expect(await found('')).toHaveLength(2);
  const changed = await desk.must('employer.update', {
    id: created.id,
    values: { contactName: null, contactPhone: '61 21 00 00' },
  });
  expect(changed).toMatchObject({ name: 'Lom bakeri AS', contactName: null, contactPhone: '61 21 00 00' });
});

test('a number that cannot be, a number that is taken, and no name are refused', async () => {
  const { id } = await desk.must('employer.create', { values: bakery });
  const create = (values: object) => desk.refused('employer.create', { values });
  expect(await create({ name: 'X', orgNumber: '959377678' })).toEqual({
    code: 'orgNumberFailsCheck',
    params: { problem: 'checkDigit' },
  });
  expect(await create({ name: 'X', orgNumber: '12345' })).toMatchObject({ params: { problem: 'length' } });
  expect(await create({ name: 'X', orgNumber: '959377677' })).toEqual({
    code: 'employerExists',
    params: { employerId: id },
  });
  expect((await create({ name: '  ' })).code).toBe('employerNameMissing');
  expect((await create({})).code).toBe('employerNameMissing');
  const other = await desk.must('employer.create', { values: { name: 'Y' } });
  const taken = await desk.refused('employer.update', { id: other.id, values: { orgNumber: '959377677' } });
  expect(taken.code).toBe('employerExists');
  expect((await desk.refused('employer.update', { id, values: { name: '' } })).code).toBe('employerNameMissing');
  await desk.must('employer.update', { id, values: { orgNumber: '959377677' } });
  expect((await desk.refused('employer.get', { id: desk.users.first.id })).code).toBe('notFound');
  expect((await desk.refused('employer.update', { id: desk.users.first.id, values: {} })).code).toBe('notFound');
});

test('the history of placements, and how many run', async () => {
  const { id } = await desk.must('employer.create', { values: bakery });
  const personId = await newPerson(desk);
  const contract = await signedContract(desk, personId, { employerId: id });
  desk.setClock('2026-12-02T10:00:00.000Z');
  const { placements, hidden } = await desk.must('employer.get', { id });
  expect(placements).toMatchObject([{ id: contract, personId, state: 'running' }]);
  expect(hidden).toBe(0);
  expect((await desk.must('employer.list', {})).employers).toMatchObject([{ id, placements: 1, running: 1 }]);
  expect((await desk.must('contract.list', { employerId: id })).contracts).toHaveLength(1);
  expect((await desk.must('contract.list', { employerId: personId })).contracts).toEqual([]);
});
