import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SqliteStore } from '../sqliteStore.ts';
import { person, set, type TestFolder, takeIn, testFolder, testPackage } from '../testing.ts';
import type { PackageOut } from './exchangeStore.ts';

let folder: TestFolder;
let store: SqliteStore;
beforeEach(() => {
  folder = testFolder();
  store = folder.open();
});
afterEach(() => folder.remove());

const at = '2026-02-01T00:00:00.000Z';
const stream = { caseId: person(1).id, scope: 'identity' } as const;
const other = { caseId: person(1).id, scope: 'family' } as const;

function out(number: number, recipients: string[], channel = '3437'): PackageOut {
  return {
    id: `${channel}-${number}`,
    channel,
    number,
    kind: 'shared',
    manifestHash: `m${number}`,
    fileHash: `f${number}`,
    bytes: 10,
    createdAt: at,
    createdBy: 'user',
    recipients,
    summary: '{"went":[]}',
  };
}

describe('the log as packages carry it', () => {
  it('is told by stream and origin, in the order of packages, without what stays at home', () => {
    set(store, person(2), { lastName: 'Omar' });
    set(store, person(1), { lastName: 'Haile', arrivalManner: 'other' });
    set(store, { type: 'settings', id: 'settings', caseId: 'local' }, { autoLockMinutes: 5 });
    const { log } = store.exchange;
    const held = [...log.held()];
    expect(held.map(({ stream: { caseId, scope } }) => `${caseId}/${scope}`)).toEqual(
      held.map(({ stream: { caseId, scope } }) => `${caseId}/${scope}`).toSorted(),
    );
    expect(held.some(({ stream: { scope } }) => scope === 'local')).toBe(false);
    expect([...log.held([person(2).id])]).toEqual([
      { stream: { caseId: person(2).id, scope: 'identity' }, origins: [{ origin: store.origin(), seq: 1 }] },
    ]);
    expect(log.heldOf({ caseId: 'nobody', scope: 'identity' })).toEqual([]);
  });

  it('gives canonical lines page by page, and throws for what is not held', () => {
    for (let n = 0; n < 5; n += 1) set(store, person(1), { lastName: `Name${n}` }, n);
    const range = { stream, origin: store.origin(), first: 2, last: 5 };
    const pages = [...store.exchange.log.lines([range, { ...range, first: 1, last: 1 }], 2)];
    expect(pages.map((page) => page.map(({ line }) => (JSON.parse(line) as unknown[])[4]))).toEqual([
      [2, 3],
      [4, 5],
      [1],
    ]);
    expect(pages[0]?.[0]?.author).toBe('user');
    expect(() => [...store.exchange.log.lines([{ ...range, last: 6 }], 10)]).toThrow('not all here');
    expect(() => [...store.exchange.log.lines([{ ...range, origin: 'nobody' }], 10)]).toThrow('not all here');
  });

  it('learns who is who once, and holds to it', () => {
    const owner = { installation: 'i1', municipality: '3434', role: 'municipality' } as const;
    const { log } = store.exchange;
    log.learn({ origins: new Map([['o', owner]]), authors: new Map([['u', { name: 'Kari', municipality: '3434' }]]) });
    log.learn({
      origins: new Map([['o', { ...owner, municipality: '3437' }]]),
      authors: new Map([['u', { name: 'Somebody', municipality: '3437' }]]),
    });
    expect(log.origins()).toEqual(new Map([['o', owner]]));
    expect(log.authors(['u', 'nobody'])).toEqual(new Map([['u', { name: 'Kari', municipality: '3434' }]]));
  });
});

