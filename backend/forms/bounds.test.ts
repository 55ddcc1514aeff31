import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Desk, openDesk } from '../testing/desk.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.close());

async function started(values: object = {}): Promise<{ id: string; personId: string }> {
  const person = await desk.must('person.create', { values: { lastName: 'Tesfay', ...values } });
  return desk.must('form.start', { personId: person.id, form: 'intakeMapping' });
}

test('a hundred thousand rows are refused while they are only typed, with a row or without one', async () => {
  const { id } = await started();
  const many = (cell: string) =>
    Object.fromEntries(
      Array.from({ length: 100_000 }, (_, n) => [`workAbroad.r${n}.${cell}`, cell === '$row' ? n : 'x']),
    );
  for (const cell of ['$row', 'employer']) {
    const refused = await desk.refused('form.type', { id, values: many(cell) });
    expect(refused).toMatchObject({ code: 'tooManyRows', params: { path: 'workAbroad' } });
    expect(await desk.refused('form.save', { id, values: many(cell) })).toMatchObject({ code: 'tooManyRows' });
  }
  expect((await desk.must('form.get', { id })).pending).toEqual([]);
});

test('removed rows take no place', async () => {
  const { id } = await started();
  for (let n = 0; n < 60; n++) {
    await desk.must('form.type', { id, values: { [`workAbroad.r${n}.$row`]: n, [`workAbroad.r${n}.employer`]: 'x' } });
    await desk.must('form.save', {
      id,
      values: { [`workAbroad.r${n}.$row`]: null, [`workAbroad.r${n}.employer`]: null },
    });
  }
});

test('an address that has been protected since the last version is not carried on to the next', async () => {
  const address = { address: 'Hemmeligveien 1', postalCode: '2686', postalPlace: 'Lom' };
  const { id, personId } = await started(address);
  expect(JSON.stringify(await desk.must('form.complete', { id, acceptMissing: true }))).toContain('Hemmeligveien');
  await desk.must('person.update', { id: personId, values: { protection: 'strictlyConfidential' } });
  const next = await desk.must('form.start', { personId, form: 'intakeMapping' });
  expect(JSON.stringify(next.values)).not.toContain('Hemmeligveien');
});

test('comparing a form with the register is a reading of the case', async () => {
  const { id, personId } = await started();
  await desk.must('form.registerDifferences', { id });
  const { entries } = await desk.must('access.log', { personId });
  expect(entries.map(({ action }) => action)).toContain('form.registerDifferences');
});
