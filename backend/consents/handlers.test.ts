import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FormInstance } from '#shared/api/methods/forms.ts';
import { addPaperEvent } from '../papers/paperEvents.ts';
import { type Desk, openDesk } from '../testing/desk.ts';

let desk: Desk;
let personId: string;
beforeEach(async () => {
  desk = openDesk('2026-06-01T10:00:00.000Z');
  personId = await newPerson({ firstName: 'Selam', lastName: 'Haile', birthDate: '1990-04-12' });
});
afterEach(() => desk.close());

const newPerson = async (values: object) => (await desk.must('person.create', { values })).id;

const filled: FormInstance['values'] = {
  interpreterUsed: 'no',
  'recipients.rowA.$row': 1,
  'recipients.rowA.body': 'NAV',
  'recipients.rowA.scopes': ['work', 'education'],
  'recipients.rowA.purpose': 'Arbeid og praksis',
  'recipients.rowA.limits': 'Ikke karakterer',
  'recipients.rowB.$row': 2,
  'recipients.rowB.body': 'Skolen',
  'recipients.rowB.scopes': ['education'],
  'recipients.rowB.purpose': 'Norskopplæring og skole',
  validFrom: '2026-05-01',
  validUntil: '2026-06-20',
  signedBy: 'self',
};

async function completed(person = personId, more: FormInstance['values'] = {}): Promise<string> {
  const { id } = await desk.must('form.start', { personId: person, form: 'consent' });
  await desk.must('form.save', { id, values: { ...filled, ...more } });
  await desk.must('form.complete', { id, acceptMissing: true });
  return id;
}

function sign(id: string, date = '2026-05-01', capacity: 'self' | 'guardian' = 'self'): void {
  const signatures = [{ line: 0, name: 'Selam Haile', place: 'Lom', date, capacity }];
  addPaperEvent(desk.context, { id, caseId: personId }, { date, detail: { kind: 'signed', signatures } });
}

async function signed(): Promise<string> {
  const id = await completed();
  sign(id);
  return id;
}

const told = { toldBy: 'Selam Haile', toldTo: 'Kari Konsulent', date: '2026-06-01' };
const toNav = { recipient: 'NAV', purpose: 'Arbeid og praksis' };
const check = (more: object = {}) => desk.must('consent.check', { personId, scopes: ['work'], ...toNav, ...more });

test('a consent starts with nothing ticked, and gives nothing before it is signed', async () => {
  const { values, id } = await desk.must('form.start', { personId, form: 'consent' });
  expect(values).toEqual({ birthDate: '1990-04-12' });
  expect((await desk.must('consent.list', { personId })).consents).toMatchObject([
    { id, state: 'draft', signedOn: null },
  ]);
  expect(await check()).toMatchObject({ allowed: false, reason: 'noConsent' });
});

test('completing is refused where the paper would not hold, and what was written stays', async () => {
  const { id } = await desk.must('form.start', { personId, form: 'consent' });
  const values = { ...filled, validUntil: '2026-04-30' };
  await desk.must('form.save', { id, values });
  expect((await desk.refused('form.complete', { id, acceptMissing: true })).code).toBe('consentUntilBeforeFrom');
  expect((await desk.must('form.get', { id })).values).toMatchObject(values);
  await desk.must('form.save', { id, values: { validUntil: '2026-12-31', birthDate: '2012-01-01' } });
  expect((await desk.refused('form.complete', { id, acceptMissing: true })).code).toBe('consentNeedsGuardian');
});

