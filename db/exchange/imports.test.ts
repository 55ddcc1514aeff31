import { createHash, randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Op } from '#shared/ops/op.ts';
import { chunkBytes } from '../attachments.ts';
import type { SqliteStore } from '../sqliteStore.ts';
import { inStreams, person, set, type TestFolder, takeIn, testFolder, testId, testPackage } from '../testing.ts';
import type { IncomingStream } from './exchangeStore.ts';

let folder: TestFolder;
let here: SqliteStore;
let there: SqliteStore;
beforeEach(() => {
  folder = testFolder();
  here = folder.open('here.db');
  there = folder.open('there.db');
});
afterEach(() => folder.remove());

const by = { user: 'user', at: '2026-03-01T00:00:00.000Z' };

function identityOf(ops: readonly Op[]): IncomingStream {
  const [incoming] = inStreams(ops.filter(({ stream }) => stream.scope === 'identity'));
  if (incoming === undefined) throw new Error('a stream was expected');
  return incoming;
}

function takenOnce(incoming: IncomingStream) {
  const open = here.exchange.imports.begin();
  try {
    return open.take(incoming);
  } finally {
    open.rollback();
  }
}

describe('what a package brings', () => {
  it('is refused where ops before it are not here', () => {
    for (const name of ['Haile', 'Hayle', 'Haille']) set(there, person(1), { lastName: name });
    const whole = identityOf(there.ops());
    const gap = { code: 'gap', stream: whole.stream, origin: there.origin(), held: 0, first: 2 };
    const late = { ...whole, ops: whole.ops.slice(1) };
    expect(here.exchange.imports.preview(late)).toEqual({ ok: false, error: gap });
    expect(takenOnce(late)).toEqual({ ok: false, error: gap });
    const holed = { ...whole, ops: [whole.ops[0], whole.ops[2]].flatMap((op) => op ?? []) };
    expect(takenOnce(holed)).toEqual({ ok: false, error: { ...gap, held: 1, first: 3 } });
    expect(here.ops()).toEqual([]);
  });

  it('is refused where another op stands under the same name, here or in the package itself', () => {
    set(there, person(1), { lastName: 'Haile' });
    takeIn(here, there.ops());
    const [first] = there.ops();
    if (first === undefined) throw new Error('an op was expected');
    const forged = { ...first, value: 'Somebody' };
    const fork = { code: 'fork', stream: first.stream, origin: there.origin(), seq: 1, isOwn: false };
    const incoming = { stream: first.stream, ops: [forged] };
    expect(here.exchange.imports.preview(incoming)).toEqual({ ok: false, error: fork });
    expect(takenOnce(incoming)).toEqual({ ok: false, error: fork });
    const second = { ...first, seq: 2 };
    const twice = { stream: first.stream, ops: [second, { ...second, value: 'Somebody' }] };
    expect(takenOnce(twice)).toEqual({ ok: false, error: { ...fork, seq: 2 } });
    expect(here.record(person(1).id)?.fields.lastName).toBe('Haile');
  });

  it('is refused where a record is of another type or case here', () => {
    set(here, person(1), { lastName: 'Haile' });
    set(there, person(2), { lastName: 'Abdi' });
    const [first] = there.ops();
    if (first === undefined) throw new Error('an op was expected');
    const misplaced = { code: 'misplaced', stream: first.stream, record: person(1).id };
    const other = { ...first, record: { type: 'person', id: person(1).id } };
    expect(takenOnce({ stream: first.stream, ops: [other] })).toEqual({ ok: false, error: misplaced });
    const mixed = [first, { ...first, seq: 2, record: { type: 'form', id: person(2).id } }];
    expect(takenOnce({ stream: first.stream, ops: mixed })).toEqual({
      ok: false,
      error: { ...misplaced, record: person(2).id },
    });
  });

  it('moves our clock on, so that what is written next is the newest', () => {
    set(there, person(1), { lastName: 'Haile' }, 1000);
    takeIn(here, there.ops());
    set(here, person(1), { lastName: 'Hayle' }, 0);
    takeIn(there, here.ops());
    expect(there.record(person(1).id)?.fields.lastName).toBe('Hayle');
    expect(there.exchange.conflicts.count()).toBe(0);
  });
});