describe('the journal of packages', () => {
  it('numbers what is sent by channel and identity, and remembers to whom which streams went', () => {
    set(store, person(1), { lastName: 'Haile' });
    const { journal } = store.exchange;
    expect(journal.last('3437')).toBeUndefined();
    const range = { stream, origin: store.origin(), first: 1, last: 1 };
    journal.addOut(out(1, ['i1', 'i2']), [range]);
    journal.addOut(out(2, ['i3']), [{ ...range, stream: other, origin: 'somebody' }]);
    journal.addOut(out(1, ['i4'], '3431'), []);
    expect(journal.last('3437')).toEqual({ number: 2, manifestHash: 'm2' });
    expect(journal.out({ limit: 2 })).toEqual([
      { ...out(1, ['i4'], '3431'), origin: store.origin() },
      { ...out(2, ['i3']), origin: store.origin() },
    ]);
    expect(journal.wasSent(stream, ['i2', 'i9'])).toBe(true);
    expect(journal.wasSent(stream, ['i3'])).toBe(false);
    expect(journal.wasSent({ ...stream, caseId: 'nobody' }, ['i2'])).toBe(false);
    expect(() => journal.addOut(out(2, ['i1']), [])).toThrow('UNIQUE');
    store.mintOrigin();
    expect(journal.last('3437')).toBeUndefined();
  });

  it('knows what was read, and not what was undone', () => {
    const there = folder.open('there.db');
    set(there, person(1), { lastName: 'Haile' });
    const { journal, imports } = store.exchange;
    const first = takeIn(store, there.ops());
    const [read] = journal.in({ limit: 10 });
    if (read === undefined) throw new Error('a package was expected');
    expect(read).toMatchObject({ n: first.n, addedOps: 1, undoneAt: null, sender: { origin: there.origin() } });
    expect(journal.inByFile(read.fileHash)).toEqual(read);
    expect(journal.inNumbers(there.origin(), '3437')).toEqual(new Map([[read.number, read.manifestHash]]));
    expect(journal.newestIn('3437')).toEqual(new Map([[there.origin(), read.number]]));
    imports.undo(first.n, { user: 'user', at });
    expect(journal.inByFile(read.fileHash)?.undoneAt).toBe(at);
    expect(journal.inNumbers(there.origin(), '3437')).toEqual(new Map());
    expect(journal.newestIn('3437')).toEqual(new Map());
    const open = imports.begin();
    const again = open.commit({ ...testPackage(there.origin()), fileHash: read.fileHash });
    expect(journal.inByFile(read.fileHash)).toMatchObject({ n: again, undoneAt: null });
  });

  it('takes an installation at its newest word of what it holds, whatever its clock says', () => {
    const { journal } = store.exchange;
    const say = (origin: string, number: number, day: string, holdings: [typeof stream | typeof other, number][]) =>
      journal.putPeerHoldings(
        'i1',
        { createdAt: `${day}T00:00:00.000Z`, origin, number },
        holdings.map(([of, seq]) => ({ stream: of, origins: [{ origin: 'o', seq }] })),
      );
    say('o1', 2, '2036-02-02', [
      [stream, 5],
      [other, 3],
    ]);
    expect(journal.heldOnlyThere(other.caseId, ['i9', 'i1'])).toEqual([other, stream]);
    expect(journal.heldOnlyThere(other.caseId, ['i9'])).toEqual([]);
    say('o1', 1, '2037-02-01', [[stream, 9]]);
    expect(journal.peerHolds('i1', stream)).toEqual([{ origin: 'o', seq: 5 }]);
    // Its clock was put right.
    say('o1', 3, '2026-02-01', [[stream, 6]]);
    expect(journal.peerHolds('i1', stream)).toEqual([{ origin: 'o', seq: 6 }]);
    // After a restore it has a later identity, and can hold less than before.
    say('o2', 1, '2026-02-03', [[stream, 2]]);
    say('o1', 4, '2026-02-04', [[stream, 7]]);
    expect(journal.peerHolds('i1', stream)).toEqual([{ origin: 'o', seq: 2 }]);
    // What it does not name any more is what it does not have.
    expect(journal.peerHolds('i1', other)).toEqual([]);
    expect(journal.peerHolds('i2', stream)).toEqual([]);
  });

  it('sees by their hashes whether a sender’s packages follow each other', () => {
    const read = (number: number, manifestHash: string, previousHash: string | null) => {
      const open = store.exchange.imports.begin();
      return open.commit({ ...testPackage('SENDER'), fileHash: manifestHash, number, manifestHash, previousHash });
    };
    const { journal } = store.exchange;
    const chainOf = (number: number, manifestHash: string, previousHash: string | null) =>
      journal.chainOf({ senderOrigin: 'SENDER', channel: '3437', number, manifestHash, previousHash });
    expect(chainOf(1, 'a', null)).toBe('whole');
    read(1, 'a', null);
    expect(chainOf(1, 'a', null)).toBe('whole');
    expect(chainOf(2, 'b', 'a')).toBe('whole');
    expect(chainOf(2, 'b', 'x')).toBe('branched');
    expect(chainOf(1, 'x', null)).toBe('branched');
    expect(chainOf(3, 'c', 'b')).toBe('gap');
    expect(journal.breaksOf('SENDER')).toEqual({ first: 1, gap: null, branched: null });
    const afterGap = read(3, 'c', 'b');
    expect(journal.breaksOf('SENDER')).toMatchObject({ gap: afterGap, branched: null });
    read(2, 'b', 'a');
    expect(journal.breaksOf('SENDER')).toMatchObject({ gap: null, branched: null });
    expect(journal.breaksOf('ANOTHER')).toEqual({ first: null, gap: null, branched: null });
  });

  it.each([
    { what: 'another of its number', one: [2, 'b', 'a'], two: [2, 'B', 'a'] },
    { what: 'one that names another before it', one: [2, 'b', 'a'], two: [3, 'C', 'B'] },
    { what: 'one before it that it does not name', one: [3, 'C', 'B'], two: [2, 'b', 'a'] },
  ] as const)('sees a branch when the second of two is read: $what', ({ one, two }) => {
    const read = ([number, manifestHash, previousHash]: readonly [number, string, string | null]) => {
      const open = store.exchange.imports.begin();
      return open.commit({ ...testPackage('SENDER'), fileHash: manifestHash, number, manifestHash, previousHash });
    };
    const { journal } = store.exchange;
    read([1, 'a', null]);
    read(one);
    const second = read(two);
    expect(journal.breaksOf('SENDER').branched).toBe(second);
    read([4, 'd', two[1]]);
    expect(journal.breaksOf('SENDER').branched).toBe(second);
  });

  it('keeps what waits until it is taken away', () => {
    const waiting = {
      fileHash: 'f',
      sender: { installation: 'i', municipality: '3434', origin: 'o' },
      channel: '3437',
      number: 2,
      createdAt: at,
      receivedAt: at,
    };
    const { journal } = store.exchange;
    journal.addWaiting(waiting);
    journal.addWaiting(waiting);
    expect(journal.waiting()).toEqual([waiting]);
    journal.removeWaiting('f');
    expect(journal.waiting()).toEqual([]);
  });
});