test('signed: it answers by the line that grants it, says when it ends, and is on the list of those', async () => {
  const id = await signed();
  const [item] = (await desk.must('consent.list', { personId })).consents;
  expect(item).toMatchObject({ id, state: 'signed', lastDay: '2026-06-20', daysLeft: 19, recipients: 2 });
  expect(await check()).toEqual({
    allowed: true,
    reason: null,
    parts: [
      {
        scope: 'work',
        allowed: true,
        reason: null,
        basis: { kind: 'consent', consentId: id, row: 'rowA', limits: 'Ikke karakterer' },
      },
    ],
  });
  const fields = [
    { of: 'intakeMapping', path: 'workAbroad.r.employer' },
    { of: 'person', path: 'phone' },
  ];
  expect(await check({ scopes: [], fields })).toMatchObject({ allowed: false, reason: 'scopeNotCovered' });
  expect((await desk.must('consent.ending', { withinDays: 18 })).ending).toEqual([]);
  expect((await desk.must('consent.ending', { withinDays: 19 })).ending).toMatchObject([
    { id, personId, displayName: 'Haile, Selam', isProtected: false, daysLeft: 19 },
  ]);
  await desk.must('person.update', { id: personId, values: { protection: 'strictlyConfidential' } });
  expect((await desk.must('consent.ending', { withinDays: 19 })).ending).toMatchObject([{ id, isProtected: true }]);
  desk.setClock('2026-06-21T10:00:00.000Z');
  expect((await desk.must('consent.get', { id })).state).toBe('expired');
  expect((await desk.must('consent.ending', { withinDays: 366 })).ending).toEqual([]);
});

test('withdrawn for one scope of one line, then whole; who told it to whom is kept', async () => {
  const id = await signed();
  const part = await desk.must('consent.withdraw', { id, rows: [{ row: 'rowA', scopes: ['work'] }], ...told });
  expect(part.state).toBe('partlyWithdrawn');
  expect(part.grants[0]?.scopes).toEqual([
    { scope: 'education', state: 'active', withdrawnOn: null },
    { scope: 'work', state: 'withdrawn', withdrawnOn: '2026-06-01' },
  ]);
  expect(await check()).toMatchObject({ allowed: false, reason: 'withdrawn' });
  expect(await check({ scopes: ['education'] })).toMatchObject({ allowed: true });

  const whole = await desk.must('consent.withdraw', { id, rows: null, ...told, note: 'På telefon' });
  expect(whole).toMatchObject({ state: 'withdrawn', lastDay: null });
  expect(whole.withdrawals).toMatchObject([
    { rows: [{ row: 'rowA', scopes: ['work'] }] },
    { rows: null, toldBy: 'Selam Haile', toldTo: 'Kari Konsulent', note: 'På telefon' },
  ]);
});

test('what cannot be withdrawn', async () => {
  const id = await completed();
  const refused = async (more: object = {}) =>
    (await desk.refused('consent.withdraw', { id, rows: null, ...told, ...more })).code;
  expect(await refused()).toBe('consentNotSigned');
  sign(id);
  expect(await refused({ date: '2026-04-30' })).toBe('withdrawalBeforeSigning');
  expect(await refused({ date: '2026-06-02' })).toBe('dateInFuture');
  expect(await refused({ rows: [{ row: 'rowC' }] })).toBe('consentRowUnknown');
  expect(await refused({ id: personId })).toBe('notFound');
  await desk.must('consent.withdraw', { id, rows: null, ...told });
  expect(await refused()).toBe('consentAlreadyWithdrawn');
});

test('disclosing: by consent, else refused; by another basis only for what it names', async () => {
  const consentId = await signed();
  const disclosure = { personId, scopes: ['work' as const], what: 'CV', date: '2026-05-20', how: 'paper' as const };
  const added = await desk.must('disclosure.add', { ...disclosure, ...toNav, receivedBy: 'En veileder' });
  expect(added).toMatchObject({ consents: [{ id: consentId }], override: null, recordedBy: 'Kari Konsulent' });

  const toOthers = { recipient: 'Barnevernet', purpose: 'Helsehjelp' };
  expect(await desk.refused('disclosure.add', { ...disclosure, ...toOthers })).toEqual({
    code: 'disclosureNotAllowed',
    params: { reason: 'recipientNotNamed' },
  });
  expect((await desk.refused('disclosure.add', { ...disclosure, ...toNav, date: '2026-06-02' })).code).toBe(
    'dateInFuture',
  );

  const basis = { legalBasis: 'Fare for liv', reason: 'Beskrevet i journalen', scopes: ['family' as const] };
  const bad = { personId, ...toOthers, ...basis, from: '2026-06-02', until: '2026-06-01' };
  expect((await desk.refused('consent.override', bad)).code).toBe('overrideUntilBeforeFrom');
  const { id: overrideId } = await desk.must('consent.override', { personId, ...toOthers, ...basis });
  const urgent = { ...disclosure, ...toOthers, overrideId, date: '2026-06-01' };
  expect((await desk.refused('disclosure.add', urgent)).code).toBe('overrideDoesNotCover');
  expect((await desk.refused('disclosure.add', { ...urgent, overrideId: consentId })).code).toBe('notFound');
  const second = await desk.must('disclosure.add', { ...urgent, scopes: ['family'] });
  expect(second).toMatchObject({ consents: [], override: { id: overrideId, legalBasis: 'Fare for liv' } });

  const { disclosures } = await desk.must('disclosure.list', { personId });
  expect(disclosures.map((each) => each.recipient)).toEqual(['Barnevernet', 'NAV']);
  expect((await desk.must('consent.overrides', { personId })).overrides).toMatchObject([{ id: overrideId }]);
  const actions = desk.store.accessLog({ personId, limit: 100 }).map((entry) => entry.action);
  expect(actions).toContain('consent.override');
  expect(actions.filter((action) => action === 'disclosure.add')).toHaveLength(2);
});

