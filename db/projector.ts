import { headsOf } from '#shared/ops/merge.ts';
import { opRef } from '#shared/ops/op.ts';
import type { HeadTables } from './heads.ts';
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

  /** After ops have been added whose heads are written; `added`: the times of those. */
  fromHeads(record: number, added: Times): void {
    const times = united(this.#times.get(record), added);
    const ref = this.#refOf(record);
    const plain = this.#understanding.readPlain(ref.type, this.#heads.valuesOfRecord(record));
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
    const ref = this.#log.refOf(record);
    if (ops.length > 0) this.ofNew(record, ops);
    else if (ref !== undefined) this.#projections.remove(record, ref);
  }

  /** Of a record of which the tables hold nothing but its ops: these, one at least. */
  ofNew(record: number, ops: readonly StoredOp[]): void {
    const heads = new Map<string, readonly StoredOp[]>();
    let [first, last] = [ops[0]?.at ?? '', ''];
    for (const [field, ofField] of Map.groupBy(ops, (op) => op.field)) heads.set(field, headsOfField(ofField));
    for (const { at } of ops) {
      if (at < first) first = at;
      if (at > last) last = at;
    }
    this.#heads.addMany(record, [...heads.values()].flat());
    this.#await(record, ops);
    const ref = this.#refOf(record);
    this.#write(record, ref, this.#understanding.read(ref.type, heads), { first, last });
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

  /** What the ops build on and is not among them. */
  #await(record: number, ops: readonly StoredOp[]): void {
    const building = ops.filter(({ basis }) => basis.length > 0);
    if (building.length === 0) return;
    const refs = new Set(ops.map(opRef));
    for (const { field, basis } of building) {
      for (const ref of basis) if (!refs.has(ref)) this.#heads.await(record, ref, field);
    }
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

/** Most fields have been written once. */
function headsOfField(ops: readonly StoredOp[]): readonly StoredOp[] {
  return ops.length === 1 ? ops : headsOf(ops);
}

export function united(a: Times | undefined, b: Times): Times {
  if (a === undefined) return b;
  return { first: a.first < b.first ? a.first : b.first, last: a.last > b.last ? a.last : b.last };
}
