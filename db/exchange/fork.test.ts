import { copyFileSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import type { Op } from '#shared/ops/op.ts';
import type { SqliteStore } from '../sqliteStore.ts';
import { inStreams, person, set, type TestFolder, takeIn, testFolder } from '../testing.ts';
import type { Fork } from './exchangeStore.ts';

let folder: TestFolder;
afterEach(() => folder.remove());

function forksOf(store: SqliteStore, ops: readonly Op[]): Fork[] {
  return inStreams(ops).flatMap((incoming) => {
    const preview = store.exchange.imports.preview(incoming);
    return !preview.ok && preview.error.code === 'fork' ? [preview.error] : [];
  });
}

/** Two copies of one vault that have both been written in under the one identity, as when a file is copied by hand. */
function twoCopies(): readonly [SqliteStore, SqliteStore] {
  folder = testFolder();
  const before = folder.open('a.db');
  set(before, person(1), { lastName: 'Haile' });
  before.close();
  copyFileSync(folder.path('a.db'), folder.path('b.db'));
  return [folder.open('a.db', { create: false }), folder.open('b.db', { create: false })];
}

it('a copy that meets the other takes a new name, and both end with everything that was written in either', () => {
  const [a, b] = twoCopies();
  const shared = a.origin();
  expect(b.origin()).toBe(shared);
  set(a, person(1), { firstName: 'Sara' }, 1);
  set(a, person(1), { firstName: 'Sarah' }, 2);
  set(a, person(2), { lastName: 'Omar' }, 3);
  set(b, person(1), { nativeName: 'ሳራ' }, 4);
  set(b, person(1), { nativeName: 'ሳራ ሃይለ' }, 5);
  const forks = forksOf(b, a.ops());
  expect(forks.map(({ seq, origin, isOwn, stream }) => [seq, origin, isOwn, stream.caseId])).toEqual([
    [2, shared, true, person(1).id],
    // Under our own name, and never written here: that too is the other copy's work.
    [1, shared, true, person(2).id],
  ]);
  // One of them was told of besides, further on: it is written anew once.
  const again = forks.slice(0, 1).map((fork) => ({ ...fork, seq: fork.seq + 1 }));
  const { origin, rewritten } = b.exchange.imports.mendFork([...again, ...forks]);
  expect([b.origin(), rewritten]).toEqual([origin, 2]);
  expect(origin).not.toBe(shared);
  expect(b.record(person(1).id)?.fields).toEqual({ lastName: 'Haile', nativeName: 'ሳራ ሃይለ' });
  const anew = b.ops().filter((op) => op.origin === origin);
  expect(anew.map(({ seq, value, at }) => [seq, value, at])).toEqual([
    [1, 'ሳራ', '2026-02-01T00:04:00.000Z'],
    [2, 'ሳራ ሃይለ', '2026-02-01T00:05:00.000Z'],
  ]);
  expect(anew[1]?.basis).toEqual([`${person(1).id}/identity/${origin}/1`]);
  expect(forksOf(b, a.ops())).toEqual([]);
  takeIn(b, a.ops());
  takeIn(a, b.ops());
  expect(a.projectionDigest()).toBe(b.projectionDigest());
  expect(a.record(person(1).id)?.fields).toEqual({ lastName: 'Haile', firstName: 'Sarah', nativeName: 'ሳራ ሃይለ' });
  for (const store of [a, b]) {
    const digest = store.projectionDigest();
    store.rebuildProjections();
    expect(store.projectionDigest()).toBe(digest);
    store.checkIntegrity();
  }
});

it('a fork that shows later, under the name that was given up, is mended as well', () => {
  const [a, b] = twoCopies();
  set(a, person(1), { firstName: 'Sara' }, 1);
  set(b, person(1), { phone: '40000001' }, 2);
  set(a, person(2), { lastName: 'Omar' }, 3);
  set(b, person(2), { lastName: 'Omer' }, 4);
  const first = a.ops().filter(({ record }) => record.id === person(1).id);
  const { origin } = b.exchange.imports.mendFork(forksOf(b, first));
  takeIn(b, first);
  const later = forksOf(b, a.ops());
  expect(later).toMatchObject([{ isOwn: true, seq: 1, stream: { caseId: person(2).id } }]);
  expect(b.exchange.imports.mendFork(later)).toMatchObject({ rewritten: 1 });
  expect(b.ownOrigins()).toContain(origin);
  takeIn(b, a.ops());
  takeIn(a, b.ops());
  expect(a.projectionDigest()).toBe(b.projectionDigest());
  expect(a.exchange.conflicts.list({ offset: 0, limit: 5 }).map(({ field, heads }) => [field, heads])).toEqual([
    ['lastName', 2],
  ]);
});

it('a fork that is not ours is not for us to mend', () => {
  const [a] = twoCopies();
  const stream = { caseId: person(1).id, scope: 'identity' } as const;
  expect(() => a.exchange.imports.mendFork([{ stream, origin: 'stranger', seq: 1 }])).toThrow('never ours');
});
