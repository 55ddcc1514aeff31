import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FormInstance } from '#shared/api/methods/forms.ts';
import { type Desk, openDesk } from '../testing/desk.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.close());

const create = async (values: object) => (await desk.must('person.create', { values })).id;
const start = (personId: string) => desk.must('form.start', { personId, form: 'intakeMapping' });
const save = (id: string, values: FormInstance['values']) => desk.must('form.save', { id, values });

const selam = {
  firstName: 'Selam',
  lastName: 'Tesfagiorgis',
  nativeName: 'ሰላም ተስፋጊዮርጊስ',
  gender: 'female',
  birthDate: '2003-04-05',
  nationalId: '05840399895',
  dufNumber: '201012345678',
  dufNumberKept: 'Slik står det på brevet.',
  citizenships: ['ERI'],
  address: 'Eksempelvegen 12',
  phone: '1',
};

test('a form starts with what the register knows, and the household beside it', async () => {
  const [mother, child] = [await create(selam), await create({ firstName: 'Ruta', dufNumber: '200112345609' })];
  const { members } = await desk.must('household.create', {
    members: [
      { personId: mother, relation: 'self' },
      { personId: child, relation: 'child' },
    ],
  });
  const form = await start(child);
  expect(form).toMatchObject({ version: 1, state: 'draft', pending: [], changed: [], completedAt: null });
  const row = members[0]?.membershipId;
  expect(form.values).toMatchObject({
    firstName: 'Ruta',
    dufNumber: '200112345609',
    [`household.${row}.$row`]: 1,
    [`household.${row}.name`]: 'Tesfagiorgis, Selam',
    [`household.${row}.nationalId`]: '05840399895',
    [`household.${row}.relation`]: 'parent',
  });
  expect((await start(mother)).values).toMatchObject({
    citizenship: 'Eritrea',
    'dufNumber.$kept': 'Slik står det på brevet.',
  });
});

test('there is one draft at a time', async () => {
  const personId = await create(selam);
  const { id } = await start(personId);
  expect(await desk.refused('form.start', { personId, form: 'intakeMapping' })).toEqual({
    code: 'formDraftExists',
    params: { formId: id },
  });
  await desk.must('form.discard', { id });
  expect((await desk.refused('form.get', { id })).code).toBe('notFound');
  expect((await start(personId)).version).toBe(1);
});

test('typing is never refused for what it says, only for where it would go', async () => {
  const { id } = await start(await create(selam));
  const values = { settlementDate: '31.02', wantedWork: 'x'.repeat(20_000), schoolYears: 'mange' };
  await desk.must('form.type', { id, values });
  const form = await desk.must('form.get', { id });
  expect(form.values).toMatchObject(values);
  expect(form.pending.toSorted()).toEqual(Object.keys(values).toSorted());
  for (const path of ['hair', 'firstName.$kept', 'workAbroad.r1.hair', 'household.r1.name', '$state']) {
    expect(await desk.refused('form.type', { id, values: { [path]: 'x' } })).toEqual({
      code: 'unknownPath',
      params: { path },
    });
  }
});

test('saving commits, and what does not fit is kept as typed and told of', async () => {
  const { id } = await start(await create(selam));
  await desk.must('form.type', { id, values: { wantedWork: 'Hels', goodAt: 'Tål' } });
  const refused = await desk.refused('form.save', {
    id,
    values: { wantedWork: 'Helsefagarbeider', arrivalDate: '2026-02-31' },
  });
  expect(refused).toEqual({
    code: 'invalidInput',
    params: { issues: [{ path: 'arrivalDate', reason: 'invalidDate' }] },
  });
  const form = await desk.must('form.get', { id });
  expect(form.values).toMatchObject({ wantedWork: 'Helsefagarbeider', goodAt: 'Tål', arrivalDate: '2026-02-31' });
  expect(form.pending).toEqual(['arrivalDate', 'goodAt']);
  expect((await desk.refused('form.complete', { id, acceptMissing: true })).code).toBe('invalidInput');
  expect((await save(id, { arrivalDate: '2026-02-28' })).pending).toEqual(['goodAt']);
});

test('an emptied answer is cleared, and zero is an answer', async () => {
  const { id } = await start(await create(selam));
  await save(id, { wantedWork: 'Kokk', schoolYears: 0, primarySchool: true });
  const { values } = await save(id, { wantedWork: '', primarySchool: false });
  expect(values.schoolYears).toBe(0);
  expect(values).not.toHaveProperty('wantedWork');
  expect(values).not.toHaveProperty('primarySchool');
});

test('a table has no more rows than it may', async () => {
  const { id } = await start(await create(selam));
  const rows = Array.from({ length: 11 }, (_, index) => [`references.r${index}.$row`, index + 1]);
  expect(await desk.refused('form.save', { id, values: Object.fromEntries(rows) })).toEqual({
    code: 'tooManyRows',
    params: { path: 'references', max: 10 },
  });
});