test('an override without basis or reason is not taken', async () => {
  const whole = { personId, ...toNav, scopes: ['work' as const], legalBasis: 'Lov', reason: 'Fordi' };
  await expect(desk.call('consent.override', { ...whole, legalBasis: ' ' })).rejects.toThrow();
  await expect(desk.call('consent.override', { ...whole, reason: '' })).rejects.toThrow();
});

test('through the papers: printed, signed by a guardian, and replaced by a version that gives less', async () => {
  const child = await newPerson({ firstName: 'Ruta', lastName: 'Haile', birthDate: '2012-04-12' });
  const id = await completed(child, { signedBy: 'guardian', guardianName: 'Almaz', guardianCapacity: 'Mor' });
  await desk.must('paper.print', { id, language: 'nb' });
  expect((await desk.must('consent.get', { id })).state).toBe('printed');
  const at = { place: 'Lom', date: '2026-05-10', name: 'Almaz' };
  const alone = { id, date: '2026-05-10', signatures: [{ ...at, line: 0, capacity: 'self' as const }] };
  expect((await desk.refused('paper.sign', alone)).code).toBe('consentNeedsGuardian');
  await desk.must('paper.sign', { ...alone, signatures: [{ ...at, line: 1, capacity: 'guardian' }] });
  const ofChild = {
    personId: child,
    recipient: 'Skolen',
    purpose: 'Norskopplæring og skole',
    scopes: ['education' as const],
  };
  expect(await desk.must('consent.check', ofChild)).toMatchObject({ allowed: true });

  const { id: newer } = await desk.must('form.start', { personId: child, form: 'consent', amends: id });
  await desk.must('form.save', { id: newer, values: { 'recipients.rowB.$row': null, validFrom: '2026-06-01' } });
  await desk.must('form.complete', { id: newer, acceptMissing: true });
  expect(await desk.must('consent.check', ofChild)).toMatchObject({ allowed: true });
  const today = { ...at, date: '2026-06-01', line: 1, capacity: 'guardian' as const };
  await desk.must('paper.sign', { id: newer, date: '2026-06-01', signatures: [today] });
  expect(await desk.must('consent.check', ofChild)).toMatchObject({ allowed: false, reason: 'expired' });
  expect(await desk.must('consent.check', { ...ofChild, date: '2026-05-31' })).toMatchObject({ allowed: true });
  const { consents } = await desk.must('consent.list', { personId: child });
  expect(consents.map(({ state }) => state).toSorted()).toEqual(['expired', 'signed']);
  expect((await desk.must('consent.ending', { withinDays: 366 })).ending.map((each) => each.id)).toEqual([newer]);
});

test('consents and overrides follow a merge', async () => {
  await signed();
  const other = await newPerson({ firstName: 'Selam', lastName: 'Hayle' });
  await desk.must('person.merge', { keep: other, absorb: personId, take: [] });
  expect(await desk.must('consent.check', { personId: other, scopes: ['work'], ...toNav })).toMatchObject({
    allowed: true,
  });
  expect((await desk.must('consent.list', { personId: other })).consents).toHaveLength(1);
});
