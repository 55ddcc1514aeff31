import type { Scalar } from '#shared/forms/form.ts';
import type { StreamScope } from '#shared/records/fieldSpec.ts';
import { type OpColumns, type StoredOp, selectOpsFrom, toOp } from './opColumns.ts';
import type { Sqlite } from './sqlite.ts';

export interface HeadValue {
  readonly field: string;
  readonly value: Scalar;
  readonly scope: StreamScope;
}

const rowsAtOnce = 8;

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

  refsOfField(record: number, field: string): string[] {
    return this.#statements.refsOfField.all(record, field);
  }

  /** Of all fields, in one stream. */
  refsInStream(record: number, stream: number): string[] {
    return this.#statements.refsInStream.all(record, stream);
  }

  add(record: number, field: string, op: number): void {
    this.#statements.add.run(record, field, op);
  }

  /** Several of one record: a statement for each would take twice the time. */
  addMany(record: number, heads: readonly Pick<StoredOp, 'field' | 'n'>[]): void {
    // In the order of the table's key, so that they are written one after the other.
    const sorted = heads.toSorted((a, b) => (a.field < b.field ? -1 : a.field > b.field ? 1 : a.n - b.n));
    let at = 0;
    for (; at + rowsAtOnce <= sorted.length; at += rowsAtOnce) {
      const values: (number | string)[] = [];
      for (let row = at; row < at + rowsAtOnce; row += 1) {
        const head = sorted[row];
        if (head !== undefined) values.push(record, head.field, head.n);
      }
      this.#statements.addRows.run(values);
    }
    for (const { field, n } of sorted.slice(at)) this.add(record, field, n);
  }

  remove(record: number, field: string, op: number): void {
    this.#statements.remove.run(record, field, op);
  }

  /** An op that has seen every head of the field takes their place. */
  replace(record: number, field: string, op: number): void {
    this.#statements.removeOfField.run(record, field);
    this.#statements.add.run(record, field, op);
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
const joined = 'JOIN op ON op.n = head.op JOIN stream ON stream.n = op.stream JOIN origin ON origin.n = op.origin';

function prepareStatements(database: Sqlite) {
  return {
    ofRecord: database.prepare<[number], OpColumns>(
      `${selectOpsFrom('head CROSS JOIN op ON op.n = head.op')} WHERE head.record = ?
       ORDER BY op.hlc DESC, origin.id DESC, op.seq DESC, stream.case_id DESC, stream.scope DESC`,
    ),
    valuesOfRecord: database.prepare<[number], { field: string; value: string; scope: StreamScope }>(
      `SELECT head.field, op.value, stream.scope FROM head CROSS JOIN op ON op.n = head.op
       JOIN stream ON stream.n = op.stream WHERE head.record = ?`,
    ),
    refsOfField: database
      .prepare<[number, string], string>(
        `SELECT ${refOfOp} FROM head ${joined} WHERE head.record = ? AND head.field = ?`,
      )
      .pluck(),
    refsInStream: database
      .prepare<[number, number], string>(
        `SELECT ${refOfOp} FROM head ${joined} WHERE head.record = ? AND op.stream = ?`,
      )
      .pluck(),
    add: database.prepare<[number, string, number]>('INSERT INTO head (record, field, op) VALUES (?, ?, ?)'),
    addRows: database.prepare<[(number | string)[]]>(
      `INSERT INTO head (record, field, op) VALUES ${Array(rowsAtOnce).fill('(?, ?, ?)').join(', ')}`,
    ),
    remove: database.prepare<[number, string, number]>('DELETE FROM head WHERE record = ? AND field = ? AND op = ?'),
    removeOfField: database.prepare<[number, string]>('DELETE FROM head WHERE record = ? AND field = ?'),
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
