import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SqliteStore } from '#db/sqliteStore.ts';
import { municipalityRecipient } from '#shared/consent/recipients.ts';
import { consentScopeIds } from '#shared/consent/scopes.ts';
import { writeHandOver } from '#shared/exchange/handOver.ts';
import type { MunicipalityNumber } from '#shared/municipalities.ts';
import { carry } from '../../testing/carry.ts';
import { type Desk, openDesk } from '../../testing/desk.ts';
import { handOverSummary } from './handOverSummary.ts';
import { ownerOf } from './ownerOf.ts';
import { writeRefusal } from './readOnly.ts';

const start = '2026-06-01T10:00:00.000Z';
const desks: Desk[] = [];
afterEach(() => {
  for (const desk of desks.splice(0)) desk.close();
});

function newDesk(municipality: MunicipalityNumber, at = start): Desk {
  const desk = openDesk(at, municipality);
  desks.push(desk);
  return desk;
}

let lom: Desk;
let sel: Desk;
let personId: string;
const values = { firstName: 'Selam', lastName: 'Haile', birthDate: '1990-04-12', settlementDate: '2025-03-01' };

beforeEach(async () => {
  lom = newDesk('3434');
  sel = newDesk('3437');
  personId = (await lom.must('person.create', { values })).id;
  await mayMoveTo('3437');
});

const basis = { legalBasis: 'Samtykke på papir', reason: 'Lagt i mappen', purpose: 'Flytting til en annen kommune' };

async function mayMoveTo(municipality: MunicipalityNumber, by = lom): Promise<void> {
  const recipient = municipalityRecipient(municipality);
  await by.must('consent.override', {
    personId,
    recipient,
    scopes: [...consentScopeIds],
    ...basis,
    until: '2027-06-01',
  });
}

const offer = async (to: MunicipalityNumber = '3437', by = lom) =>
  (await by.must('transfer.offer', { personId, to, message: 'Har fått jobb på Otta.' })).transfer;
const accept = async (id: string, by = sel) =>
  (await by.must('transfer.answer', { id, answer: 'accept', message: 'Velkommen' })).transfer;
const ownership = async (desk: Desk) => (await desk.must('transfer.list', { personId })).ownership;
const owners = (...asked: Desk[]) =>
  asked.map((desk) => ownerOf(desk.store, desk.context.municipality, personId).owner);
const move = (from: Desk, to: Desk) => carry(node(from), node(to));
const node = ({ store, context }: Desk) => ({ store, municipality: context.municipality });

describe('an offer', () => {
  test('needs a consent, or another basis, that lets the other municipality know who it is', async () => {
    const to = '3439';
    const refused = await lom.refused('transfer.offer', { personId, to });
    expect(refused).toEqual({ code: 'transferNotAllowed', params: { to, reason: 'noConsent' } });
    expect(await lom.must('transfer.check', { personId, to })).toMatchObject({ allowed: false });
    const scopes = ['identity', 'language'] as const;
    const recipient = 'Ringebu kommune';
    await lom.must('consent.override', { personId, recipient, scopes: [...scopes], ...basis, purpose: 'Helsehjelp' });
    expect((await lom.refused('transfer.offer', { personId, to })).code).toBe('transferNotAllowed');
    await lom.must('consent.override', { personId, recipient, scopes: [...scopes], ...basis });
    const check = await lom.must('transfer.check', { personId, to });
    expect(check.scopes.filter(({ allowed }) => allowed).map(({ scope }) => scope)).toEqual(scopes);
    expect((await offer(to)).state).toBe('offered');
  });

  test('goes to another municipality, one at a time, and only from the owner', async () => {
    expect((await lom.refused('transfer.offer', { personId, to: '3434' })).code).toBe('transferToSelf');
    await offer();
    expect(await lom.refused('transfer.offer', { personId, to: '3437' })).toEqual({
      code: 'transferPending',
      params: { to: '3437' },
    });
    move(lom, sel);
    expect(await sel.refused('transfer.offer', { personId, to: '3439' })).toEqual({
      code: 'transferNotOwner',
      params: { owner: '3434' },
    });
  });

  test('can be taken back until it is answered, and then offered anew', async () => {
    const first = await offer();
    expect((await lom.must('transfer.withdraw', { id: first.id })).transfer).toMatchObject({ state: 'withdrawn' });
    expect(await lom.refused('transfer.withdraw', { id: first.id })).toEqual({
      code: 'transferClosed',
      params: { state: 'withdrawn' },
    });
    move(lom, sel);
    expect((await sel.refused('transfer.answer', { id: first.id, answer: 'accept' })).code).toBe('transferClosed');
    const second = await offer();
    move(lom, sel);
    await accept(second.id);
    move(sel, lom);
    expect(owners(lom, sel)).toEqual(['3437', '3437']);
  });

  test('two who were found to be one move as one', async () => {
    const other = await lom.must('person.create', { values: { firstName: 'Selam', lastName: 'Hayle' } });
    await lom.must('person.merge', { keep: personId, absorb: other.id });
    const { id } = await offer();
    move(lom, sel);
    await accept(id);
    move(sel, lom);
    for (const desk of [lom, sel]) {
      expect(ownerOf(desk.store, desk.context.municipality, other.id).owner).toBe('3437');
      expect((await desk.must('transfer.list', {})).transfers).toHaveLength(1);
    }
  });
});

