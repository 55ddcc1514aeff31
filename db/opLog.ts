import type { Scalar } from '#shared/forms/form.ts';
import { type Hlc, hlcZero, receive, tick } from '#shared/ops/hlc.ts';
import { laterId } from '#shared/ops/id.ts';
import { removedField } from '#shared/ops/merge.ts';
import { type Op, parseOpRef } from '#shared/ops/op.ts';
import type { HeadTables } from './heads.ts';
import type { Names } from './interned.ts';
import { type OpColumns, type StoredOp, selectOpsFrom, toOp } from './opColumns.ts';
import { RowInsert } from './rowInsert.ts';
import type { Sqlite } from './sqlite.ts';
import type { RecordRef } from './store.ts';

export type { StoredOp } from './opColumns.ts';

type Scope = Op['stream']['scope'];

const selectOps = selectOpsFrom('op');

interface OwnChange {
  readonly record: RecordRef;
  readonly recordNumber: number;
  readonly scope: Scope;
  readonly field: string;
  readonly value: Scalar;
  readonly hlc: Hlc;
  readonly author: string;
  readonly at: string;
  /** The field has never had an op: nothing to look up. */
  readonly isFirst: boolean;
}

/** An op with the numbers of what its row names. */
export interface NumberedOp {
  readonly op: Op;
  readonly stream: number;
  readonly origin: number;
  readonly record: number;
}

export interface FoundRecord {
  readonly n: number;
  readonly type: string;
  readonly case_id: string;
}

interface FoundOp {
  readonly n: number;
  readonly record: number;
  readonly field: string;
}

/**
 * The log of ops. Runs inside the caller's transaction; after a rollback the caller says `forget`, since what is cached
 * here was then never written.
 */
export class OpLog {
  readonly names: Names;
  readonly #heads: HeadTables;
  /** Last seq of our own, by stream number. */
  readonly #lastSeq = new Map<number, number>();
  #originId: string | undefined;
  #origin: { id: string; n: number } | undefined;
  #clock: Hlc | undefined;

  readonly #findRecord;
  readonly #addRecord;
  readonly #maxSeq;
  readonly #addOps;
  readonly #opsOfField;
  readonly #opsOfRecord;
  readonly #allOps;
  readonly #refOf;
  readonly #findOp;
  readonly #getMeta;
  readonly #putMeta;

