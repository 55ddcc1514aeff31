import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Scalar } from '#shared/forms/form.ts';
import { recordId } from '#shared/ops/id.ts';
import { type Op, opRef } from '#shared/ops/op.ts';
import type { IncomingStream, PackageIn } from './exchange/exchangeStore.ts';
import { type OpenOptions, openStore } from './openStore.ts';
import type { SqliteStore } from './sqliteStore.ts';
import type { RecordRef, Store } from './store.ts';

/** Stores in a temporary folder, with a clock and randomness that are the same in every run. For tests. */

export const testKey = Uint8Array.from({ length: 32 }, (_, at) => at);

export interface TestFolder {
  readonly path: (name: string) => string;
  readonly open: (name?: string, options?: Partial<OpenOptions>) => SqliteStore;
  readonly remove: () => void;
}

export function testFolder(): TestFolder {
  const folder = mkdtempSync(join(tmpdir(), 'dalsam-db-'));
  const stores: SqliteStore[] = [];
  const path = (name: string) => join(folder, name);
  return {
    path,
    open: (name = 'vault.db', options = {}) => {
      const opened = openStore({ ...testOptions(path(name)), create: true, ...options });
      if (!opened.ok) throw new Error(`the store does not open: ${opened.error.code}`);
      stores.push(opened.value);
      return opened.value;
    },
    remove: () => {
      for (const store of stores) store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export function testOptions(path: string): OpenOptions {
  return { path, key: testKey, create: false, now: () => new Date('2026-03-01T12:00:00.000Z'), random: testRandom() };
}

let seeds = 0;

/** A stream of bytes of its own for each caller, so that two stores never mint the same id. */
export function testRandom(): (length: number) => Uint8Array {
  seeds += 1;
  let state = seeds;
  return (length) =>
    Uint8Array.from({ length }, () => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return state >>> 24;
    });
}

/** The id of the n-th test record. */
export function testId(n: number): string {
  return recordId(Date.UTC(2026, 0, 1) + n, () => new Uint8Array(10));
}

export function person(n: number): RecordRef {
  return { type: 'person', id: testId(n), caseId: testId(n) };
}

/** Sets fields of one record in a write of its own, one minute after the other. */
export function set(store: SqliteStore, ref: RecordRef, fields: Record<string, Scalar>, minute = 0): number {
  const at = new Date(Date.UTC(2026, 1, 1) + minute * 60_000).toISOString();
  return store.write({ author: 'user', at }, (writer) => writer.set(ref, fields));
}

/** Ops as a package carries them: by stream, origin and seq, each once. */
export function inStreams(ops: readonly Op[]): IncomingStream[] {
  const each = [...new Map(ops.map((op) => [opRef(op), op])).values()];
  const streams = Map.groupBy(each, ({ stream }) => `${stream.caseId}/${stream.scope}`);
  return [...streams]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, ofStream]) => {
      const sorted = ofStream.toSorted((a, b) =>
        a.origin === b.origin ? a.seq - b.seq : a.origin < b.origin ? -1 : 1,
      );
      const [first] = sorted;
      return first === undefined ? [] : [{ stream: first.stream, ops: sorted }];
    });
}

let packages = 0;

export function testPackage(sender: string): PackageIn {
  packages += 1;
  return {
    id: `package${packages}`,
    sender: { installation: `installation of ${sender}`, municipality: '3434', origin: sender },
    channel: '3437',
    number: packages,
    kind: 'municipality',
    manifestHash: `manifest${packages}`,
    previousHash: null,
    fileHash: `file${packages}`,
    createdAt: '2026-02-01T00:00:00.000Z',
    readAt: '2026-02-02T00:00:00.000Z',
    readBy: 'user',
    summary: '{}',
  };
}

/** Takes ops of other installations in, as one package; those of the streams that stay at home are left out. */
export function takeIn(store: Pick<Store, 'exchange'>, ops: readonly Op[]): { n: number; added: number } {
  const open = store.exchange.imports.begin();
  let added = 0;
  for (const stream of inStreams(ops.filter((op) => op.stream.scope !== 'local'))) {
    const taken = open.take(stream);
    if (!taken.ok) {
      open.rollback();
      throw new Error(taken.error.code);
    }
    added += taken.value.added;
  }
  return { n: open.commit(testPackage(ops[0]?.origin ?? 'nobody')), added };
}
