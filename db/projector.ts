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
    this.#heads.putConflicts(record, read.conflicts);
    this.#write(record, ref, read, times);
  }

  /** Whatever the tables say: everything anew from the ops, or nothing where none is left. */
  fromOps(record: number): void {
    this.#heads.clear(record);
    const ops = this.#log.opsOfRecord(record);
    const ref = this.#log.refOf(record);
    if (ref === undefined) return;
    if (ops.length > 0) this.ofNew(record, ref, ops);
    else this.#projections.remove(record, ref);
  }

  /** Of a record of which the tables hold nothing but its ops: these, one at least. */
  ofNew(record: number, ref: RecordRef, ops: readonly StoredOp[]): void {
    const heads = new Map<string, readonly StoredOp[]>();
    const byField = inFields(ops);
    for (const [field, ofField] of byField) heads.set(field, headsOfField(ofField));
    const numbers: number[] = [];
    for (const ofField of heads.values()) for (const { n } of ofField) numbers.push(n);
    this.#heads.put(record, numbers);
    this.#await(record, byField);
    const read = this.#understanding.read(ref.type, heads);
    if (read.conflicts.size > 0) this.#heads.putConflicts(record, read.conflicts);
    this.#write(record, ref, read, timesOf(ops));
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

  /** What the ops build on and is not among them: mostly they build on one of their own field. */
  #await(record: number, byField: ReadonlyMap<string, readonly StoredOp[]>): void {
    const others: [ref: string, field: string][] = [];
    for (const [field, ofField] of byField) {
      if (ofField.every(({ basis }) => basis.length === 0)) continue;
      const refs = new Set(ofField.map(opRef));
      for (const { basis } of ofField) for (const ref of basis) if (!refs.has(ref)) others.push([ref, field]);
    }
    if (others.length === 0) return;
    const all = new Set([...byField.values()].flat().map(opRef));
    for (const [ref, field] of others) if (!all.has(ref)) this.#heads.await(record, ref, field);
  }

  #write(record: number, ref: RecordRef, { fields }: ReadRecord, times: Times): void {
    this.#projections.project({ n: record, ref, fields, createdAt: times.first, changedAt: times.last });
  }

  #refOf(record: number): RecordRef {
    const ref = this.#log.refOf(record);
    if (ref === undefined) throw new Error('a record with ops has its own row');
    return ref;
  }
}

const noConflicts: ReadRecord['conflicts'] = new Map();

function inFields(ops: readonly StoredOp[]): Map<string, StoredOp[]> {
  const byField = new Map<string, StoredOp[]>();
  for (const op of ops) {
    const ofField = byField.get(op.field);
    if (ofField === undefined) byField.set(op.field, [op]);
    else ofField.push(op);
  }
  return byField;
}

/** Most fields have been written once. */
function headsOfField(ops: readonly StoredOp[]): readonly StoredOp[] {
  return ops.length === 1 ? ops : headsOf(ops);
}

export function timesOf(ops: readonly StoredOp[]): Times {
  let [first, last] = [ops[0]?.at ?? '', ''];
  for (const { at } of ops) {
    if (at < first) first = at;
    if (at > last) last = at;
  }
  return { first, last };
}

export function united(a: Times | undefined, b: Times): Times {
  if (a === undefined) return b;
  return { first: a.first < b.first ? a.first : b.first, last: a.last > b.last ? a.last : b.last };
}
