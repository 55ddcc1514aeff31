import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { IncomingStream } from '#db/exchange/exchangeStore.ts';
import { loadMigrations, migrate } from '#db/migrate.ts';
import { beginBulk, openDatabase } from '#db/open.ts';
import { openStore } from '#db/openStore.ts';
import type { Sqlite } from '#db/sqlite.ts';
import { actualMessages, actualSeconds } from './actual.ts';
import { automergeChanges, automergeSeconds } from './automerge.ts';
import { caseEdits, personEdits, streamsOf } from './edits.ts';

/** Ours over a baseline that does the same edits in the same run, medians of runs that took turns. */
export interface ImportRatio {
  readonly measure: 'import';
  /** What the edits are of: people alone, or whole cases with a filled mapping each. */
  readonly of: Content;
  /** `rawInsert`: as many rows into the same table with the same indexes, in one transaction. */
  readonly against: Baseline;
  readonly ops: number;
  readonly ratio: number;
  /** The ratio is to be no more than this. */
  readonly goal: number;
  readonly ms: number;
  readonly baselineMs: number;
  readonly runs: number;
}

/** What an op costs in the last of these runs over what it costs in the first: linear growth is 1. */
export interface ImportGrowth {
  readonly measure: 'import';
  readonly growth: 'ops' | 'municipalities';
  readonly ratio: number;
  readonly goal: number;
  readonly runs: readonly ImportRun[];
}

export interface ImportRun {
  readonly ops: number;
  /** Municipalities, each with an installation that wrote some of them. */
  readonly municipalities: number;
  readonly seconds: number;
  readonly microsecondsPerOp: number;
  /** Highest resident memory of the process meanwhile, in MB. */
  readonly peakRssMb: number;
}

export interface ImportScale {
  readonly ops: number;
  readonly runs: number;
  /** Ops, by nine municipalities. */
  readonly sizes: readonly number[];
  readonly municipalities: readonly number[];
  readonly opsPerMunicipality: number;
}

const fullScale: ImportScale = {
  ops: 100_000,
  runs: 3,
  sizes: [10_000, 100_000, 1_000_000],
  municipalities: [9, 357],
  opsPerMunicipality: 2_800,
};

const goals = { rawInsert: 3, automerge: 1 / 5, actual: 1 / 2 };
type Baseline = keyof typeof goals;

const contents = { people: personEdits, cases: caseEdits };
type Content = keyof typeof contents;

/** For what the depth of the indexes and the rest of the machine add. */
const growthGoal = 1.5;

/**
 * Speed of taking in a package's ops in an encrypted vault (check, log, heads, projections, search), against the bare
 * insert of the ops' rows, Automerge and Actual with the same edits in the same run; and how it grows. What makes the ops is
 * not timed.
 */
export function measureImport(scale = fullScale): (ImportRatio | ImportGrowth)[] {
  const { sizes, municipalities, opsPerMunicipality } = scale;
  // Warm.
  importOps(Math.min(scale.ops, 10_000), 9);
  return [
    growth(
      'ops',
      sizes.map((ops) => [ops, 9]),
    ),
    growth(
      'municipalities',
      municipalities.map((count) => [count * opsPerMunicipality, count]),
    ),
    ...ratios('people', scale),
    ...ratios('cases', scale),
  ];
}

function growth(of: ImportGrowth['growth'], runs: readonly (readonly [ops: number, municipalities: number])[]) {
  const measured = runs.map(([ops, municipalities]) => {
    // A short run is the middle one of three.
    const repeats = Array.from({ length: ops < 200_000 ? 3 : 1 }, () => importOps(ops, municipalities));
    return middle(repeats, ({ seconds }) => seconds);
  });
  const [first, last] = [measured[0]?.microsecondsPerOp ?? 0, measured.at(-1)?.microsecondsPerOp ?? 0];
  return { measure: 'import' as const, growth: of, ratio: round(last / first), goal: growthGoal, runs: measured };
}

function ratios(of: Content, { ops, runs }: ImportScale): ImportRatio[] {
  const edits = contents[of];
  const changes = automergeChanges(edits(ops, 9));
  const messages = actualMessages(edits(ops, 9));
  const seconds: Record<Baseline, () => number> = {
    rawInsert: () => rawInsert(ops, 9, edits),
    automerge: () => automergeSeconds(changes),
    actual: () => inFolder((folder) => actualSeconds(messages, join(folder, 'actual.db'))),
  };
  const baselines = Object.keys(goals) as Baseline[];
  for (const baseline of baselines) seconds[baseline]();
  // In turn, so that what else the machine does falls on all alike.
  const rounds = Array.from({ length: runs }, () => {
    const own = importOps(ops, 9, edits).seconds;
    return { own, rawInsert: seconds.rawInsert(), automerge: seconds.automerge(), actual: seconds.actual() };
  });
  const median = (of: 'own' | Baseline) =>
    middle(
      rounds.map((round) => round[of] * 1000),
      (ms) => ms,
    );
  return baselines.map((against) => {
    const [ms, baselineMs] = [median('own'), median(against)];
    const ratio = round(ms / baselineMs);
    return {
      measure: 'import',
      of,
      against,
      ops,
      ratio,
      goal: goals[against],
      ms: round(ms),
      baselineMs: round(baselineMs),
      runs,
    };
  });
}

function importOps(ops: number, municipalities: number, edits = personEdits): ImportRun {
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
      for (const ofCase of edits(ops, municipalities)) {
        for (const stream of streamsOf(ofCase)) {
          const taken = time(() => open.take(stream));
          if (!taken.ok) throw new Error(taken.error.code);
          added += taken.value.added;
        }
        if (added % 1000 < ofCase.length) peak = Math.max(peak, process.memoryUsage.rss());
      }
      time(() => open.commit(packageOf(ops)));
      peak = Math.max(peak, process.memoryUsage.rss());
      if (added !== ops) throw new Error(`${added} of ${ops} ops were taken in`);
      return {
        ops,
        municipalities,
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
function rawInsert(ops: number, origins: number, edits = personEdits): number {
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
        `INSERT INTO op (stream, origin, seq, record, field, value, basis, hlc, author, at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      );
      const rows = new RowMaker(database);
      let milliseconds = 0;
      beginBulk(database);
      for (const ofCase of edits(ops, origins)) {
        const values = streamsOf(ofCase).flatMap((stream) => rows.of(stream));
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
    return ops.map((op) => [
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

function middle<T>(values: readonly T[], by: (value: T) => number): T {
  const value = values.toSorted((a, b) => by(a) - by(b))[Math.floor(values.length / 2)];
  if (value === undefined) throw new Error('nothing was measured');
  return value;
}

/** A few hundred rows take less than a hundredth of a second. */
function toTenthsOfMilliseconds(seconds: number): number {
  return Math.round(seconds * 10_000) / 10_000;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
