import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Desk, openDesk } from '../testing/desk.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.close());

const create = async (values: object) => (await desk.must('person.create', { values })).id;

test('the start page has drafts, recently opened people, totals and whom the mapping is missing for', async () => {
  const [selam, yonas] = [
    await create({ firstName: 'Selam', settlementDate: '2026-02-01' }),
    await create({ firstName: 'Yonas', settlementDate: '2024-02-01' }),
  ];
  await create({ firstName: 'Ventet' });
  // The clock stands at 22 November 2026: one is sixteen today, one is not until tomorrow.
  const girl = await create({ firstName: 'Hana', settlementDate: '2025-02-01', birthDate: '2010-11-22' });
  await create({ firstName: 'Noor', settlementDate: '2025-02-01', birthDate: '2010-11-23' });
  const form = await desk.must('form.start', { personId: selam, form: 'intakeMapping' });
  await desk.must('person.get', { id: yonas });
  await desk.must('person.get', { id: selam });
  const overview = await desk.must('overview.get', {});
  expect(overview.drafts).toMatchObject([{ formId: form.id, personId: selam, name: 'Selam' }]);
  expect(overview.drafts[0]?.total).toBeGreaterThan(50);
  expect(overview.recent.map(({ id }) => id)).toEqual([selam, yonas]);
  expect(overview.totals).toEqual({ people: 5, settledThisYear: 1, expected: 1, withoutIntake: 3 });
  expect(overview.missingIntake.map(({ id }) => id)).toEqual([yonas, girl, selam]);
  desk.signIn(desk.users.second);
  expect((await desk.must('overview.get', {})).recent).toEqual([]);
});

test('a half-typed screen is kept for the user who types it, until it is thrown away', async () => {
  expect(await desk.must('draft.get', { key: 'newPerson' })).toEqual({ content: null, at: null });
  const content = { values: { firstName: 'Sel' }, list: [1, null] };
  const { at } = await desk.must('draft.put', { key: 'newPerson', content });
  expect(await desk.must('draft.get', { key: 'newPerson' })).toEqual({ content, at });
  desk.signIn(desk.users.second);
  expect((await desk.must('draft.get', { key: 'newPerson' })).content).toBeNull();
  desk.signIn(desk.users.first);
  await desk.must('draft.discard', { key: 'newPerson' });
  expect((await desk.must('draft.get', { key: 'newPerson' })).content).toBeNull();
  const refused = await desk.refused('draft.put', { key: 'newPerson', content: { pasted: 'x'.repeat(2_000_000) } });
  expect(refused).toEqual({ code: 'invalidInput', params: { issues: [{ path: 'content', reason: 'tooLong' }] } });
});

test('history tells who changed what and when, newest first, household included', async () => {
  const id = await create({ firstName: 'Farid', phone: '1' });
  desk.setClock('2026-11-23T10:00:00.000Z');
  desk.signIn(desk.users.second);
  await desk.must('person.update', { id, values: { phone: '2' } });
  desk.setClock('2026-11-24T10:00:00.000Z');
  await desk.must('household.create', { members: [{ personId: id, relation: 'self', from: '2026-11-01' }] });
  const { entries } = await desk.must('record.history', { recordId: id, field: 'phone' });
  expect(entries).toEqual([
    {
      at: '2026-11-23T10:00:00.000Z',
      userName: 'Ola Koordinator',
      field: 'phone',
      before: '1',
      after: '2',
      concurrent: false,
    },
    {
      at: '2026-11-22T10:00:00.000Z',
      userName: 'Kari Konsulent',
      field: 'phone',
      before: null,
      after: '1',
      concurrent: false,
    },
  ]);
  const all = (await desk.must('record.history', { recordId: id })).entries;
  expect(all[0]?.at).toBe('2026-11-24T10:00:00.000Z');
  expect(all).toContainEqual(expect.objectContaining({ field: '$household', after: 'Farid' }));
  expect(all).toContainEqual(expect.objectContaining({ field: '$household.from', after: '2026-11-01' }));
});

