import type { Scalar } from '#shared/forms/form.ts';
import type { StreamScope } from '#shared/records/fieldSpec.ts';
import { type OpColumns, type StoredOp, selectOpsFrom, toOp } from './opColumns.ts';
import type { Sqlite } from './sqlite.ts';

export interface HeadValue {
  readonly field: string;
  readonly value: Scalar;
  readonly scope: StreamScope;
}

/** What the next op of a field builds on. */
export interface FieldHead {
  readonly n: number;
  readonly ref: string;
}

/** The tables of a record's heads and of what comes from them alone: conflicts, and ops that are awaited. */
export class HeadTables {
  readonly #statements;

  constructor(database: Sqlite) {
    this.#statements = prepareStatements(database);
  }

  /** Of every field, newest first. */
  ofRecord(record: number): Map<string, StoredOp[]> {
    const heads = new Map<string, StoredOp[]>();
    for (const row of this.#statements.ofRecord.all(record)) {
      const op = toOp(row);
      const ofField = heads.get(op.field);
      if (ofField === undefined) heads.set(op.field, [op]);
      else ofField.push(op);
    }
    return heads;
  }

  /** The values of heads alone, in no order: what a record without a conflict is read from. */
  valuesOfRecord(record: number): HeadValue[] {
    const rows = this.#statements.valuesOfRecord.all(record);
    return rows.map(({ field, value, scope }) => ({ field, value: JSON.parse(value) as Scalar, scope }));
  }

  ofField(record: number, field: string): FieldHead[] {
    return this.#statements.ofField.all(record, field);
  }

  /** Of all fields, in one stream. */
  refsInStream(record: number, stream: number): string[] {
    return this.#statements.refsInStream.all(record, stream);
  }

  /** The numbers of the heads of every field. */
  numbers(record: number): Set<number> {
    const ops = this.#statements.numbers.get(record);
    return new Set(ops === undefined ? [] : (JSON.parse(ops) as number[]));
  }

  put(record: number, numbers: Iterable<number>): void {
    this.#statements.put.run(record, JSON.stringify([...numbers]));
  }

  /** An op in a field that had none. */
  add(record: number, op: number): void {
    this.#statements.add.run(record, op);
  }

  /** An op that has seen these takes their place. */
  replace(record: number, seen: readonly FieldHead[], op: number): void {
    const numbers = this.numbers(record);
    for (const { n } of seen) numbers.delete(n);
    this.put(record, numbers.add(op));
  }

  /** Everything of a record. */
  clear(record: number): void {
    this.#statements.removeOfRecord.run(record);
    this.#statements.removeConflicts.run(record);
    this.#statements.removeAwaited.run(record);
  }

  hasConflicts(record: number): boolean {
    return this.#statements.hasConflicts.get(record) !== undefined;
  }

  putConflicts(record: number, conflicts: ReadonlyMap<string, readonly StoredOp[]>): void {
    this.#statements.removeConflicts.run(record);
    for (const [field, heads] of conflicts) {
      const newest = (field === '$removed' ? heads.find((head) => head.field === field) : heads[0]) ?? heads[0];
      if (newest === undefined) continue;
      const { caseId, scope } = newest.stream;
      this.#statements.addConflict.run(record, field, caseId, scope, heads[0]?.at ?? newest.at, heads.length);
    }
  }

  isAnyAwaited(): boolean {
    return this.#statements.isAnyAwaited.get() === 1;
  }

  /** Names of awaited ops of a record -> the fields whose ops name them. */
  awaited(record: number): Map<string, Set<string>> {
    const awaited = new Map<string, Set<string>>();
    for (const { ref, field } of this.#statements.awaited.all(record)) {
      awaited.set(ref, (awaited.get(ref) ?? new Set()).add(field));
    }
    return awaited;
  }

  await(record: number, ref: string, field: string): void {
    this.#statements.await.run(record, ref, field);
  }

  arrived(record: number, ref: string): void {
    this.#statements.arrived.run(record, ref);
  }
}

const refOfOp = `stream.case_id || '/' || stream.scope || '/' || origin.id || '/' || op.seq`;
const headOps = 'head CROSS JOIN json_each(head.ops) AS each CROSS JOIN op ON op.n = each.value';
const joined = `${headOps} JOIN stream ON stream.n = op.stream JOIN origin ON origin.n = op.origin`;

function prepareStatements(database: Sqlite) {
  return {
    ofRecord: database.prepare<[number], OpColumns>(
      `${selectOpsFrom(headOps)} WHERE head.record = ?
       ORDER BY op.hlc DESC, origin.id DESC, op.seq DESC, stream.case_id DESC, stream.scope DESC`,
    ),
    valuesOfRecord: database.prepare<[number], { field: string; value: string; scope: StreamScope }>(
      `SELECT op.field, op.value, stream.scope FROM ${headOps} JOIN stream ON stream.n = op.stream
       WHERE head.record = ?`,
    ),
    ofField: database.prepare<[number, string], FieldHead>(
      `SELECT op.n, ${refOfOp} AS ref FROM ${joined} WHERE head.record = ? AND op.field = ?`,
    ),
    refsInStream: database
      .prepare<[number, number], string>(`SELECT ${refOfOp} FROM ${joined} WHERE head.record = ? AND op.stream = ?`)
      .pluck(),
    numbers: database.prepare<[number], string>('SELECT ops FROM head WHERE record = ?').pluck(),
    put: database.prepare<[number, string]>(
      'INSERT INTO head (record, ops) VALUES (?, ?) ON CONFLICT (record) DO UPDATE SET ops = excluded.ops',
    ),
    add: database.prepare<[number, number]>(
      `INSERT INTO head (record, ops) VALUES (?, json_array(CAST(? AS INTEGER)))
       ON CONFLICT (record) DO UPDATE SET ops = json_insert(ops, '$[#]', excluded.ops ->> '$[0]')`,
    ),
    removeOfRecord: database.prepare<[number]>('DELETE FROM head WHERE record = ?'),
    hasConflicts: database.prepare<[number]>('SELECT 1 FROM conflict WHERE record = ? LIMIT 1'),
    removeConflicts: database.prepare<[number]>('DELETE FROM conflict WHERE record = ?'),
    addConflict: database.prepare<[number, string, string, string, string, number]>(
      'INSERT INTO conflict (record, field, case_id, scope, at, heads) VALUES (?, ?, ?, ?, ?, ?)',
    ),
    isAnyAwaited: database.prepare<[], number>('SELECT EXISTS (SELECT 1 FROM awaited)').pluck(),
    awaited: database.prepare<[number], { ref: string; field: string }>(
      'SELECT ref, field FROM awaited WHERE record = ?',
    ),
    await: database.prepare<[number, string, string]>(
      'INSERT OR IGNORE INTO awaited (record, ref, field) VALUES (?, ?, ?)',
    ),
    arrived: database.prepare<[number, string]>('DELETE FROM awaited WHERE record = ? AND ref = ?'),
    removeAwaited: database.prepare<[number]>('DELETE FROM awaited WHERE record = ?'),
  };
}
