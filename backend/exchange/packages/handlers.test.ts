import { existsSync, readdirSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { incomingFolder } from './folders.ts';
import { runningHandlers } from './handlers.ts';
import { consentTo, type Network, type Node, newPerson, openNetwork, selam, withdraw } from './packagesTestKit.ts';
import { cancel, progressOf, watched } from './running.ts';

const networks: Network[] = [];
afterEach(() => {
  for (const network of networks.splice(0)) network.close();
});

async function two(): Promise<[Node, Node]> {
  const network = await openNetwork([['3434'], ['3437']]);
  networks.push(network);
  return network.nodes as [Node, Node];
}

/** Exports into the vault's own folder, and carries the file in pieces, as a window without a file system does. */
async function carryInPieces(from: Node, to: Node, pieceBytes: number): Promise<string> {
  const made = await from.desk.must('package.export', { to: '3437' });
  const pieces: Buffer[] = [];
  let total = made.bytes;
  for (let offset = 0; offset < total; ) {
    const piece = await from.desk.must('package.fetch', { id: made.id, offset });
    const data = Buffer.from(piece.data, 'base64');
    pieces.push(data);
    total = piece.bytes;
    offset += data.length;
    expect(piece.fileName).toBe(made.fileName);
  }
  const file = Buffer.concat(pieces);
  expect(file.length).toBe(made.bytes);
  let id: string | undefined;
  for (let offset = 0; offset < file.length; offset += pieceBytes) {
    const data = file.subarray(offset, offset + pieceBytes).toString('base64');
    const last = offset + pieceBytes >= file.length;
    ({ id } = await to.desk.must('package.receive', { ...(id === undefined ? {} : { id }), offset, data, last }));
  }
  if (id === undefined) throw new Error('an empty file');
  return id;
}

test('whom a package can be made for, and what would go and what not, in words', async () => {
  const [lom, sel] = await two();
  const id = await newPerson(lom, { ...selam, permit: 'asylum' });
  await newPerson(lom, { firstName: 'Annen', lastName: 'Person' });
  await consentTo(lom, id, 'Sel kommune', ['identity']);
  const { recipients } = await lom.desk.must('package.recipients', {});
  expect(recipients.map(({ to }) => to)).toEqual(['3437', 'coordinator']);
  expect(recipients[0]).toMatchObject({
    isOwn: false,
    lastSent: null,
    installations: [{ name: sel.installation.stored.name }],
  });
  const plan = await lom.desk.must('package.plan', { to: '3437', language: 'nn' });
  expect(plan).toMatchObject({
    kind: 'shared',
    isEmpty: false,
    totals: { cases: 1, streams: 1 },
    casesWithoutBasis: 1,
    cases: [
      {
        caseId: id,
        name: 'Haile, Selam',
        goes: [
          {
            scope: 'identity',
            label: 'Namn, fødselsdato og kontaktopplysningar',
            basis: 'consent',
            purposes: ['Bosetting og bolig'],
            consents: [{ documentId: expect.stringMatching(/./) }],
          },
        ],
      },
    ],
  });
  expect(plan.cases[0]?.heldBack).toContainEqual({
    scope: 'permit',
    label: 'Framkomst, opphald og busetjing',
    reason: 'scopeNotCovered',
  });
  expect(plan.estimatedBytes).toBeGreaterThan(0);
  expect(await lom.desk.refused('package.plan', { to: '3431' })).toEqual({
    code: 'recipientHasNoMember',
    params: { channel: '3431' },
  });
});

test('made, carried in pieces, looked at, one case whole, read in, listed and taken out again', async () => {
  const [lom, sel] = await two();
  const id = await newPerson(lom);
  await newPerson(sel);
  await consentTo(lom, id, 'Sel kommune', ['identity']);
  const incoming = await carryInPieces(lom, sel, 1000);
  const preview = await sel.desk.must('package.preview', { file: { incoming } });
  expect(preview).toMatchObject({
    state: 'fresh',
    totals: { newPeople: 1 },
    cases: [{ name: 'Haile, Selam', isNew: true }],
  });
  // The same person was here already, under another record.
  expect(preview.cases[0]?.duplicates).toMatchObject([{ name: 'Haile, Selam', reasons: ['nameAndBirthDate'] }]);
  const whole = await sel.desk.must('package.previewCase', { file: { incoming }, caseId: id });
  expect(whole.case.rows.map(({ label }) => label)).toContain('Fødselsdato');
  expect((await sel.desk.refused('package.previewCase', { file: { incoming }, caseId: 'X' })).code).toBe('notFound');
  const { fileHash } = preview;
  expect(await sel.desk.must('package.import', { file: { incoming }, fileHash })).toMatchObject({
    outcome: 'imported',
    n: 1,
    ready: [],
    summary: { newPeople: 1 },
  });
  expect(readdirSync(incomingFolder(sel.desk.context))).toEqual([]);
  expect((await sel.desk.refused('package.preview', { file: { incoming } })).code).toBe('incomingMissing');
  const list = await sel.desk.must('package.list', {});
  expect(list).toMatchObject({ read: [{ n: 1, number: 1, sender: { holder: '3434' } }], waiting: [], missing: [] });
  expect((await lom.desk.must('package.list', {})).sent).toMatchObject([{ number: 1, createdBy: 'Kari Konsulent' }]);
  expect((await sel.desk.must('package.undo', { n: 1 })).removedOps).toBeGreaterThan(0);
  expect((await sel.desk.must('package.list', {})).read).toMatchObject([{ n: 1, undoneAt: expect.any(String) }]);
});

test('pieces out of step, of nothing, and thrown away', async () => {
  const [, sel] = await two();
  const data = Buffer.from('abc').toString('base64');
  const { id } = await sel.desk.must('package.receive', { offset: 0, data, last: false });
  expect(await sel.desk.refused('package.receive', { id, offset: 9, data, last: false })).toEqual({
    code: 'incomingOutOfStep',
    params: { offset: 3 },
  });
  // A piece that comes again is the same piece.
  expect(await sel.desk.must('package.receive', { id, offset: 0, data, last: true })).toEqual({ id, bytes: 3 });
  expect((await sel.desk.refused('package.preview', { file: { incoming: id } })).code).toBe('packageNotDalsam');
  await sel.desk.must('package.discard', { incoming: id });
  expect((await sel.desk.refused('package.receive', { id, offset: 3, data, last: true })).code).toBe('incomingMissing');
  expect((await sel.desk.refused('package.discard', { incoming: 'a'.repeat(64) })).code).toBe('notFound');
  expect(existsSync(incomingFolder(sel.desk.context))).toBe(true);
  expect((await sel.desk.refused('package.fetch', { id, offset: 0 })).code).toBe('packageFileGone');
});

test('who was told to erase what, and who has confirmed it', async () => {
  const [lom, sel] = await two();
  const id = await newPerson(lom);
  const consent = await consentTo(lom, id, 'Sel kommune', ['identity']);
  const first = await carryInPieces(lom, sel, 100_000);
  const { fileHash } = await sel.desk.must('package.preview', { file: { incoming: first } });
  await sel.desk.must('package.import', { file: { incoming: first }, fileHash });
  await withdraw(lom, consent);
  const plan = await lom.desk.must('package.plan', { to: '3437' });
  expect(plan.cases[0]?.revoked.map(({ scope }) => scope)).toEqual(['case', 'identity']);
  const second = await carryInPieces(lom, sel, 100_000);
  const seen = await sel.desk.must('package.preview', { file: { incoming: second } });
  expect(seen.revoked).toMatchObject([
    { name: 'Haile, Selam', label: 'Hvem som har saken', revokedBy: '3434' },
    { name: 'Haile, Selam', label: 'Navn, fødselsdato og kontaktopplysninger' },
  ]);
  await sel.desk.must('package.import', { file: { incoming: second }, fileHash: seen.fileHash });
  expect((await sel.desk.must('package.revocations', {})).revocations).toMatchObject([
    { holder: '3437', state: 'erasedHere', cases: [{ caseId: id, name: '' }] },
  ]);
  const { revocations } = await lom.desk.must('package.revocations', {});
  expect(revocations).toMatchObject([{ holder: '3437', state: 'asked', cases: [{ name: 'Haile, Selam' }] }]);
  expect((await lom.desk.must('package.recipients', {})).recipients[0]).toMatchObject({ unconfirmed: 1 });
});

test('work is asked for and stopped by its name, in its own vault', async () => {
  const directory = '/vault';
  const seen = await watched(directory, 'op-1', async ({ signal, onProgress }) => {
    onProgress({ bytes: 5, totalBytes: 10 });
    expect(progressOf(directory, 'op-1')).toEqual({ bytes: 5, totalBytes: 10 });
    expect(progressOf('/other', 'op-1')).toBeNull();
    expect(cancel('/other', 'op-1')).toBe(false);
    expect(signal.aborted).toBe(false);
    expect(cancel(directory, 'op-1')).toBe(true);
    return signal.aborted;
  });
  expect(seen).toBe(true);
  expect(progressOf(directory, 'op-1')).toBeNull();
  expect(Object.keys(runningHandlers)).toEqual(['exchange.progress', 'exchange.cancel']);
});