describe('the transaction of an import', () => {
  it('takes a stream that comes in pieces, each held against what came before', () => {
    for (const name of ['Haile', 'Hayle', 'Haille']) set(there, person(1), { lastName: name });
    const { stream, ops } = identityOf(there.ops());
    const open = here.exchange.imports.begin();
    expect(open.take({ stream, ops: ops.slice(0, 1) })).toEqual({ ok: true, value: { added: 1, known: 0 } });
    expect(open.take({ stream, ops: ops.slice(0, 2) })).toEqual({ ok: true, value: { added: 1, known: 1 } });
    const forged = ops.slice(1, 2).map((op) => ({ ...op, value: 'Somebody' }));
    const fork = { code: 'fork', stream, origin: there.origin(), seq: 2, isOwn: false };
    expect(open.take({ stream, ops: forged })).toEqual({ ok: false, error: fork });
    expect(open.take({ stream, ops: ops.slice(2) })).toEqual({ ok: true, value: { added: 1, known: 0 } });
    open.commit(testPackage('there'));
    expect(here.projectionDigest()).toBe(there.projectionDigest());
    expect(here.exchange.journal.in({ limit: 1 })[0]?.addedOps).toBe(3);
    here.checkIntegrity();
  });

  it('is the only one, and leaves nothing when it is rolled back', () => {
    set(there, person(1), { lastName: 'Haile' });
    const incoming = identityOf(there.ops());
    const digest = here.projectionDigest();
    const open = here.exchange.imports.begin();
    expect(() => here.exchange.imports.begin()).toThrow('going on');
    expect(() => set(here, person(2), { lastName: 'Abdi' })).toThrow('an import is going on');
    expect(open.take(incoming)).toEqual({ ok: true, value: { added: 1, known: 0 } });
    open.rollback();
    open.rollback();
    expect(() => open.take(incoming)).toThrow('over');
    expect(() => open.commit(testPackage('there'))).toThrow('over');
    expect([here.projectionDigest(), here.ops()]).toEqual([digest, []]);
    expect(here.exchange.journal.in({ limit: 10 })).toEqual([]);
    // What was cached of the numbers given meanwhile is forgotten.
    set(here, person(3), { lastName: 'Abdi' });
    takeIn(here, there.ops());
    expect(here.record(person(1).id)?.fields.lastName).toBe('Haile');
    here.checkIntegrity();
    expect(() => here.write({ author: 'user', at: by.at }, () => here.exchange.imports.begin())).toThrow('going on');
  });

  it('is rolled back by a commit that fails', () => {
    set(there, person(1), { lastName: 'Haile' });
    const open = here.exchange.imports.begin();
    open.take(identityOf(there.ops()));
    const broken = { ...testPackage('there'), number: 0 };
    expect(() => open.commit(broken)).toThrow('CHECK');
    expect(here.ops()).toEqual([]);
    expect(takeIn(here, there.ops()).added).toBe(1);
  });

  it('keeps an attachment that is what its name says, however its pieces come', () => {
    const content = randomBytes(chunkBytes * 2 + 17);
    const sha256 = createHash('sha256').update(content).digest('hex');
    for (let time = 0; time < 2; time += 1) {
      const open = here.exchange.imports.begin();
      const attachment = open.attachment(sha256);
      for (let from = 0; from < content.length; from += 100_000)
        attachment.write(content.subarray(from, from + 100_000));
      attachment.end();
      open.commit(testPackage('there'));
      expect(Buffer.from(here.readAttachment(sha256) ?? []).equals(content)).toBe(true);
    }
    const pieces = [...(here.exchange.log.attachmentChunks(sha256) ?? [])];
    expect(pieces.map(({ length }) => length)).toEqual([chunkBytes, chunkBytes, 17]);
    expect(here.exchange.log.attachmentChunks('0'.repeat(64))).toBeUndefined();
    const open = here.exchange.imports.begin();
    const wrong = open.attachment('0'.repeat(64));
    wrong.write(content);
    expect(() => wrong.end()).toThrow('not what its name says');
    open.rollback();
    expect(here.readAttachment('0'.repeat(64))).toBeUndefined();
  });
});