test('a case never arrives without notice and a choice to decline', async () => {
  const { id } = await offer();
  move(lom, sel);
  // It is told of, and is not ours until somebody says yes.
  expect((await sel.must('transfer.list', {})).transfers).toMatchObject([
    { id, from: '3434', to: '3437', state: 'offered', message: 'Har fått jobb på Otta.', mayAnswer: true },
  ]);
  expect(await ownership(sel)).toMatchObject({ owner: '3434', isOurs: false, isFormerOwner: false });
  expect((await sel.refused('transfer.answer', { id, answer: 'reject', message: '  ' })).code).toBe(
    'transferNeedsMessage',
  );
  const message = 'Vi har ikke bolig før til høsten.';
  const rejected = await sel.must('transfer.answer', { id, answer: 'reject', message });
  expect(rejected.transfer).toMatchObject({ state: 'rejected', answerMessage: message, answeredBy: 'Kari Konsulent' });
  move(sel, lom);
  expect(owners(lom, sel)).toEqual(['3434', '3434']);
  expect((await lom.must('transfer.get', { id })).answerMessage).toBe(message);
  // It can still be written in where it was, and the one who said no cannot say yes afterwards.
  expect(writeRefusal(lom.store, '3434', { caseId: personId })).toBeUndefined();
  expect((await sel.refused('transfer.answer', { id, answer: 'accept' })).code).toBe('transferClosed');
  // Nobody else can answer for them.
  const again = await offer();
  expect((await lom.refused('transfer.answer', { id: again.id, answer: 'accept' })).code).toBe('transferNotOurs');
});

test('sent twice with different rights gives one owner', async () => {
  const ringebu = newDesk('3439');
  // Two PCs of one municipality, neither of which has heard of the other's offer.
  const second = newDesk('3434', '2026-06-01T10:00:01.000Z');
  move(lom, second);
  await mayMoveTo('3439', second);
  const here = await offer('3437', lom);
  const there = await offer('3439', second);
  move(lom, sel);
  move(second, ringebu);
  sel.setClock('2026-06-03T10:00:00.000Z');
  ringebu.setClock('2026-06-02T10:00:00.000Z');
  await accept(here.id, sel);
  await accept(there.id, ringebu);
  expect(owners(sel, ringebu)).toEqual(['3437', '3439']);
  const all = [lom, second, sel, ringebu];
  for (const from of all) for (const to of all) if (from !== to) move(from, to);
  expect(owners(...all)).toEqual(['3439', '3439', '3439', '3439']);
  expect((await sel.must('transfer.get', { id: here.id })).state).toBe('superseded');
  // Rights of the same municipality that were sent twice: more scopes the second time, the same offer.
  carry(node(lom), node(sel), ['case', 'identity']);
  carry(node(lom), node(sel));
  expect(owners(...all)).toEqual(['3439', '3439', '3439', '3439']);
});

test('adding to a handed-over case does not return ownership', async () => {
  const { id } = await offer();
  // A PC of the former owner that has not heard of the answer goes on writing, and says again whose it was.
  const unaware = newDesk('3434', '2026-05-30T10:00:00.000Z');
  move(lom, unaware);
  move(lom, sel);
  await accept(id);
  move(sel, lom);
  await sel.must('person.update', { id: personId, values: { phone: '90 00 00 00' } });
  await unaware.must('person.update', { id: personId, values: { postalPlace: 'Fossbergom' } });
  unaware.store.write(unaware.context.writeContext(), (writer) => {
    writer.set({ type: 'ownership', id: unaware.context.newId(), caseId: personId }, { municipality: '3434' });
  });
  for (const to of [sel, lom]) move(unaware, to);
  move(sel, lom);
  expect(owners(lom, sel)).toEqual(['3437', '3437']);
  expect(await ownership(lom)).toMatchObject({ owner: '3437', isFormerOwner: true });
  // What was written is not lost: it came before anybody there could know.
  const { values: known } = await sel.must('person.get', { id: personId });
  expect(known).toMatchObject({ phone: '90 00 00 00', postalPlace: 'Fossbergom' });
});

