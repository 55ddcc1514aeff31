import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { IncomingStream } from '#db/exchange/exchangeStore.ts';
import { loadMigrations, migrate } from '#db/migrate.ts';
import { openDatabase } from '#db/open.ts';
import { openStore } from '#db/openStore.ts';
import type { Sqlite } from '#db/sqlite.ts';
import { personEdits, streamsOf } from './edits.ts';

export interface ImportRun {
  readonly ops: number;
  /** Installations that wrote them. */
  readonly origins: number;
  readonly seconds: number;
  readonly microsecondsPerOp: number;
  /** Highest resident memory of the process meanwhile, in MB. */
  readonly peakRssMb: number;
}

export interface ImportMeasure {
  readonly measure: 'import';
  readonly ops: number;
  readonly seconds: number;
  /** As many rows into the same table with the same indexes, in one transaction. */
  readonly rawInsertSeconds: number;
  readonly ratio: number;
  readonly bySize: readonly ImportRun[];
  readonly byOrigins: readonly ImportRun[];
}

/**
 * Speed of taking in a package's ops in an encrypted vault (check, log, heads, projections, search), against the bare
 * insert of the ops' rows in the same run; and how it grows. What makes the ops is not timed.
 */
export function measureImport(ops = 100_000, sizes = [10_000, 100_000, 1_000_000], origins = [9, 357]): ImportMeasure {
  // Both warm.
  importOps(Math.min(ops, 10_000), 9);
  rawInsert(Math.min(ops, 10_000), 9);
  // In turn, so that what else the machine does falls on both alike; the middle one of three counts.
  const rounds = [0, 1, 2].map(() => [importOps(ops, 9).seconds, rawInsert(ops, 9)] as const);
  const [seconds, rawInsertSeconds] = [median(rounds.map(([own]) => own)), median(rounds.map(([, raw]) => raw))];
  return {
    measure: 'import',
    ops,
    seconds: toTenthsOfMilliseconds(seconds),
    rawInsertSeconds: toTenthsOfMilliseconds(rawInsertSeconds),
    ratio: round(seconds / rawInsertSeconds),
    bySize: sizes.map((size) => importOps(size, 9)),
    byOrigins: origins.map((count) => importOps(ops, count)),
  };
}

function importOps(ops: number, origins: number): ImportRun {
  return inFolder((folder) => {
    const opened = openStore({
      path: join(folder, 'import.db'),
      key: randomBytes(32),
      create: true,
      now: () => new Date(),
      random: (length) => randomBytes(length),
    });
    if (!opened.ok) throw new Error(`the vault does not open: ${opened.error.code}`);
    const store = opened.value;
    try {
      globalThis.gc?.();
      let [milliseconds, peak, added] = [0, 0, 0];
      const time = <T>(work: () => T): T => {
        const began = performance.now();
        const result = work();
        milliseconds += performance.now() - began;
        return result;
      };
      const open = time(() => store.exchange.imports.begin());
      for (const edits of personEdits(ops, origins)) {
        for (const stream of streamsOf(edits)) {
          const taken = time(() => open.take(stream));
          if (!taken.ok) throw new Error(taken.error.code);
          added += taken.value.added;
        }
        if (added % 1000 < edits.length) peak = Math.max(peak, process.memoryUsage.rss());
      }
      time(() => open.commit(packageOf(ops)));
      peak = Math.max(peak, process.memoryUsage.rss());
      if (added !== ops) throw new Error(`${added} of ${ops} ops were taken in`);
      return {
        ops,
        origins,
        seconds: toTenthsOfMilliseconds(milliseconds / 1000),
        microsecondsPerOp: round((milliseconds * 1000) / ops),
        peakRssMb: Math.round(peak / 1e6),
      };
    } finally {
      store.close();
    }
  });
}

/** Seconds for the rows alone. What they name by number stands there beforehand. */
function rawInsert(ops: number, origins: number): number {
  return inFolder((folder) => {
    const opened = openDatabase(join(folder, 'raw.db'), randomBytes(32), true);
    if (!opened.ok) throw new Error(`the database does not open: ${opened.error.code}`);
    const database = opened.value;
    try {
      migrate(
        database,
        loadMigrations(),
        () => new Date(),
        () => undefined,
      );
      const insert = database.prepare(
        `INSERT INTO op (stream, origin, seq, record, field, value, basis, hlc, author, at, hash)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      );
      const rows = new RowMaker(database);
      let milliseconds = 0;
      database.exec('BEGIN IMMEDIATE');
      for (const edits of personEdits(ops, origins)) {
        const values = streamsOf(edits).flatMap((stream) => rows.of(stream));
        const began = performance.now();
        for (const row of values) insert.run(...row);
        milliseconds += performance.now() - began;
      }
      const began = performance.now();
      database.exec('COMMIT');
      return (milliseconds + performance.now() - began) / 1000;
    } finally {
      database.close();
    }
  });
}

class RowMaker {
  readonly #numbers = new Map<string, number>();
  readonly #database: Sqlite;

  constructor(database: Sqlite) {
    this.#database = database;
  }

  of({ stream, ops }: IncomingStream): unknown[][] {
    const number = (table: string, columns: string, ...values: string[]): number => {
      const key = `${table} ${values.join(' ')}`;
      let n = this.#numbers.get(key);
      if (n === undefined) {
        const places = values.map(() => '?').join(', ');
        const insert = this.#database.prepare(`INSERT INTO ${table} (${columns}) VALUES (${places})`);
        n = Number(insert.run(...values).lastInsertRowid);
        this.#numbers.set(key, n);
      }
      return n;
    };
    return ops.map(({ op, hash }) => [
      number('stream', 'case_id, scope', stream.caseId, stream.scope),
      number('origin', 'id', op.origin),
      op.seq,
      number('record_ref', 'id, type, case_id', op.record.id, op.record.type, stream.caseId),
      op.field,
      JSON.stringify(op.value),
      JSON.stringify(op.basis),
      op.hlc,
      number('author', 'id', op.author),
      op.at,
      hash,
    ]);
  }
}

function packageOf(ops: number) {
  return {
    id: `bench${ops}`,
    sender: { installation: 'bench', municipality: '3434', origin: 'bench' },
    channel: '3437',
    number: 1,
    kind: 'municipality',
    manifestHash: 'manifest',
    previousHash: null,
    fileHash: 'file',
    createdAt: '2026-02-01T00:00:00.000Z',
    readAt: '2026-02-01T00:00:00.000Z',
    readBy: 'bench',
    summary: '{}',
  };
}

function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'dalsam-bench-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** A few hundred rows take less than a hundredth of a second. */
function toTenthsOfMilliseconds(seconds: number): number {
  return Math.round(seconds * 10_000) / 10_000;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

if (import.meta.main) console.log(JSON.stringify(measureImport()));
