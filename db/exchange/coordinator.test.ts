import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SqliteStore } from '../sqliteStore.ts';
import { person, set, type TestFolder, testFolder, testId } from '../testing.ts';
import type { PackageIn } from './exchangeStore.ts';

const at = '2026-02-01T10:00:00.000Z';
let folder: TestFolder;
let store: SqliteStore;
beforeEach(() => {
  folder = testFolder();
  store = folder.open();
});
afterEach(() => folder.remove());

const stated = (municipality: string, countedAt: string, id: string) => ({
  municipality,
  countedAt,
  package: id,
  content: `{"of":"${id}"}`,
});

const entry = (id: string): PackageIn => ({
  id,
  sender: { installation: testId(900), municipality: '3431', origin: testId(901) },
  channel: 'coordinator',
  number: 1,
  kind: 'toCoordinator',
  manifestHash: 'a'.repeat(64),
  previousHash: null,
  fileHash: id.padEnd(64, '0').toLowerCase(),
  createdAt: at,
  readAt: at,
  readBy: 'user',
  summary: '{}',
});

function readIn(id: string, counted: string): number {
  const transaction = store.exchange.imports.begin();
  store.exchange.coordinator.addCounts(stated('3431', counted, id));
  return transaction.commit(entry(id));
}

describe('what the coordinator keeps', () => {
  it('counts that a package brought, oldest first, as long as it is read in', () => {
    readIn(testId(2), '2026-03-01T10:00:00.000Z');
    const n = readIn(testId(1), '2026-02-01T10:00:00.000Z');
    const counted = () => store.exchange.coordinator.counts().map(({ countedAt }) => countedAt);
    expect(counted()).toEqual(['2026-02-01T10:00:00.000Z', '2026-03-01T10:00:00.000Z']);
    expect(store.exchange.imports.undo(n, { user: 'user', at })).toMatchObject({ ok: true });
    expect(counted()).toEqual(['2026-03-01T10:00:00.000Z']);
    readIn(testId(1), '2026-02-01T10:00:00.000Z');
    expect(counted()).toHaveLength(2);
  });

  it('counts of an import that was rolled back are not there', () => {
    const transaction = store.exchange.imports.begin();
    store.exchange.coordinator.addCounts(stated('3431', at, testId(1)));
    transaction.rollback();
    readIn(testId(1), '2026-03-01T10:00:00.000Z');
    expect(store.exchange.coordinator.counts()).toHaveLength(1);
  });

  it('a package is acknowledged as far as its recipients say that they hold what was in it', () => {
    set(store, person(1), { lastName: 'Tesfay', status: 'settled', settlementDate: '2025-05-01' });
    const { log, journal, coordinator } = store.exchange;
    const held = [...log.held()];
    const ranges = held.flatMap(({ stream, origins }) =>
      origins.map(({ origin, seq }) => ({ stream, origin, first: 1, last: seq })),
    );
    const sent = { ...entry(testId(5)), createdBy: 'user', bytes: 1, recipients: [testId(800), testId(801)] };
    journal.addOut(sent, ranges);
    const all = ranges.length;
    expect(all).toBeGreaterThan(1);
    expect(coordinator.acknowledged([testId(5)])).toEqual([
      { id: testId(5), installation: testId(800), ranges: all, held: 0 },
      { id: testId(5), installation: testId(801), ranges: all, held: 0 },
    ]);
    journal.putPeerHoldings(testId(800), { createdAt: at, origin: testId(901), number: 1 }, held);
    expect(coordinator.acknowledged([testId(5)]).map((each) => each.held)).toEqual([all, 0]);
    expect(coordinator.statements()).toEqual(new Map([[testId(800), at]]));
  });
});