  constructor(database: Sqlite, names: Names, heads: HeadTables) {
    this.names = names;
    this.#heads = heads;
    this.#findRecord = database.prepare<[string], FoundRecord>('SELECT n, type, case_id FROM record_ref WHERE id = ?');
    this.#addRecord = database.prepare<[string, string, string]>(
      'INSERT INTO record_ref (id, type, case_id) VALUES (?, ?, ?)',
    );
    this.#maxSeq = database
      .prepare<[number, number], number | null>('SELECT max(seq) FROM op WHERE stream = ? AND origin = ?')
      .pluck();
    this.#addOps = new RowInsert(database, 'op (stream, origin, seq, record, field, value, basis, hlc, author, at)');
    this.#opsOfField = database.prepare<[number, string], OpColumns>(
      `${selectOps} WHERE op.record = ? AND op.field = ? ORDER BY op.n`,
    );
    this.#opsOfRecord = database.prepare<[number], OpColumns>(`${selectOps} WHERE op.record = ? ORDER BY op.n`);
    this.#allOps = database.prepare<[], OpColumns>(`${selectOps} ORDER BY op.n`);
    this.#refOf = database.prepare<[number], RecordRef>(
      'SELECT type, id, case_id AS caseId FROM record_ref WHERE n = ?',
    );
    this.#findOp = database.prepare<[number, number, number], FoundOp>(
      'SELECT n, record, field FROM op WHERE stream = ? AND origin = ? AND seq = ?',
    );
    this.#getMeta = database.prepare<[string], { value: string }>('SELECT value FROM meta WHERE key = ?');
    this.#putMeta = database.prepare<[string, string]>(
      'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    );
  }

  forget(): void {
    this.names.forget();
    this.#lastSeq.clear();
    this.#originId = undefined;
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
    this.#originId ??= this.meta('origin');
    return this.#originId;
  }

  /**
   * Every identity that this vault has written under: the present one, and those before a restore. A database from before the
   * exchange has met nobody else's.
   */
  ownOrigins(): readonly string[] {
    const known = this.meta('ownOrigins');
    return known === undefined ? this.names.origins.all() : (JSON.parse(known) as string[]);
  }

  /** Before anything of another installation comes in: from here on, who is who is told by `ownOrigins`. */
  keepOwnOrigins(): void {
    if (this.meta('ownOrigins') === undefined) this.putMeta('ownOrigins', JSON.stringify(this.ownOrigins()));
  }

  /** Takes a new identity: for a new database, and for a restored copy, whose old one may have gone on elsewhere. */
  setOrigin(proposed: string): void {
    // Those of one installation follow each other by name, whatever its clock says: others tell by it which is the newer.
    const id = this.ownOrigins().reduce((next, earlier) => laterId(next, earlier), proposed);
    this.putMeta('ownOrigins', JSON.stringify([...new Set([...this.ownOrigins(), id])]));
    this.putMeta('origin', id);
    this.#originId = undefined;
    this.#origin = undefined;
    this.#lastSeq.clear();
  }

  /** Advances the clock for one act: all its ops share the value. */
  tick(nowMilliseconds: number): Hlc {
    this.#clock = tick(this.#lastClock(), nowMilliseconds);
    this.putMeta('hlc', this.#clock);
    return this.#clock;
  }

  /** Advances the clock past what another installation wrote. */
  receive(newest: Hlc, nowMilliseconds: number): void {
    this.#clock = receive(this.#lastClock(), newest, nowMilliseconds);
    this.putMeta('hlc', this.#clock);
  }

  /** The number of a record; made when it is new. A record never changes its type or its case. */
  recordNumber(ref: RecordRef): { n: number; isNew: boolean } {
    const found = this.#findRecord.get(ref.id);
    if (found === undefined) return { n: this.addRecord(ref), isNew: true };
    if (found.type !== ref.type || found.case_id !== ref.caseId) {
      throw new Error(`record ${ref.id} is a ${found.type} of another type or case`);
    }
    return { n: found.n, isNew: false };
  }

  findRecord(id: string): FoundRecord | undefined {
    return this.#findRecord.get(id);
  }

  addRecord(ref: { readonly id: string; readonly type: string; readonly caseId: string }): number {
    return Number(this.#addRecord.run(ref.id, ref.type, ref.caseId).lastInsertRowid);
  }

  /**
   * Appends an op of our own, whose basis is every head that the field has now; it becomes the only head. A removal names every
   * head of the record in its stream besides.
   */
  append(change: OwnChange): void {
    const { record, recordNumber, field } = change;
    const stream = this.names.streams.number({ caseId: record.caseId, scope: change.scope });
    const origin = this.#ownOrigin();
    const seen = change.isFirst ? [] : this.#heads.ofField(recordNumber, field);
    const refs = seen.map(({ ref }) => ref);
    const removes = field === removedField && change.value === true;
    if (removes) this.#affirmDatedLater(change);
    const basis = removes ? [...new Set([...refs, ...this.#heads.refsInStream(recordNumber, stream)])] : refs;
    const op: Op = {
      stream: { caseId: record.caseId, scope: change.scope },
      origin: origin.id,
      seq: this.#nextSeq(stream, origin.n),
      record: { type: record.type, id: record.id },
      field,
      value: change.value,
      basis: basis.sort(),
      hlc: change.hlc,
      author: change.author,
      at: change.at,
    };
    const n = this.insert([{ op, stream, origin: origin.n, record: recordNumber }]);
    if (change.isFirst) this.#heads.add(recordNumber, n);
    else this.#heads.replace(recordNumber, seen, n);
  }

  /**
   * Of a record's other streams a removal is taken to know what is not newer (shared/ops/merge.ts, `knew`). What a PC whose clock was years
   * ahead wrote there would stay newer for years, and nobody could settle it: who removes the record writes it once more.
   */
  #affirmDatedLater(removal: OwnChange): void {
    const own = this.#ownOrigin().id;
    for (const [field, heads] of this.#heads.ofRecord(removal.recordNumber)) {
      const [newest] = heads;
      if (newest === undefined || field === removedField || newest.stream.scope === removal.scope) continue;
      if (heads.every(({ hlc, origin }) => hlc <= removal.hlc || origin === own)) continue;
      this.append({ ...removal, scope: newest.stream.scope, field, value: newest.value, isFirst: false });
    }
  }

  /** The op of this name, where it is here. */
  find(ref: string): FoundOp | undefined {
    const parts = parseOpRef(ref);
    if (parts === undefined) return undefined;
    const stream = this.names.streams.find({ caseId: parts.caseId, scope: parts.scope as Scope });
    const origin = this.names.origins.find(parts.origin);
    if (stream === undefined || origin === undefined) return undefined;
    return this.#findOp.get(stream, origin, parts.seq);
  }

  /** The last seq of an origin's that is held of a stream; 0 for none. */
  heldSeq(stream: number, origin: number): number {
    return this.#maxSeq.get(stream, origin) ?? 0;
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

  /** Writes ops' rows, and nothing that comes of them. Returns the number of the first: the others follow it. */
  insert(ops: readonly NumberedOp[]): number {
    const values: (number | string)[] = [];
    for (const { op, stream, origin, record } of ops) {
      const basis = op.basis.length === 0 ? '[]' : JSON.stringify(op.basis);
      const author = this.names.authors.number(op.author);
      values.push(stream, origin, op.seq, record, op.field, JSON.stringify(op.value), basis, op.hlc, author, op.at);
    }
    return this.#addOps.run(values) - ops.length + 1;
  }

  #lastClock(): Hlc {
    return this.#clock ?? this.meta('hlc') ?? hlcZero;
  }

  #ownOrigin(): { id: string; n: number } {
    if (this.#origin === undefined) {
      const id = this.origin();
      if (id === undefined) throw new Error('the database has no origin yet');
      this.#origin = { id, n: this.names.origins.number(id) };
    }
    return this.#origin;
  }

  #nextSeq(stream: number, origin: number): number {
    const last = this.#lastSeq.get(stream) ?? this.heldSeq(stream, origin);
    if (this.#lastSeq.size > 50_000) this.#lastSeq.clear();
    this.#lastSeq.set(stream, last + 1);
    return last + 1;
  }
}
