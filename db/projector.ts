import { headsOf } from '#shared/ops/merge.ts';
import { opRef } from '#shared/ops/op.ts';
import type { HeadTables, HeadValue } from './heads.ts';
import type { StoredOp } from './opColumns.ts';
import type { OpLog } from './opLog.ts';
import type { RecordProjections } from './projections/records.ts';
import type { Sqlite } from './sqlite.ts';
import type { RecordRef } from './store.ts';
import type { ReadRecord, Understanding } from './understanding.ts';

/** When the first and the last of a record's ops were written, by their authors' clocks. */
export interface Times {
  readonly first: string;
  readonly last: string;
}

/** Makes a record's projections from its heads, or the heads too from its ops. */
export class Projector {
  readonly #log: OpLog;
  readonly #heads: HeadTables;
  readonly #projections: RecordProjections;
  readonly #understanding: Understanding;
  readonly #times;

  constructor(
    database: Sqlite,
    parts: { log: OpLog; heads: HeadTables; projections: RecordProjections; understanding: Understanding },
  ) {
    this.#log = parts.log;
    this.#heads = parts.heads;
    this.#projections = parts.projections;
    this.#understanding = parts.understanding;
    this.#times = database.prepare<[number], Times>(
      'SELECT created_at AS first, changed_at AS last FROM record WHERE n = ?',
    );
  }

  /**
   * After ops have been added whose heads are written; `added`: the times of those. `values`: of every head, where they are
   * known without reading them.
   */
  fromHeads(record: number, added: Times, values?: readonly HeadValue[]): void {
    const times = united(this.#times.get(record), added);
    const ref = this.#refOf(record);
    const plain = this.#understanding.readPlain(ref.type, values ?? this.#heads.valuesOfRecord(record));
    const read =
      plain === undefined
        ? this.#understanding.read(ref.type, this.#heads.ofRecord(record))
        : { fields: plain, conflicts: noConflicts };
    this.#write(record, ref, read, times);
  }

  /** Whatever the tables say: everything anew from the ops, or nothing where none is left. */
  fromOps(record: number): void {
    this.#heads.clear(record);
    const ops = this.#log.opsOfRecord(record);
    if (ops.length === 0) {
      const ref = this.#log.refOf(record);
      if (ref !== undefined) this.#projections.remove(record, ref);
      return;
    }
    const refs = new Set(ops.map(opRef));
    const heads = new Map<string, StoredOp[]>();
    for (const [field, ofField] of Map.groupBy(ops, (op) => op.field)) {
      const ofHeads = headsOf(ofField);
      heads.set(field, ofHeads);
      for (const { n } of ofHeads) this.#heads.add(record, field, n);
      for (const { basis } of ofField) {
        for (const ref of basis) if (!refs.has(ref)) this.#heads.await(record, ref, field);
      }
    }
    const times = ops.map(({ at }) => at).sort();
    const ref = this.#refOf(record);
    const read = this.#understanding.read(ref.type, heads);
    this.#write(record, ref, read, { first: times[0] ?? '', last: times.at(-1) ?? '' });
  }

  /** Conflicts alone, after ops of our own. */
  conflicts(record: number): void {
    const ref = this.#log.refOf(record);
    if (ref === undefined) return;
    this.#heads.putConflicts(record, this.#understanding.conflicts(ref.type, this.#heads.ofRecord(record)));
  }

  settlePeople(): void {
    this.#projections.settlePeople();
  }

  #write(record: number, ref: RecordRef, { fields, conflicts }: ReadRecord, times: Times): void {
    this.#heads.putConflicts(record, conflicts);
    this.#projections.project({ n: record, ref, fields, createdAt: times.first, changedAt: times.last });
  }

  #refOf(record: number): RecordRef {
    const ref = this.#log.refOf(record);
    if (ref === undefined) throw new Error('a record with ops has its own row');
    return ref;
  }
}

const noConflicts: ReadRecord['conflicts'] = new Map();

export function united(a: Times | undefined, b: Times): Times {
  if (a === undefined) return b;
  return { first: a.first < b.first ? a.first : b.first, last: a.last > b.last ? a.last : b.last };
}
