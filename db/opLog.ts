import { createHash } from 'node:crypto';
import type { Scalar } from '#shared/forms/form.ts';
import { type Hlc, hlcZero, receive, tick } from '#shared/ops/hlc.ts';
import { headsOf, isConflict, newestFirst, stateOfHeads } from '#shared/ops/merge.ts';
import { canonicalOp, type Op } from '#shared/ops/op.ts';
import type { Names } from './interned.ts';
import type { Sqlite } from './sqlite.ts';
import type { RecordRef } from './store.ts';

type Scope = Op['stream']['scope'];

/** One op as the log holds it, with its local number. */
export interface StoredOp extends Op {
  readonly n: number;
}

export interface LoggedState {
  readonly fields: Record<string, Scalar>;
  /** Newest first, by field. */
  readonly heads: ReadonlyMap<string, readonly StoredOp[]>;
  readonly createdAt: string;
  readonly changedAt: string;
}

interface OpColumns {
  n: number;
  case_id: string;
  scope: Scope;
  origin: string;
  seq: number;
  type: string;
  record_id: string;
  field: string;
  value: string;
  basis: string;
  hlc: string;
  author: string;
  at: string;
}

const selectOps = `SELECT op.n, stream.case_id, stream.scope, origin.id AS origin, op.seq, record_ref.type,
  record_ref.id AS record_id, op.field, op.value, op.basis, op.hlc, author.id AS author, op.at
  FROM op JOIN stream ON stream.n = op.stream JOIN origin ON origin.n = op.origin
  JOIN record_ref ON record_ref.n = op.record JOIN author ON author.n = op.author`;

/**
 * The log of ops and the heads of each field. Runs inside the caller's transaction; after a rollback the caller says
 * `forget`, since what is cached here was then never written.
 */
export class OpLog {
  readonly #names: Names;
  /** Last seq of our own, by stream number. */
  readonly #lastSeq = new Map<number, number>();
  #origin: { id: string; n: number } | undefined;
  #clock: Hlc | undefined;

  readonly #findRecord;
  readonly #addRecord;
  readonly #maxSeq;
  readonly #addOp;
  readonly #addHead;
  readonly #removeHeads;
  readonly #headsOfField;
  readonly #opsOfField;
  readonly #opsOfRecord;
  readonly #allOps;
  readonly #refOf;
  readonly #hashOf;
  readonly #setConflict;
  readonly #clearConflict;
  readonly #getMeta;
  readonly #putMeta;