test('a form’s history has its answers and states, not what holds it together', async () => {
  const personId = await create({ firstName: 'Farid' });
  const { id } = await desk.must('form.start', { personId, form: 'intakeMapping' });
  await desk.must('form.save', { id, values: { wantedWork: 'Mekaniker' } });
  const fields = (await desk.must('record.history', { recordId: id })).entries.map(({ field }) => field);
  expect(fields).toContain('wantedWork');
  expect(fields).toContain('$state');
  expect(fields).not.toContain('$person');
});

test('a draft that no JSON can hold is refused as such', async () => {
  const ring: Record<string, unknown> = {};
  ring.self = ring;
  let deep: Record<string, unknown> = {};
  for (let depth = 0; depth < 100_000; depth++) deep = { deep };
  for (const content of [ring, { deep }, { big: 1n }]) {
    const refused = await desk.refused('draft.put', { key: 'newPerson', content });
    expect(refused).toEqual({ code: 'invalidInput', params: { issues: [{ path: 'content', reason: 'json' }] } });
  }
});

test('being shown who may be the same, and who has moved out, is in the access log', async () => {
  const [selam, yonas] = [await create({ firstName: 'Selam' }), await create({ firstName: 'Yonas' })];
  await desk.must('person.findDuplicates', { values: { firstName: 'Selam' } });
  const { id, members } = await desk.must('household.create', {
    members: [
      { personId: selam, relation: 'self' },
      { personId: yonas, relation: 'spouse' },
    ],
  });
  const membershipId = members.find(({ personId }) => personId === yonas)?.membershipId ?? '';
  await desk.must('household.updateMember', { membershipId, until: '2026-11-01' });
  await desk.must('household.get', { id });
  const { entries } = await desk.must('access.log', {});
  expect(entries).toContainEqual(expect.objectContaining({ action: 'person.findDuplicates', personId: null }));
  expect(entries).toContainEqual(expect.objectContaining({ action: 'household.get', personId: yonas }));
});

test('the access log has readings and changes with names, and a searching without its text', async () => {
  const id = await create({ firstName: 'Farid' });
  desk.signIn(desk.users.second);
  for (const text of ['f', 'fa', 'far']) await desk.must('person.search', { text });
  await desk.must('person.get', { id });
  await desk.must('record.history', { recordId: id });
  const { entries } = await desk.must('access.log', {});
  expect(entries.map(({ action, userName, personName }) => [action, userName, personName])).toEqual([
    ['record.history', 'Ola Koordinator', 'Farid'],
    ['person.get', 'Ola Koordinator', 'Farid'],
    ['person.search', 'Ola Koordinator', null],
    ['person.create', 'Kari Konsulent', 'Farid'],
  ]);
  expect((await desk.must('access.log', { personId: id, limit: 1 })).entries).toHaveLength(1);
});

test('the screen’s refreshes are one reading; coming back, or a while later, is another', async () => {
  const [farid, zahra] = [await create({ firstName: 'Farid' }), await create({ firstName: 'Zahra' })];
  const readings = async () =>
    (await desk.must('access.log', { personId: farid })).entries.filter(({ action }) => action === 'person.get').length;
  for (let times = 0; times < 3; times += 1) await desk.must('person.get', { id: farid });
  expect(await readings()).toBe(1);
  await desk.must('person.get', { id: zahra });
  await desk.must('person.get', { id: farid });
  expect(await readings()).toBe(2);
  desk.setClock('2026-11-22T10:30:00.000Z');
  await desk.must('person.get', { id: farid });
  expect(await readings()).toBe(3);
});

test('reading a household is a reading of each who lives there, and opens none of them', async () => {
  const [farid, zahra] = [await create({ firstName: 'Farid' }), await create({ firstName: 'Zahra' })];
  const { id } = await desk.must('household.create', {
    members: [
      { personId: farid, relation: 'self' },
      { personId: zahra, relation: 'spouse' },
    ],
  });
  await desk.must('person.get', { id: farid });
  await desk.must('household.get', { id });
  await desk.must('household.get', { id });
  for (const personId of [farid, zahra]) {
    const { entries } = await desk.must('access.log', { personId });
    expect(entries.filter(({ action }) => action === 'household.get')).toHaveLength(1);
  }
  expect((await desk.must('overview.get', {})).recent.map((row) => row.id)).toEqual([farid]);
});