describe('a preview', () => {
  const kinds = (ops: readonly Op[]) =>
    inStreams(ops).flatMap((incoming) => {
      const preview = here.exchange.imports.preview(incoming);
      if (!preview.ok) throw new Error(preview.error.code);
      return preview.value.changes.map(({ field, kind, before, after }) => [field, kind, before, after]);
    });

  it('tells what is new, changed, written beside ours, conflicting, settled, removed and restored', () => {
    set(there, person(1), { lastName: 'Haile', phone: '40000001' });
    expect(kinds(there.ops())).toEqual([
      ['lastName', 'new', null, 'Haile'],
      ['phone', 'new', null, '40000001'],
    ]);
    takeIn(here, there.ops());
    expect(kinds(there.ops())).toEqual([]);
    set(there, person(1), { lastName: 'Hayle' }, 1);
    expect(kinds(there.ops())).toEqual([['lastName', 'changed', 'Haile', 'Hayle']]);
    set(here, person(1), { firstName: 'Sara' }, 2);
    expect(kinds(there.ops())).toEqual([['lastName', 'merged', 'Haile', 'Hayle']]);
    set(here, person(1), { lastName: 'Haille' }, 3);
    expect(kinds(there.ops())).toEqual([['lastName', 'conflicting', 'Haille', 'Haille']]);
    takeIn(here, there.ops());
    takeIn(there, here.ops());
    there.write({ author: 'user', at: by.at }, (writer) => writer.resolve(person(1), 'lastName', 'Haille'));
    expect(kinds(there.ops())).toEqual([['lastName', 'settled', 'Haille', 'Haille']]);
    takeIn(here, there.ops());
    set(there, person(1), { $removed: true }, 5);
    expect(kinds(there.ops())).toEqual([['$removed', 'removed', null, true]]);
    takeIn(here, there.ops());
    set(there, person(1), { $removed: null }, 6);
    expect(kinds(there.ops())).toEqual([['$removed', 'restored', true, null]]);
  });

  it('tells of an edit of what was removed here, and of what a later version wrote', () => {
    set(there, person(1), { lastName: 'Haile' });
    takeIn(here, there.ops());
    set(here, person(1), { $removed: true }, 1);
    set(there, person(1), { firstName: 'Sara' }, 2);
    expect(kinds(there.ops())).toEqual([['firstName', 'conflicting', null, 'Sara']]);
    const [, last] = there.ops();
    if (last === undefined) throw new Error('an op was expected');
    const later = [...there.ops(), { ...last, seq: 3, field: 'petName', value: 'Fido' }];
    expect(kinds(later)).toContainEqual(['petName', 'notUnderstood', null, null]);
  });
});

describe('undoing an import', () => {
  it('is refused once something rests on it', () => {
    set(there, person(1), { lastName: 'Haile' });
    const first = takeIn(here, there.ops()).n;
    set(there, person(1), { firstName: 'Sara' }, 1);
    const second = takeIn(here, there.ops()).n;
    const refused = (code: string) => ({ ok: false, error: { code } });
    expect(here.exchange.imports.undo(first, by)).toEqual(refused('builtOn'));
    expect(here.exchange.imports.undo(second, by).ok).toBe(true);
    expect(here.exchange.imports.undo(second, by)).toEqual(refused('alreadyUndone'));
    expect(here.exchange.journal.in({ limit: 1 })[0]).toMatchObject({ n: second, addedOps: 1, undoneAt: by.at });
    set(here, person(1), { lastName: 'Hayle' }, 2);
    expect(here.exchange.imports.undo(first, by)).toEqual(refused('builtOn'));
    expect(here.record(person(1).id)?.fields).toEqual({ lastName: 'Hayle' });
    const again = takeIn(here, there.ops()).n;
    addOut(here);
    expect(here.exchange.imports.undo(again, by)).toEqual(refused('passedOn'));
    expect(() => here.exchange.imports.undo(99, by)).toThrow('99');
  });

  it('is refused once somebody here has written in another field of what it brought', () => {
    set(there, person(1), { lastName: 'Haile' });
    const { n } = takeIn(here, there.ops());
    set(here, person(2), { lastName: 'Omar' }, 1);
    expect(here.exchange.imports.undo(n, by).ok).toBe(true);
    const again = takeIn(here, there.ops()).n;
    set(here, person(1), { firstName: 'Sara' }, 2);
    expect(here.exchange.imports.undo(again, by)).toEqual({ ok: false, error: { code: 'builtOn' } });
  });

  it('takes the attachments with it that nothing else names, and never an op that came later', () => {
    const content = new TextEncoder().encode('%PDF-1.4 test');
    const sha256 = createHash('sha256').update(content).digest('hex');
    set(there, { type: 'attachment', id: testId(8), caseId: person(1).id }, { sha256, bytes: content.length });
    const open = here.exchange.imports.begin();
    for (const stream of inStreams(there.ops())) open.take(stream);
    const attachment = open.attachment(sha256);
    attachment.write(content);
    attachment.end();
    const n = open.commit(testPackage('there'));
    expect(
      here.exchange.log.attachmentsIn([
        { stream: { caseId: person(1).id, scope: 'papers' }, origin: there.origin(), first: 1, last: 2 },
      ]),
    ).toEqual(new Map([[sha256, content.length]]));
    expect(here.exchange.imports.undo(n, by).ok).toBe(true);
    expect(here.readAttachment(sha256)).toBeUndefined();
    set(here, person(2), { lastName: 'Abdi' });
    const later = takeIn(here, there.ops()).n;
    set(here, person(3), { lastName: 'Omar' });
    expect(here.exchange.imports.undo(later, by)).toEqual({ ok: true, value: { removedOps: 2 } });
    expect(here.recordsOfType('person')).toHaveLength(2);
  });
});