  constructor(database: Sqlite, names: Names) {
    this.#names = names;
    this.#findRecord = database.prepare<[string], { n: number; type: string; case_id: string }>(
      'SELECT n, type, case_id FROM record_ref WHERE id = ?',
    );
    this.#addRecord = database.prepare<[string, string, string]>(
      'INSERT INTO record_ref (id, type, case_id) VALUES (?, ?, ?)',
    );
    this.#maxSeq = database.prepare<[number, number], { last: number | null }>(
      'SELECT max(seq) AS last FROM op WHERE stream = ? AND origin = ?',
    );
    this.#addOp = database.prepare<unknown[]>(
      `INSERT INTO op (stream, origin, seq, record, field, value, basis, hlc, author, at, hash)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#addHead = database.prepare<[number, string, number]>('INSERT INTO head (record, field, op) VALUES (?, ?, ?)');
    this.#removeHeads = database.prepare<[number, string]>('DELETE FROM head WHERE record = ? AND field = ?');
    this.#headsOfField = database.prepare<[number, string], { ref: string }>(
      `SELECT stream.case_id || '/' || stream.scope || '/' || origin.id || '/' || op.seq AS ref
       FROM head JOIN op ON op.n = head.op JOIN stream ON stream.n = op.stream JOIN origin ON origin.n = op.origin
       WHERE head.record = ? AND head.field = ?`,
    );
    this.#opsOfField = database.prepare<[number, string], OpColumns>(
      `${selectOps} WHERE op.record = ? AND op.field = ? ORDER BY op.n`,
    );
    this.#opsOfRecord = database.prepare<[number], OpColumns>(`${selectOps} WHERE op.record = ? ORDER BY op.n`);
    this.#allOps = database.prepare<[], OpColumns>(`${selectOps} ORDER BY op.n`);
    this.#refOf = database.prepare<[number], RecordRef>(
      'SELECT type, id, case_id AS caseId FROM record_ref WHERE n = ?',
    );
    this.#hashOf = database.prepare<[number, number, number], { hash: Uint8Array }>(
      'SELECT hash FROM op WHERE stream = ? AND origin = ? AND seq = ?',
    );
    this.#setConflict = database.prepare<[number, string, string, string, string, number]>(
      `INSERT OR REPLACE INTO conflict (record, field, case_id, scope, at, heads) VALUES (?, ?, ?, ?, ?, ?)`,
    );
    this.#clearConflict = database.prepare<[number, string]>('DELETE FROM conflict WHERE record = ? AND field = ?');
    this.#getMeta = database.prepare<[string], { value: string }>('SELECT value FROM meta WHERE key = ?');
    this.#putMeta = database.prepare<[string, string]>(
      'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    );
  }

  forget(): void {
    this.#names.forget();
    this.#lastSeq.clear();
    this.#origin = undefined;
    this.#clock = undefined;
  }

  meta(key: string): string | undefined {
    return this.#getMeta.get(key)?.value;
  }

  putMeta(key: string, value: string): void {
    this.#putMeta.run(key, value);
  }

  /** This installation's identity in the log, or undefined when none has been minted yet. */
  origin(): string | undefined {
    return this.meta('origin');
  }

  /**
   * Every identity that this vault has written under: the present one, and those before a restore. A database from before the
   * exchange has met nobody else's.
   */
  ownOrigins(): readonly string[] {
    const known = this.meta('ownOrigins');
    return known === undefined ? this.#names.origins.all() : (JSON.parse(known) as string[]);
  }

  /** Before anything of another installation comes in: from here on, who is who is told by `ownOrigins`. */
  keepOwnOrigins(): void {
    if (this.meta('ownOrigins') === undefined) this.putMeta('ownOrigins', JSON.stringify(this.ownOrigins()));
  }

  /** Takes a new identity: for a new database, and for a restored copy, whose old one may have gone on elsewhere. */
  setOrigin(id: string): void {
    this.putMeta('ownOrigins', JSON.stringify([...new Set([...this.ownOrigins(), id])]));
    this.putMeta('origin', id);
    this.#origin = undefined;
    this.#lastSeq.clear();
  }

  /** Advances the clock for one act: all its ops share the value. */
  tick(nowMilliseconds: number): Hlc {
    this.#clock = tick(this.#lastClock(), nowMilliseconds);
    this.putMeta('hlc', this.#clock);
    return this.#clock;
  }

  /** The number of a record; made when it is new. A record never changes its type or its case. */
  recordNumber(ref: RecordRef): { n: number; isNew: boolean } {
    const found = this.#findRecord.get(ref.id);
    if (found === undefined) {
      return { n: Number(this.#addRecord.run(ref.id, ref.type, ref.caseId).lastInsertRowid), isNew: true };
    }
    if (found.type !== ref.type || found.case_id !== ref.caseId) {
      throw new Error(`record ${ref.id} is a ${found.type} of another type or case`);
    }
    return { n: found.n, isNew: false };
  }

  findRecord(id: string): { n: number; type: string; case_id: string } | undefined {
    return this.#findRecord.get(id);
  }

  /** Appends an op of our own, whose basis is every head that the field has now; it becomes the only head. */
  append(change: {
    record: RecordRef;
    recordNumber: number;
    scope: Scope;
    field: string;
    value: Scalar;
    hlc: Hlc;
    author: string;
    at: string;
    /** The field has never had an op: nothing to look up. */
    isFirst: boolean;
  }): void {
    const { record, recordNumber, field } = change;
    const stream = this.#names.streams.number({ caseId: record.caseId, scope: change.scope });
    const origin = this.#ownOrigin();
    const basis = change.isFirst
      ? []
      : this.#headsOfField
          .all(recordNumber, field)
          .map(({ ref }) => ref)
          .sort();
    const op: Op = {
      stream: { caseId: record.caseId, scope: change.scope },
      origin: origin.id,
      seq: this.#nextSeq(stream, origin.n),
      record: { type: record.type, id: record.id },
      field,
      value: change.value,
      basis,
      hlc: change.hlc,
      author: change.author,
      at: change.at,
    };
    const n = this.#insert(op, stream, origin.n, recordNumber, hashOp(op));
    if (!change.isFirst) {
      this.#removeHeads.run(recordNumber, field);
      if (basis.length > 1) this.#clearConflict.run(recordNumber, field);
    }
    this.#addHead.run(recordNumber, field, n);
  }

  /**
   * Takes in an op of any origin, as packages bring them: in any order, any number of times. Returns the record's number
   * when the op was new. Another op under the same (stream, origin, seq) is a reused identity: nothing is taken in.
   */
  accept(op: Op, nowMilliseconds: number): { record: number } | 'known' | 'identityReused' {
    const stream = this.#names.streams.number(op.stream);
    const origin = this.#names.origins.number(op.origin);
    const hash = hashOp(op);
    const known = this.#hashOf.get(stream, origin, op.seq);
    if (known !== undefined) return Buffer.compare(known.hash, hash) === 0 ? 'known' : 'identityReused';
    const { n: record } = this.recordNumber({
      type: op.record.type as RecordRef['type'],
      id: op.record.id,
      caseId: op.stream.caseId,
    });
    this.#insert(op, stream, origin, record, hash);
    this.#lastSeq.delete(stream);
    this.#clock = receive(this.#lastClock(), op.hlc, nowMilliseconds);
    this.putMeta('hlc', this.#clock);
    this.writeHeads(record, op.field, headsOf(this.opsOfRecord(record, op.field)));
    return { record };
  }

  /** A record's state as its ops have it, whatever the projections say; undefined when it has no ops. */
  recordState(record: number): LoggedState | undefined {
    const ops = this.opsOfRecord(record).sort(newestFirst);
    const [newest, oldest] = [ops[0], ops.at(-1)];
    if (newest === undefined || oldest === undefined) return undefined;
    const heads = new Map<string, StoredOp[]>();
    const fields: Record<string, Scalar> = {};
    for (const [field, ofField] of Map.groupBy(ops, (op) => op.field)) {
      const ofHeads = headsOf(ofField);
      heads.set(field, ofHeads);
      const { value } = stateOfHeads(ofHeads);
      if (value !== null) fields[field] = value;
    }
    return { fields, heads, createdAt: oldest.at, changedAt: newest.at };
  }

  opsOfRecord(record: number, field?: string): StoredOp[] {
    const rows = field === undefined ? this.#opsOfRecord.all(record) : this.#opsOfField.all(record, field);
    return rows.map(toOp);
  }

  /** Every op, in the order in which it came here. */
  allOps(): StoredOp[] {
    return this.#allOps.all().map(toOp);
  }

  refOf(record: number): RecordRef | undefined {
    return this.#refOf.get(record);
  }

  /** Puts a field's heads, and its conflict when they differ, in place of what was there. */
  writeHeads(record: number, field: string, heads: readonly StoredOp[]): void {
    this.#removeHeads.run(record, field);
    for (const { n } of heads) this.#addHead.run(record, field, n);
    const [newest] = heads;
    if (newest !== undefined && isConflict(stateOfHeads(heads))) {
      const { caseId, scope } = newest.stream;
      this.#setConflict.run(record, field, caseId, scope, newest.at, heads.length);
    } else this.#clearConflict.run(record, field);
  }

  #insert(op: Op, stream: number, origin: number, record: number, hash: Uint8Array): number {
    const { lastInsertRowid } = this.#addOp.run(
      stream,
      origin,
      op.seq,
      record,
      op.field,
      JSON.stringify(op.value),
      op.basis.length === 0 ? '[]' : JSON.stringify(op.basis),
      op.hlc,
      this.#names.authors.number(op.author),
      op.at,
      hash,
    );
    return Number(lastInsertRowid);
  }

  #lastClock(): Hlc {
    return this.#clock ?? this.meta('hlc') ?? hlcZero;
  }

  #ownOrigin(): { id: string; n: number } {
    if (this.#origin === undefined) {
      const id = this.origin();
      if (id === undefined) throw new Error('the database has no origin yet');
      this.#origin = { id, n: this.#names.origins.number(id) };
    }
    return this.#origin;
  }

  #nextSeq(stream: number, origin: number): number {
    const last = this.#lastSeq.get(stream) ?? this.#maxSeq.get(stream, origin)?.last ?? 0;
    if (this.#lastSeq.size > 50_000) this.#lastSeq.clear();
    this.#lastSeq.set(stream, last + 1);
    return last + 1;
  }
}

function toOp(row: OpColumns): StoredOp {
  return {
    n: row.n,
    stream: { caseId: row.case_id, scope: row.scope },
    origin: row.origin,
    seq: row.seq,
    record: { type: row.type, id: row.record_id },
    field: row.field,
    value: JSON.parse(row.value) as Scalar,
    basis: JSON.parse(row.basis) as string[],
    hlc: row.hlc,
    author: row.author,
    at: row.at,
  };
}

/** SHA-256 of an op's canonical encoding: the same op has the same hash in every installation. */
export function hashOp(op: Op): Uint8Array {
  return createHash('sha256').update(canonicalOp(op)).digest();
}