test('completing names what is missing, takes what was typed, and then nothing changes any more', async () => {
  const [personId, child] = [await create(selam), await create({ firstName: 'Ruta' })];
  const household = await desk.must('household.create', {
    members: [
      { personId, relation: 'self' },
      { personId: child, relation: 'child' },
    ],
  });
  const { id } = await start(personId);
  await desk.must('form.type', { id, values: { wantedWork: 'Helsefagarbeider' } });
  const refused = await desk.refused('form.complete', { id });
  expect(refused.code).toBe('formIncomplete');
  expect(refused.params).toMatchObject({ missing: expect.arrayContaining([{ path: 'schoolYears' }]) });
  expect(refused.params).not.toMatchObject({ missing: expect.arrayContaining([{ path: 'wantedWork' }]) });

  const completed = await desk.must('form.complete', { id, acceptMissing: true });
  expect(completed).toMatchObject({ state: 'completed', pending: [], completedBy: 'Kari Konsulent' });
  expect(completed.values).toMatchObject({ wantedWork: 'Helsefagarbeider', firstName: 'Selam' });

  const membershipId = household.members[1]?.membershipId ?? '';
  await desk.must('person.update', { id: personId, values: { firstName: 'Salam', phone: '2' } });
  await desk.must('household.updateMember', { membershipId, until: '2026-11-01' });
  expect((await desk.must('form.get', { id })).values).toEqual(completed.values);
  const values = { wantedWork: 'x' };
  for (const method of ['form.type', 'form.save'] as const) {
    expect((await desk.refused(method, { id, values })).code).toBe('formCompleted');
  }
  for (const method of ['form.complete', 'form.discard'] as const) {
    expect((await desk.refused(method, { id })).code).toBe('formCompleted');
  }
});

test('a new version copies forward, reads the register anew, and shows what differs', async () => {
  const personId = await create(selam);
  const first = await start(personId);
  await save(first.id, { wantedWork: 'Kokk', goodAt: 'Bake' });
  await desk.must('form.complete', { id: first.id, acceptMissing: true });
  await desk.must('person.update', { id: personId, values: { phone: '2' } });
  const second = await start(personId);
  expect(second).toMatchObject({ version: 2, changed: [{ path: 'phone', before: '1' }] });
  expect(second.values).toMatchObject({ wantedWork: 'Kokk', goodAt: 'Bake', phone: '2' });
  await save(second.id, { goodAt: null });
  const completed = await desk.must('form.complete', { id: second.id, acceptMissing: true });
  expect(completed.changed).toEqual([
    { path: 'goodAt', before: 'Bake' },
    { path: 'phone', before: '1' },
  ]);
  const { forms } = await desk.must('form.list', { personId, form: 'intakeMapping' });
  expect(forms.map(({ version, state }) => [version, state])).toEqual([
    [2, 'completed'],
    [1, 'completed'],
  ]);
  expect(forms[0]?.answered).toBeGreaterThan(3);
});

test('what the form says otherwise is offered to the register, under the register’s own rules', async () => {
  const other = await create({ firstName: 'Annen', dufNumber: '200112345609' });
  const personId = await create(selam);
  const { id } = await start(personId);
  expect((await desk.must('form.registerDifferences', { id })).differences).toEqual([]);
  await save(id, { phone: '99', dufNumber: '2001 123456 09', 'dufNumber.$kept': null });
  const { differences } = await desk.must('form.registerDifferences', { id });
  expect(differences.map(({ path, inForm, inRegister }) => [path, inForm, inRegister])).toEqual([
    ['dufNumber', '2001 123456 09', '201012345678'],
    ['phone', '99', '1'],
  ]);
  expect(await desk.refused('form.applyToRegister', { id, paths: ['phone', 'dufNumber'] })).toEqual({
    code: 'numberTaken',
    params: { field: 'dufNumber', personId: other },
  });
  expect((await desk.must('person.get', { id: personId })).values.phone).toBe('1');
  const left = await desk.must('form.applyToRegister', { id, paths: ['phone'] });
  expect(left.differences.map(({ path }) => path)).toEqual(['dufNumber']);
  expect((await desk.must('person.get', { id: personId })).values.phone).toBe('99');
});

test('an unreadable date is told of rather than carried over, and takes the rest of the call with it', async () => {
  const personId = await create(selam);
  const { id } = await start(personId);
  await desk.must('form.type', { id, values: { phone: '99', arrivalDate: '31.02.2026' } });
  expect(await desk.refused('form.applyToRegister', { id, paths: ['phone', 'arrivalDate'] })).toEqual({
    code: 'invalidInput',
    params: { issues: [{ path: 'arrivalDate', reason: 'invalidDate' }] },
  });
  expect((await desk.must('person.get', { id: personId })).values.phone).toBe('1');
  await desk.must('form.applyToRegister', { id, paths: ['phone'] });
  expect((await desk.must('person.get', { id: personId })).values.phone).toBe('99');
});

