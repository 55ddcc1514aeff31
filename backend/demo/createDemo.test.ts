import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, openDesk } from '../testing/desk.ts';
import { fillDemo } from './createDemo.ts';

let desk: Desk;
beforeAll(async () => {
  desk = openDesk();
  await fillDemo(desk.context, [desk.users.second]);
});
afterAll(() => desk.close());

// First: what is opened below comes on the list too.
test('whoever begins finds four people who were opened last', async () => {
  expect((await desk.must('overview.get', {})).recent).toHaveLength(4);
});

test('the demo has some thirty people in many situations, all through the use cases', async () => {
  const { people, total } = await desk.must('person.search', { text: '', limit: 500 });
  expect(total).toBeGreaterThanOrEqual(28);
  expect(new Set(people.map(({ status }) => status))).toEqual(new Set(['expected', 'settled', 'moved', 'closed']));
  expect(people.filter((person) => person.protected).length).toBeGreaterThanOrEqual(2);
  expect(new Set(people.map(({ intake }) => intake))).toEqual(new Set(['none', 'draft', 'completed']));
  expect(new Set(people.map(({ municipality }) => municipality)).size).toBeGreaterThanOrEqual(6);
  expect(people.filter(({ nativeName }) => /\p{Script=Ethiopic}/u.test(nativeName ?? '')).length).toBeGreaterThan(3);
  expect(people.filter(({ nativeName }) => /\p{Script=Arabic}/u.test(nativeName ?? '')).length).toBeGreaterThan(3);
  expect(people.filter(({ nativeName }) => /\p{Script=Cyrillic}/u.test(nativeName ?? '')).length).toBeGreaterThan(2);
});

test('everybody in it is synthetic', async () => {
  const { people } = await desk.must('person.search', { text: '', limit: 500 });
  for (const { id } of people) {
    const { values } = await desk.must('person.get', { id });
    for (const number of [values.nationalId, values.dNumber]) {
      // Skatteetaten's test series: 80 is added to the month.
      if (typeof number === 'string') expect(Number(number.slice(2, 4))).toBeGreaterThan(80);
    }
    if (typeof values.phone === 'string') expect(values.phone).toMatch(/^00 /);
  }
});

test('it shows versions, drafts with typing left in them, duplicates and changes of household', async () => {
  const byName = async (text: string) => (await desk.must('person.search', { text })).people[0]?.id ?? '';
  const selam = await byName('selam');
  const { forms } = await desk.must('form.list', { personId: selam, form: 'intakeMapping' });
  expect(forms.map(({ version, state }) => [version, state])).toEqual([
    [2, 'completed'],
    [1, 'completed'],
  ]);
  expect((await desk.must('form.get', { id: forms[0]?.id ?? '' })).changed.length).toBeGreaterThan(5);

  const overview = await desk.must('overview.get', {});
  expect(overview.drafts.length).toBeGreaterThanOrEqual(3);
  const drafts = await Promise.all(overview.drafts.map(({ formId }) => desk.must('form.get', { id: formId })));
  expect(drafts.some(({ pending }) => pending.length > 0)).toBe(true);

  const hodan = await desk.must('person.get', { id: await byName('hodan warsame') });
  const { candidates } = await desk.must('person.findDuplicates', { values: hodan.values, exceptId: hodan.id });
  expect(candidates).toHaveLength(1);

  const farid = await desk.must('person.get', { id: await byName('farid') });
  expect(farid.memberships).toHaveLength(2);
  const { entries } = await desk.must('record.history', { recordId: selam });
  expect(new Set(entries.map(({ userName }) => userName)).size).toBeGreaterThan(1);
  expect(entries.every(({ at }) => at <= desk.context.now().toISOString())).toBe(true);
});

test('it has practice placements in every list that asks for something, and employers that nobody is', async () => {
  const count = async (filter: 'running' | 'endingSoon' | 'unsignedLong' | 'withoutAttest' | 'all') =>
    (await desk.must('contract.list', { filter })).contracts.length;
  expect(await count('running')).toBe(1);
  expect(await count('endingSoon')).toBe(1);
  expect(await count('unsignedLong')).toBe(1);
  expect(await count('withoutAttest')).toBe(1);
  expect(await count('all')).toBe(5);
  const { employers } = await desk.must('employer.list', {});
  expect(employers.map(({ name }) => name)).toEqual(['Eksempel bakeri', 'Eksempel sagbruk', 'Prøvedalen sykehjem']);
  expect(employers.every(({ orgNumber }) => orgNumber === null || orgNumber.startsWith('3'))).toBe(true);
});

test('the same clock gives the same demo', async () => {
  const names = async (one: Desk) => {
    const { people } = await one.must('person.search', { text: '', limit: 500 });
    const whole = await Promise.all(people.map(({ id }) => one.must('person.get', { id })));
    return whole.map(({ values, createdAt, changedAt }) => ({ values, createdAt, changedAt }));
  };
  const again = openDesk();
  await fillDemo(again.context, [again.users.second]);
  expect(await names(again)).toEqual(await names(desk));
  again.close();
});

test.for(['2026-11-22T00:05:00.000Z', '2028-02-29T12:00:00.000Z', '2031-12-31T23:00:00.000Z'])(
  'it can be made at any time: %s',
  async (instant) => {
    const other = openDesk(instant);
    await fillDemo(other.context);
    expect((await other.must('overview.get', {})).totals.people).toBeGreaterThanOrEqual(28);
    other.close();
  },
);

test('it has consents that hold, that were partly taken back, and that wait for a signature', async () => {
  const { ending } = await desk.must('consent.ending', { withinDays: 30 });
  expect(ending).toHaveLength(1);
  const states = async (text: string) => {
    const { people } = await desk.must('person.search', { text });
    const { consents } = await desk.must('consent.list', { personId: people[0]?.id ?? '' });
    return consents.map(({ state }) => state);
  };
  expect(await states('selam')).toEqual(['signed']);
  expect(await states('yonas habtom')).toEqual(['partlyWithdrawn']);
  expect(await states('samir')).toEqual(['completed']);
});

test('it has benefit, establishment grants and state grants in the middle of the work', async () => {
  const byName = async (text: string) => (await desk.must('person.search', { text })).people[0]?.id ?? '';
  const { lines } = await desk.must('benefit.payroll', { month: '2026-10' });
  expect(lines).toHaveLength(5);
  expect(lines.filter(({ issued, paid }) => issued && paid > 0)).toHaveLength(3);
  const yonas = await desk.must('benefit.get', { personId: await byName('yonas habtom') });
  expect(yonas.totals.deduction).toBeGreaterThan(0);

  const bought = await desk.must('establishment.get', { personId: await byName('selam') });
  expect(bought.purchases.map(({ state }) => state)).toEqual(['approved', 'settled']);
  expect(bought.decisions[0]).toMatchObject({ exact: true, signed: { name: 'Leder Eksempel' } });
  const wishing = await desk.must('establishment.get', { personId: await byName('samir') });
  expect(wishing.purchases.map(({ state }) => state).toSorted()).toEqual(['approved', 'wish']);

  const grants = await desk.must('stateGrants.get', { personId: await byName('halyna') });
  expect(grants.impairment.applications).toMatchObject([{ state: 'preparing', attachmentsReady: ['consent'] }]);
});