describe('erasing streams', () => {
  it('takes what is in them from everywhere, leaves what is in others, and never comes back under our old name', () => {
    const form = { type: 'form', id: testId(9), caseId: person(1).id } as const;
    const membership = { type: 'membership', id: testId(10), caseId: person(1).id } as const;
    set(here, person(1), { lastName: 'Haile' });
    set(here, form, { $form: 'intakeMapping', $person: person(1).id, $state: 'draft' });
    set(here, membership, { householdId: testId(11), personId: person(1).id, $removed: false });
    here.putTyped(form.id, { interpreterNeeded: 'yes' }, by.at);
    here.putDraft('user', `person.edit:${person(1).id}`, '{}', by.at);
    here.putDraft('user', 'person.new', '{}', by.at);
    const own = here.origin();
    const open = here.exchange.imports.begin();
    expect(open.erase([{ caseId: person(1).id, scope: 'identity' }])).toEqual({ erasedOps: 5 });
    const n = open.commit(testPackage('there'));
    expect(here.exchange.imports.undo(n, by)).toEqual({ ok: false, error: { code: 'erased' } });
    expect(here.record(person(1).id)).toBeUndefined();
    expect(here.searchPeople({ text: '', sort: 'name', offset: 0, limit: 10 }).rows).toEqual([]);
    expect(here.record(form.id)).toBeUndefined();
    expect(here.typed(form.id)).toEqual({});
    expect(here.draft('user', `person.edit:${person(1).id}`)).toBeUndefined();
    expect(here.draft('user', 'person.new')).toBeDefined();
    expect(here.record(membership.id)?.fields).toEqual({ householdId: testId(11), personId: person(1).id });
    expect(here.origin()).not.toBe(own);
    here.checkIntegrity();
    set(here, person(1), { lastName: 'Abdi' });
    expect(here.ops().at(-1)).toMatchObject({ origin: here.origin(), seq: 1 });
  });

  it('keeps the identity where nothing of our own was erased', () => {
    set(there, person(1), { lastName: 'Haile' });
    takeIn(here, there.ops());
    const own = here.origin();
    const open = here.exchange.imports.begin();
    expect(
      open.erase([
        { caseId: person(1).id, scope: 'identity' },
        { caseId: 'unknown', scope: 'papers' },
      ]),
    ).toEqual({
      erasedOps: 1,
    });
    open.commit(testPackage('there'));
    expect(here.origin()).toBe(own);
  });
});

function addOut(store: SqliteStore): void {
  store.exchange.journal.addOut(
    {
      id: 'out',
      channel: '3431',
      number: 1,
      kind: 'shared',
      manifestHash: 'm',
      fileHash: 'f',
      bytes: 1,
      createdAt: by.at,
      createdBy: 'user',
      recipients: ['installation'],
      summary: '{}',
    },
    [],
  );
}