test('a protected address does not get into the form by itself', async () => {
  const form = await start(await create({ ...selam, protection: 'confidential' }));
  expect(form.values).not.toHaveProperty('address');
});

test('typing and then saving is the same as saving', async () => {
  const paths = ['wantedWork', 'goodAt', 'schoolYears', 'arrivalDate', 'workAbroad.r1.$row', 'workAbroad.r1.employer'];
  const value = fc.oneof(
    fc.constantFrom('', 'a', '2026-01-01', '31.02'),
    fc.integer({ min: 1, max: 3 }),
    fc.constant(null),
  );
  const steps = fc.array(fc.dictionary(fc.constantFrom(...paths), value, { minKeys: 1 }), {
    minLength: 1,
    maxLength: 4,
  });
  const person = async () => start(await create({ firstName: 'A' }));
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      const [typed, saved] = [await person(), await person()];
      for (const values of all) {
        await desk.must('form.type', { id: typed.id, values });
        await desk.call('form.save', { id: typed.id, values });
        await desk.call('form.save', { id: saved.id, values });
      }
      const [left, right] = [
        await desk.must('form.get', { id: typed.id }),
        await desk.must('form.get', { id: saved.id }),
      ];
      expect(left.values).toEqual(right.values);
      expect(left.pending).toEqual(right.pending);
    }),
    { numRuns: 15 },
  );
});

test('the form is printed under an id of its own, and its file name says nothing about anybody', async () => {
  const personId = await create(selam);
  const { id, documentId } = await start(personId);
  expect(documentId).toMatch(/^KS-[0-9A-Z]{3}-[0-9A-Z]{3}-1$/);
  const draft = await desk.must('form.pdf', { id, language: 'nb' });
  expect(draft).toMatchObject({ documentId, fileName: `kartlegging-${documentId}-2026-11-22.pdf` });
  expect(Buffer.from(draft.pdf, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
  await desk.must('form.complete', { id, acceptMissing: true });
  const printed = await desk.must('form.pdf', { id, language: 'nb' });
  await desk.must('person.update', { id: personId, values: { nativeName: null, phone: '5' } });
  desk.setClock('2027-03-01T10:00:00.000Z');
  expect(await desk.must('form.pdf', { id, language: 'nb' })).toEqual(printed);
  const { entries } = await desk.must('access.log', { personId });
  expect(entries.filter(({ action }) => action === 'form.pdf')).toHaveLength(3);
});

test('a blank form has no document id and no name', async () => {
  const blank = await desk.must('form.blankPdf', { form: 'intakeMapping', language: 'nn' });
  expect(blank).toMatchObject({ documentId: null, fileName: 'kartlegging-blankt-nn.pdf' });
  expect(blank.pages).toBeGreaterThan(1);
});

describe('papers that a person can have many of', () => {
  const startConsent = (personId: string, amends?: string) =>
    desk.must('form.start', { personId, form: 'consent', ...(amends === undefined ? {} : { amends }) });
  const complete = async (id: string) => {
    await desk.must('form.complete', { id, acceptMissing: true });
    return id;
  };

  test('each begins at version 1 beside the others, with drafts of its own', async () => {
    const personId = await create(selam);
    const [first, second] = [await startConsent(personId), await startConsent(personId)];
    expect([first.version, second.version]).toEqual([1, 1]);
    expect([first.series, second.series]).toEqual([first.id, second.id]);
    expect(second.documentId).toMatch(/^SE-/);
    const { forms } = await desk.must('form.list', { personId, form: 'consent' });
    expect(forms.map(({ id }) => id)).toEqual([second.id, first.id]);
  });

  test('the next version of one goes on from its newest completed one, and copies it', async () => {
    const personId = await create(selam);
    const first = await startConsent(personId);
    await save(first.id, { remarks: 'Bare på tigrinja' });
    await complete(first.id);
    const other = await startConsent(personId);
    expect(other.values.remarks).toBeUndefined();

    const second = await startConsent(personId, first.id);
    expect(second).toMatchObject({ version: 2, series: first.id, values: { remarks: 'Bare på tigrinja' } });
    expect(await desk.refused('form.start', { personId, form: 'consent', amends: first.id })).toEqual({
      code: 'formDraftExists',
      params: { formId: second.id },
    });
    await complete(second.id);
    expect(await desk.refused('form.start', { personId, form: 'consent', amends: first.id })).toEqual({
      code: 'formNotNewest',
      params: { newest: second.id },
    });
    const { forms } = await desk.must('form.list', { personId, form: 'consent' });
    expect(forms.map(({ id }) => id)).toEqual([other.id, second.id, first.id]);
  });

  test("another person's paper, and another form, are not gone on from", async () => {
    const [personId, stranger] = [await create(selam), await create({ firstName: 'Ruta' })];
    const paper = await complete((await startConsent(stranger)).id);
    const intake = (await start(personId)).id;
    for (const amends of [paper, intake]) {
      expect((await desk.refused('form.start', { personId, form: 'consent', amends })).code).toBe('notFound');
    }
  });
});
