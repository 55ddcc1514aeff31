import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Desk, openDesk } from '../testing/desk.ts';
import { draftContract, newPerson, note, readyContract, signContract, signedContract } from './contractTestKit.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.close());

const get = (id: string) => desk.must('contract.get', { id });

describe('the form', () => {
  test('starts with the participant and with texts to work on, and has no warning for days to come', async () => {
    const personId = await newPerson(desk);
    const { values } = await desk.must('form.start', { personId, form: 'practiceContract' });
    expect(values).toMatchObject({ participantName: 'Selam Tesfay', birthDate: '2003-04-05' });
    expect(values.employerResponsibility).toContain('Tar godt imot deltakeren');
    expect(values.programmeResponsibility).toContain('forsikret gjennom kommunen');
  });

  test('a name in the contract is not carried over to the register, a birth date is', async () => {
    const personId = await newPerson(desk);
    const id = await draftContract(desk, personId, { participantName: 'Selam T.', birthDate: '2003-05-04' });
    const { differences } = await desk.must('form.registerDifferences', { id });
    expect(differences.map(({ path }) => path)).toEqual(['birthDate']);
  });

  test('typing and saving are never refused for what they say; completing is, and nothing is lost', async () => {
    const personId = await newPerson(desk);
    const wrong = { hoursWeek: 45, until: '2026-11-01', employerOrgNumber: '959377678' };
    const id = await draftContract(desk, personId, wrong);
    expect(await desk.refused('form.complete', { id, acceptMissing: true })).toEqual({
      code: 'contractRefused',
      params: {
        problems: [
          { path: 'employerOrgNumber', problem: 'orgNumber' },
          { path: 'until', problem: 'untilBeforeFrom' },
          { path: 'hoursWeek', problem: 'hoursPerWeek' },
          { path: 'hoursWeek', problem: 'weekDiffersFromDays' },
        ],
      },
    });
    const form = await desk.must('form.get', { id });
    expect(form).toMatchObject({ state: 'draft', values: wrong });
    expect((await get(id)).problems).toHaveLength(4);
  });
});

test('the programme as the introduction benefit knows it is held against the contract', async () => {
  const personId = await newPerson(desk);
  const id = await draftContract(desk, personId);
  expect((await get(id)).warnings).toContain('programmeDatesUnknown');
  desk.store.write(desk.context.writeContext(), (writer) =>
    writer.set(
      { type: 'benefitCase', id: desk.context.newId(), caseId: personId },
      { programmeFrom: '2025-01-01', programmeUntil: '2027-03-31' },
    ),
  );
  expect(await get(id)).toMatchObject({ problems: [{ path: 'until', problem: 'outsideProgramme' }] });
  expect((await get(id)).warnings).not.toContain('programmeDatesUnknown');
  expect((await desk.refused('form.complete', { id, acceptMissing: true })).code).toBe('contractRefused');
  await desk.must('form.save', { id, values: { until: '2027-03-31' } });
  expect((await desk.must('form.complete', { id, acceptMissing: false })).state).toBe('completed');
});