test('a duplicate created after acceptance is found', async () => {
  // One who was here before is shown before the case is taken in, and again until it has been seen.
  const here = await sel.must('person.create', {
    values: { firstName: 'Selam', lastName: 'Haile', birthDate: '1990-04-12' },
  });
  const { id } = await offer();
  move(lom, sel);
  expect((await sel.must('transfer.get', { id })).duplicates.map(({ person }) => person.id)).toEqual([here.id]);
  expect(await sel.refused('transfer.answer', { id, answer: 'accept' })).toEqual({
    code: 'transferDuplicates',
    params: { personIds: [here.id] },
  });
  await sel.must('transfer.answer', { id, answer: 'accept', seenDuplicates: [here.id] });
  // One who is registered afterwards finds the case that came.
  const late = { firstName: 'Selam', lastName: 'Hailé', birthDate: '1990-04-12' };
  const { candidates } = await sel.must('person.findDuplicates', { values: late });
  expect(candidates.map(({ person }) => person.id)).toContain(personId);
  const created = await sel.must('person.create', { values: late });
  const found = await sel.must('person.findDuplicates', { values, exceptId: personId });
  expect(found.candidates.map(({ person }) => person.id).toSorted()).toEqual([here.id, created.id].toSorted());
  await sel.must('person.merge', { keep: personId, absorb: created.id });
  expect((await sel.must('transfer.list', { personId: created.id })).ownership).toMatchObject({ isOurs: true });
});

test('the former owner cannot add data after hand-over', async () => {
  const { id } = await offer();
  move(lom, sel);
  await accept(id);
  move(sel, lom);
  const refusal = { code: 'caseReadOnly', params: { owner: '3437', since: start } };
  expect(writeRefusal(lom.store, '3434', { caseId: personId })).toEqual(refusal);
  expect(await lom.refused('transfer.offer', { personId, to: '3439' })).toEqual(refusal);
  expect(writeRefusal(sel.store, '3437', { caseId: personId })).toBeUndefined();
});

test('accepted: it is theirs, the register says so, and both see what was handed over', async () => {
  const { id } = await offer();
  move(lom, sel);
  sel.setClock('2026-06-10T10:00:00.000Z');
  expect(await accept(id)).toMatchObject({ state: 'accepted', mayAnswer: false, duplicates: [], handedOver: null });
  move(sel, lom);
  for (const desk of [lom, sel]) {
    expect((await desk.must('person.get', { id: personId })).values.municipality).toBe('3437');
  }
  expect(await ownership(sel)).toMatchObject({ isOurs: true, takenOverAt: '2026-06-10T10:00:00.000Z' });
  expect(await ownership(lom)).toMatchObject({ isOurs: false, handedOverAt: '2026-06-10T10:00:00.000Z' });
  const listed = handOverSummary(lom.store, personId, new Set(['identity', 'permit', 'papers']));
  expect(listed.identity).toEqual({ records: { person: 1 }, attachments: 0 });
  expect(listed.papers?.records).toEqual({ override: 1 });
  lom.store.write(lom.context.writeContext(), (writer) =>
    writer.set(
      { type: 'transfer', id, caseId: personId },
      { handedOver: writeHandOver(listed), handedOverAt: lom.context.now().toISOString() },
    ),
  );
  move(lom, sel);
  const detail = await sel.must('transfer.get', { id });
  expect(detail.handedOverAt).toBe(start);
  expect(detail.handedOver?.find(({ scope }) => scope === 'permit')).toEqual({
    scope: 'permit',
    records: [{ type: 'person', label: { nb: 'Person', nn: 'Person' }, count: 1 }],
    attachments: 0,
  });
});

test('after a restore the vault still knows what it wrote under its former identity', async () => {
  const { id } = await offer();
  (lom.store as SqliteStore).mintOrigin();
  move(lom, sel);
  await accept(id);
  move(sel, lom);
  expect(owners(lom, sel)).toEqual(['3437', '3437']);
});

describe('state grants', () => {
  const years = async (desk: Desk) =>
    ((await desk.must('stateGrants.get', { personId })).integration?.lines ?? [])
      .filter(({ category }) => category.startsWith('year'))
      .map(({ budgetYear, settlementYear }) => [budgetYear, settlementYear]);

  test('stop at the hand-over for the one, and go on in the same five-year period for the other', async () => {
    expect(await years(lom)).toHaveLength(5);
    const { id } = await offer();
    move(lom, sel);
    // Shared and not ours: a forecast of ours does not count it.
    expect((await sel.must('stateGrants.forecast', {})).rows).toEqual([]);
    await accept(id);
    move(sel, lom);
    expect(await years(lom)).toEqual([
      [2025, 1],
      [2026, 2],
    ]);
    expect(await years(sel)).toEqual([
      [2026, 2],
      [2027, 3],
      [2028, 4],
      [2029, 5],
    ]);
    const ofYear = async (desk: Desk) =>
      (await desk.must('stateGrants.forecast', {})).years.map(({ budgetYear }) => budgetYear);
    expect(await ofYear(lom)).toEqual([2025, 2026]);
    expect(await ofYear(sel)).toEqual([2026, 2027, 2028, 2029]);
    // The new owner records the day they settled there: still the same five years.
    sel.setClock('2026-07-01T10:00:00.000Z');
    await sel.must('person.update', { id: personId, values: { settlementDate: '2026-06-15' } });
    expect((await years(sel)).at(-1)).toEqual([2029, 5]);
  });
});
