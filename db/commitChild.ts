import { writeSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { type Op, opRef } from '#shared/ops/op.ts';
import { openStore } from './openStore.ts';
import { Database, type Sqlite } from './sqlite.ts';
import type { SqliteStore } from './sqliteStore.ts';
import { inStreams, person, set, testOptions, testPackage } from './testing.ts';

/** What the process that db/commitKill.test.ts kills is told, as JSON. */
export interface CommitChild {
  readonly path: string;
  readonly size: Size;
  /**
   * When it dies: so many microseconds after it began to commit (0: as soon as another thread can); `before` that; `done`: when the
   * import has said that it is; null: it lives, and says how long the commit took.
   */
  readonly dieAfter: number | 'before' | 'done' | null;
}

/** What was there before the package: written, committed and acknowledged by the same process. */
export const writeBefore = (store: SqliteStore): number => set(store, person(1), { lastName: 'Written before' });

/** The one package: of so many people, each changed so many times by somebody who saw what was there. */
export interface Size {
  readonly people: number;
  readonly changes: number;
}

/** A person's stream: three fields, changed in turn. */
function streamOf(n: number, changes: number): Op[] {
  const { id } = person(1000 + n);
  const stream = { caseId: id, scope: 'identity' } as const;
  return Array.from({ length: changes }, (_, at): Op => {
    const seen = at < 3 ? [] : [opRef({ stream, origin: 'SENDER', seq: at - 2 })];
    return {
      stream,
      origin: 'SENDER',
      seq: at + 1,
      record: { type: 'person', id },
      field: ['lastName', 'firstName', 'phone'][at % 3] ?? '',
      value: `Value${at}`,
      basis: seen,
      hlc: (0x019b76da00000000n + BigInt(at)).toString(16).padStart(16, '0'),
      author: 'author',
      at: '2026-01-01T00:00:00.000Z',
    };
  });
}

/** Takes the package in, up to the commit: that is on its own. */
export function takePackage(store: SqliteStore, { people, changes }: Size): { commit(): number } {
  const open = store.exchange.imports.begin();
  for (let n = 0; n < people; n += 1) {
    for (const stream of inStreams(streamOf(n, changes))) {
      const taken = open.take(stream);
      if (!taken.ok) throw new Error(taken.error.code);
    }
  }
  return { commit: () => open.commit(testPackage('SENDER')) };
}

/**
 * Another thread, which kills the process so many microseconds after it was told to. It is awake and waiting by then, so it hits a
 * commit of a tenth of a millisecond, which nobody outside the process would.
 */
function killer(afterMicroseconds: number): () => void {
  const flags = new Int32Array(new SharedArrayBuffer(8));
  const [awake, go] = [0, 1];
  const work = `const { flags, after } = require('node:worker_threads').workerData;
    process.kill(process.pid, 0);
    Atomics.store(flags, ${awake}, 1);
    while (Atomics.load(flags, ${go}) === 0);
    const from = performance.now();
    while ((performance.now() - from) * 1000 < after);
    process.kill(process.pid, 'SIGKILL');`;
  new Worker(work, { eval: true, workerData: { flags, after: afterMicroseconds } });
  return () => {
    while (Atomics.load(flags, awake) === 0);
    Atomics.store(flags, go, 1);
  };
}

const die = () => process.kill(process.pid, 'SIGKILL');

function run({ path, size, dieAfter }: CommitChild): void {
  const opened = openStore({ ...testOptions(path), create: false });
  if (!opened.ok) throw new Error(opened.error.code);
  const store = opened.value;
  writeBefore(store);
  writeSync(1, 'written\n');
  const { commit } = takePackage(store, size);
  const aim = typeof dieAfter === 'number' ? killer(dieAfter) : undefined;
  let began = 0;
  const { exec } = Database.prototype;
  Database.prototype.exec = function (this: Sqlite, sql: string) {
    if (sql.startsWith('COMMIT')) {
      writeSync(1, 'committing\n');
      if (dieAfter === 'before') die();
      began = performance.now();
      aim?.();
    }
    return exec.call(this, sql);
  };
  commit();
  // From here on the user is told that it is read in.
  writeSync(1, `committed ${Math.round((performance.now() - began) * 1000)}\n`);
  if (dieAfter === 'done') die();
  // The other thread has yet to strike; it gets its time.
  if (dieAfter !== null) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10_000);
  store.close();
}

if (import.meta.main) run(JSON.parse(process.argv[2] ?? '') as CommitChild);