test('from draft to done: each step is seen, and a step too early is refused', async () => {
  const personId = await newPerson(desk);
  const id = await draftContract(desk, personId);
  expect((await get(id)).state).toBe('draft');
  const done = { id, date: '2026-11-22' };
  expect((await desk.refused('contract.complete', done)).code).toBe('contractNotSigned');
  await desk.must('form.complete', { id, acceptMissing: false });
  expect((await get(id)).state).toBe('ready');
  await desk.must('paper.print', { id, language: 'nb' });
  expect(await get(id)).toMatchObject({ state: 'printed', waitingSince: '2026-11-22' });
  expect((await get(id)).versions[0]).toMatchObject({ stage: 'printed', missingLines: [0, 1, 2, 3] });
  await signContract(desk, id);
  expect(await get(id)).toMatchObject({ state: 'signed', waitingSince: null });
  expect(await desk.refused('contract.complete', done)).toEqual({
    code: 'contractNotBegun',
    params: { from: '2026-12-01' },
  });
  expect((await desk.refused('attest.save', statement(id, '2026-11-22'))).code).toBe('statementTooEarly');
  desk.setClock('2026-12-01T10:00:00.000Z');
  expect((await get(id)).state).toBe('running');
  desk.setClock('2027-06-01T10:00:00.000Z');
  expect(await get(id)).toMatchObject({ state: 'ended', lacksAttest: true });
  for (const date of ['2026-11-30', '2027-06-02']) {
    expect(await desk.refused('contract.complete', { id, date })).toEqual({
      code: 'contractDateOutside',
      params: { first: '2026-12-01', last: '2027-06-01' },
    });
  }
  expect(await desk.must('contract.complete', { id, date: '2027-05-31' })).toMatchObject({
    state: 'completed',
    closedOn: '2027-05-31',
  });
  expect((await desk.refused('contract.breakOff', { id, date: '2027-05-31', reason: 'Nei' })).code).toBe(
    'contractClosed',
  );
  expect((await desk.refused('contract.amend', { id })).code).toBe('contractClosed');
  expect((await desk.must('contract.list', { filter: 'withoutAttest' })).contracts).toHaveLength(1);
  await desk.must('attest.save', statement(id, '2027-06-01'));
  expect((await desk.must('contract.list', { filter: 'withoutAttest' })).contracts).toEqual([]);
});

const statement = (contractId: string, date: string) => ({
  contractId,
  language: 'nb' as const,
  text: 'Selam har vært en god kollega.',
  author: 'Kari Konsulent, flyktningkonsulent',
  date,
});

test('breaking off needs a reason, and can be done before the first day', async () => {
  const personId = await newPerson(desk);
  const id = await signedContract(desk, personId);
  const date = '2026-11-22';
  expect((await desk.refused('contract.breakOff', { id, date, reason: ' \n' })).code).toBe('breakOffReasonMissing');
  expect((await desk.refused('contract.breakOff', { id, date: '2026-11-21', reason: 'Flyttet' })).code).toBe(
    'contractDateOutside',
  );
  expect(await desk.must('contract.breakOff', { id, date, reason: 'Flyttet' })).toMatchObject({
    state: 'brokenOff',
    breakOffReason: 'Flyttet',
    lacksAttest: false,
  });
});

test('an amendment is a new version: the signed one holds, unchanged, until the new one is signed', async () => {
  const personId = await newPerson(desk);
  const first = await signedContract(desk, personId);
  desk.setClock('2027-01-10T10:00:00.000Z');
  const { formId } = await desk.must('contract.amend', { id: first });
  expect(await desk.refused('contract.amend', { id: first })).toEqual({
    code: 'contractVersionPending',
    params: { formId },
  });
  await desk.must('form.save', { id: formId, values: { until: '2027-08-31' } });
  expect(await get(formId)).toMatchObject({ id: first, state: 'running', until: '2027-05-31', pendingFormId: formId });
  expect((await desk.refused('form.save', { id: first, values: { until: '2027-08-31' } })).code).toBe('formCompleted');
  await desk.must('form.complete', { id: formId, acceptMissing: false });
  await signContract(desk, formId);
  const contract = await get(first);
  expect(contract).toMatchObject({ id: first, formId, version: 2, until: '2027-08-31', pendingFormId: null });
  expect(contract.versions.map(({ kinds, inForce }) => ({ kinds, inForce }))).toEqual([
    { kinds: ['extended'], inForce: true },
    { kinds: [], inForce: false },
  ]);
  const { contracts } = await desk.must('contract.list', { personId });
  expect(contracts).toHaveLength(1);
});

test('a person can have several contracts, each with versions, talks and attests of its own', async () => {
  const personId = await newPerson(desk);
  const first = await signedContract(desk, personId);
  const second = await signedContract(desk, personId, { from: '2027-06-01', until: '2027-12-31' });
  expect(second).not.toBe(first);
  desk.setClock('2027-06-10T10:00:00.000Z');
  await desk.must('contract.complete', { id: first, date: '2027-05-31' });
  await desk.must('contract.addTalk', { id: first, date: '2027-05-31', who: 'Berit', text: 'Slutt.' });
  await desk.must('attest.save', statement(first, '2027-06-01'));
  expect(await get(first)).toMatchObject({ state: 'completed', versions: [{ version: 1 }], attests: [{ version: 1 }] });
  expect(await get(second)).toMatchObject({ state: 'running', talks: [], attests: [] });
  const { contracts } = await desk.must('contract.list', { personId });
  expect(contracts.map(({ id }) => id)).toEqual([second, first]);
});