describe('blocks', () => {
  it('hold until they are lifted, and only grow', () => {
    const { blocks } = store.exchange;
    const block = {
      id: 'b',
      stream,
      holder: '3437',
      revokedBy: '3434',
      at,
      erasedAt: null,
      receiptAt: null,
      consents: ['c'],
    };
    blocks.add([block, { ...block, stream: other }], []);
    blocks.add([{ ...block, revokedBy: 'somebody', erasedAt: at }], []);
    expect(blocks.all()).toEqual([
      { ...block, stream: other, isLifted: false },
      { ...block, erasedAt: at, isLifted: false },
    ]);
    expect([blocks.isBlocked(stream, '3437'), blocks.isBlocked(stream, '3431')]).toEqual([true, false]);
    blocks.markErased('b', '2026-03-01T00:00:00.000Z');
    blocks.markReceipt('b', '2026-03-02T00:00:00.000Z');
    expect(blocks.all().map(({ erasedAt, receiptAt }) => [erasedAt, receiptAt])).toEqual([
      ['2026-03-01T00:00:00.000Z', '2026-03-02T00:00:00.000Z'],
      [at, '2026-03-02T00:00:00.000Z'],
    ]);
    blocks.add([], [{ block: 'b', stream, at }]);
    expect(blocks.lifts()).toEqual([{ block: 'b', stream, at }]);
    expect(blocks.all().map(({ isLifted }) => isLifted)).toEqual([false, true]);
    expect([blocks.isBlocked(stream, '3437'), blocks.isBlocked(other, '3437')]).toEqual([false, true]);
    blocks.add([{ ...block, id: 'later' }], []);
    expect(blocks.isBlocked(stream, '3437')).toBe(true);
  });
});
