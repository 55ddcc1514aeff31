import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Desk, openDesk } from '../testing/desk.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.close());

const create = async (values: object) => (await desk.must('person.create', { values })).id;

test('the kept person takes over what it lacks, and what is asked for', async () => {
  const keep = await create({ firstName: 'Hodan', phone: '111', civilStatus: 'married' });
  const absorb = await create({ firstName: 'Hodan', lastName: 'Geedi', phone: '222', civilStatus: 'divorced' });
  const merged = await desk.must('person.merge', { keep, absorb, take: ['civilStatus'] });
  expect(merged.values).toMatchObject({ lastName: 'Geedi', phone: '111', civilStatus: 'divorced' });
  expect(merged.mergedFrom).toMatchObject([{ personId: absorb, name: 'Geedi, Hodan' }]);
  expect((await desk.must('person.get', { id: absorb })).mergedInto).toBe(keep);
  expect((await desk.must('person.search', { text: 'hodan' })).people.map(({ id }) => id)).toEqual([keep]);
});

test('what belongs to the absorbed person shows under the kept one, and the history says so', async () => {
  const [keep, absorb] = [await create({ firstName: 'Hodan' }), await create({ firstName: 'Hodaan' })];
  const form = await desk.must('form.start', { personId: absorb, form: 'intakeMapping' });
  const home = await desk.must('household.create', { members: [{ personId: absorb, relation: 'self' }] });
  const merged = await desk.must('person.merge', { keep, absorb });
  expect(merged.memberships).toMatchObject([{ householdId: home.id, personId: keep }]);
  const { forms } = await desk.must('form.list', { personId: keep, form: 'intakeMapping' });
  expect(forms.map(({ id }) => id)).toEqual([form.id]);
  expect((await desk.must('form.get', { id: form.id })).personId).toBe(keep);
  expect((await desk.must('household.get', { id: home.id })).members).toMatchObject([{ personId: keep }]);
  const { entries } = await desk.must('record.history', { recordId: keep });
  expect(entries).toContainEqual(expect.objectContaining({ field: '$merged', before: null, after: 'Hodaan' }));
});

test('unmerging gives both back, with later changes kept', async () => {
  const keep = await create({ firstName: 'Hodan' });
  const absorb = await create({ firstName: 'Hodan', phone: '222', lastName: 'Geedi' });
  const { mergedFrom } = await desk.must('person.merge', { keep, absorb });
  await desk.must('person.update', { id: keep, values: { phone: '333' } });
  const mergeId = mergedFrom[0]?.mergeId ?? '';
  const { kept, restored } = await desk.must('person.unmerge', { mergeId });
  expect(kept.values.phone).toBe('333');
  expect(kept.values.lastName).toBeUndefined();
  expect(kept.mergedFrom).toEqual([]);
  expect(restored).toMatchObject({ mergedInto: null, values: { phone: '222', lastName: 'Geedi' } });
  expect((await desk.must('person.search', { text: 'hodan' })).total).toBe(2);
  const { entries } = await desk.must('record.history', { recordId: keep, field: '$merged' });
  expect(entries.map(({ before, after }) => [before, after])).toEqual([
    ['Geedi, Hodan', null],
    [null, 'Geedi, Hodan'],
  ]);
  expect((await desk.refused('person.unmerge', { mergeId })).code).toBe('cannotUnmerge');
});

test('a merge that makes no sense is refused', async () => {
  const [a, b, c] = [
    await create({ firstName: 'A' }),
    await create({ firstName: 'B' }),
    await create({ firstName: 'C' }),
  ];
  expect((await desk.refused('person.merge', { keep: a, absorb: a })).code).toBe('mergeWithSelf');
  await desk.must('person.merge', { keep: a, absorb: b });
  expect((await desk.refused('person.merge', { keep: c, absorb: b })).code).toBe('alreadyMerged');
  expect((await desk.refused('person.merge', { keep: b, absorb: c })).code).toBe('alreadyMerged');
  expect((await desk.refused('person.update', { id: b, values: { phone: '1' } })).code).toBe('alreadyMerged');
  expect((await desk.refused('person.merge', { keep: a, absorb: desk.context.newId() })).code).toBe('notFound');
  expect((await desk.refused('person.merge', { keep: a, absorb: c, take: ['hair'] })).code).toBe('invalidInput');
});

test('merges that follow each other are undone from the last', async () => {
  const [a, b, c] = [
    await create({ firstName: 'A' }),
    await create({ firstName: 'B' }),
    await create({ firstName: 'C' }),
  ];
  const form = await desk.must('form.start', { personId: a, form: 'intakeMapping' });
  const first = (await desk.must('person.merge', { keep: b, absorb: a })).mergedFrom[0]?.mergeId ?? '';
  const second = (await desk.must('person.merge', { keep: c, absorb: b })).mergedFrom[0]?.mergeId ?? '';
  expect((await desk.must('person.get', { id: a })).mergedInto).toBe(c);
  expect((await desk.must('form.list', { personId: c, form: 'intakeMapping' })).forms[0]?.id).toBe(form.id);
  expect((await desk.refused('person.unmerge', { mergeId: first })).code).toBe('cannotUnmerge');
  await desk.must('person.unmerge', { mergeId: second });
  await desk.must('person.unmerge', { mergeId: first });
  expect((await desk.must('form.list', { personId: c, form: 'intakeMapping' })).forms).toEqual([]);
  expect((await desk.must('form.get', { id: form.id })).personId).toBe(a);
});

test('the number of somebody who was merged away is still theirs: nobody else is registered with it', async () => {
  const [keep, absorb] = [
    await desk.must('person.create', { values: { lastName: 'Haile', nationalId: '29822099635' } }),
    await desk.must('person.create', { values: { lastName: 'Haile', nationalId: '05840399895' } }),
  ];
  await desk.must('person.merge', { keep: keep.id, absorb: absorb.id });
  const refused = await desk.refused('person.create', { values: { lastName: 'Abdi', nationalId: '058403 99895' } });
  expect(refused).toEqual({ code: 'numberTaken', params: { field: 'nationalId', personId: keep.id } });
  // The one as whom both are shown may have it: it is the same person.
  await desk.must('person.update', { id: keep.id, values: { nationalId: '05840399895' } });
});