test('the contracts of somebody who was found twice are those of one person', async () => {
  const [keep, absorb] = [await newPerson(desk), await newPerson(desk, { lastName: 'Tesfai' })];
  const id = await signedContract(desk, absorb);
  await desk.must('person.merge', { keep, absorb });
  expect((await desk.must('contract.list', { personId: keep })).contracts).toMatchObject([{ id, personId: keep }]);
  const { formId } = await desk.must('contract.amend', { id });
  expect((await get(id)).versions.map((version) => version.formId)).toEqual([formId, id]);
});

test('what is read, noted and printed is in the access log, without a word of what it says', async () => {
  const personId = await newPerson(desk);
  const id = await signedContract(desk, personId);
  await get(id);
  await desk.must('contract.addTalk', { id, date: '2026-11-22', who: 'Berit', text: 'Går fint.' });
  await desk.must('contract.breakOff', { id, date: '2026-11-22', reason: 'Flyttet' });
  const actions = desk.store.accessLog({ personId, limit: 20 }).map(({ action }) => action);
  expect(actions).toEqual(expect.arrayContaining(['contract.get', 'contract.addTalk', 'contract.breakOff']));
});

test('an end that was noted by mistake is undone, and signatures stand once something has been built on them', async () => {
  const personId = await newPerson(desk);
  const id = await signedContract(desk, personId);
  desk.setClock('2026-12-02T10:00:00.000Z');
  await desk.must('contract.breakOff', { id, date: '2026-12-02', reason: 'Feil kontrakt' });
  const last = async () => (await desk.must('paper.get', { id })).events.at(-1)?.id ?? '';
  await desk.must('paper.undoEvent', { eventId: await last(), reason: 'Gjaldt en annen.' });
  expect(await get(id)).toMatchObject({ state: 'running', closedOn: null, breakOffReason: null });
  await desk.must('contract.addTalk', { id, date: '2026-12-02', who: 'Berit', text: 'Går fint.' });
  const refused = await desk.refused('paper.undoEvent', { eventId: await last(), reason: 'Feil.' });
  expect(refused).toEqual({ code: 'paperEventStands', params: { why: 'builtOn' } });
});

test('signatures that other versions of the app noted one at a time count together', async () => {
  const personId = await newPerson(desk);
  const id = await readyContract(desk, personId);
  const date = '2026-11-22';
  const signed = (lines: readonly number[]) => {
    const signatures = lines.map((line) => ({ line, name: 'N', place: 'Lom', date, capacity: 'self' as const }));
    note(desk, id, personId, date, { kind: 'signed', signatures });
  };
  signed([0, 1, 2]);
  expect((await get(id)).versions[0]).toMatchObject({ stage: 'ready', missingLines: [3] });
  signed([3]);
  expect((await get(id)).state).toBe('signed');
});

test('lists: running, ending soon, unsigned for long, and by employer', async () => {
  const personId = await newPerson(desk);
  const other = await newPerson(desk, { firstName: 'Ruta' });
  const running = await signedContract(desk, personId);
  const waiting = await readyContract(desk, other);
  const list = async (filter: 'running' | 'endingSoon' | 'unsignedLong' | 'byEmployer' | 'all') =>
    (await desk.must('contract.list', { filter })).contracts.map(({ id }) => id);
  expect(await list('running')).toEqual([]);
  desk.setClock('2026-12-06T10:00:00.000Z');
  expect(await list('running')).toEqual([running]);
  expect(await list('unsignedLong')).toEqual([]);
  desk.setClock('2026-12-07T10:00:00.000Z');
  expect(await list('unsignedLong')).toEqual([waiting]);
  expect(await list('endingSoon')).toEqual([]);
  desk.setClock('2027-05-01T10:00:00.000Z');
  expect(await list('endingSoon')).toEqual([running]);
  expect((await list('byEmployer')).toSorted()).toEqual([running, waiting].toSorted());
  expect(await list('all')).toHaveLength(2);
});

test('where somebody with a protected address works is in no list over many people', async () => {
  const employer = await desk.must('employer.create', { values: { name: 'Lom bakeri AS' } });
  const personId = await newPerson(desk, { protection: 'strictlyConfidential' });
  await signedContract(desk, personId, { employerId: employer.id });
  const [item] = (await desk.must('contract.list', {})).contracts;
  expect(item).toMatchObject({ protected: true, employerId: null, employerName: null });
  const [own] = (await desk.must('contract.list', { personId })).contracts;
  expect(own).toMatchObject({ employerName: 'Lom bakeri AS' });
  expect((await desk.must('contract.list', { filter: 'byEmployer' })).contracts).toEqual([]);
  expect(await desk.must('employer.get', { id: employer.id })).toMatchObject({ placements: [], hidden: 1 });
});

test('follow-up talks are kept newest first, and not of days to come', async () => {
  const id = await signedContract(desk, await newPerson(desk));
  const talk = { id, who: 'Berit Baker', text: 'Går fint.\nMer norsk i pausene.' };
  expect((await desk.refused('contract.addTalk', { ...talk, date: '2026-11-23' })).code).toBe('dateInFuture');
  await desk.must('contract.addTalk', { ...talk, date: '2026-11-22' });
  await desk.must('contract.addTalk', { ...talk, date: '2026-11-20', text: 'Avtalt oppstart.' });
  const { talks } = await desk.must('contract.talks', { id });
  expect(talks.map(({ date, recordedBy }) => ({ date, recordedBy }))).toEqual([
    { date: '2026-11-22', recordedBy: 'Kari Konsulent' },
    { date: '2026-11-20', recordedBy: 'Kari Konsulent' },
  ]);
});

test('attest and reference: versions beside each other, each printed as it was', async () => {
  const id = await signedContract(desk, await newPerson(desk));
  desk.setClock('2026-12-20T10:00:00.000Z');
  const one = await desk.must('attest.save', statement(id, '2026-12-20'));
  const two = await desk.must('attest.save', { ...statement(id, '2026-12-20'), text: 'Bedre tekst.' });
  const reference = await desk.must('reference.save', statement(id, '2026-12-19'));
  expect([one.version, two.version, reference.version]).toEqual([1, 2, 1]);
  expect((await desk.refused('reference.save', statement(id, '2026-12-21'))).code).toBe('dateInFuture');
  const view = await get(id);
  expect(view.attests.map(({ text }) => text)).toEqual(['Bedre tekst.', 'Selam har vært en god kollega.']);
  const printed = await desk.must('attest.pdf', { id: one.id });
  expect(printed).toMatchObject({ fileName: 'attest-1-2026-12-20.pdf', pages: 1 });
  expect((await desk.refused('attest.pdf', { id: reference.id })).code).toBe('notFound');
  expect((await desk.must('reference.pdf', { id: reference.id })).fileName).toBe('referanse-1-2026-12-19.pdf');
});

test('what is not there, or is no contract, is not found', async () => {
  const personId = await newPerson(desk);
  const intake = await desk.must('form.start', { personId, form: 'intakeMapping' });
  for (const id of [intake.id, personId]) {
    expect((await desk.refused('contract.get', { id })).code).toBe('notFound');
    expect((await desk.refused('contract.talks', { id })).code).toBe('notFound');
    expect((await desk.refused('contract.amend', { id })).code).toBe('notFound');
    expect((await desk.refused('contract.complete', { id, date: '2026-11-22' })).code).toBe('notFound');
    expect((await desk.refused('contract.breakOff', { id, date: '2026-11-22', reason: 'x' })).code).toBe('notFound');
    expect((await desk.refused('attest.save', statement(id, '2026-11-22'))).code).toBe('notFound');
    expect((await desk.refused('contract.list', { personId: intake.id })).code).toBe('notFound');
  }
});
