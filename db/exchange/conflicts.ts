import { newestFirst, removedField } from '#shared/ops/merge.ts';
import { opRef } from '#shared/ops/op.ts';
import type { HeadTables } from '../heads.ts';
import type { OpLog, StoredOp } from '../opLog.ts';
import type { Sqlite } from '../sqlite.ts';
import type { Understanding } from '../understanding.ts';
import type { ConflictRow, ConflictStore, Head } from './exchangeStore.ts';

interface Columns {
  type: string;
  id: string;
  case_id: string;
  field: string;
  scope: string;
  heads: number;
  at: string;
}

const selectConflicts = `SELECT record_ref.type, record_ref.id, conflict.case_id, conflict.field, conflict.scope,
  conflict.heads, conflict.at FROM conflict JOIN record_ref ON record_ref.n = conflict.record`;
const newest = 'ORDER BY conflict.at DESC, conflict.record, conflict.field';

/** Fields that two people have set differently, and removals that meet an edit. */
export class Conflicts implements ConflictStore {
  readonly #log: OpLog;
  readonly #heads: HeadTables;
  readonly #understanding: Understanding;
  readonly #count;
  readonly #list;
  readonly #ofCase;

  constructor(database: Sqlite, parts: { log: OpLog; heads: HeadTables; understanding: Understanding }) {
    this.#log = parts.log;
    this.#heads = parts.heads;
    this.#understanding = parts.understanding;
    this.#count = database.prepare<[], number>('SELECT count(*) FROM conflict').pluck();
    this.#list = database.prepare<[number, number], Columns>(`${selectConflicts} ${newest} LIMIT ? OFFSET ?`);
    this.#ofCase = database.prepare<[string], Columns>(`${selectConflicts} WHERE conflict.case_id = ? ${newest}`);
  }

  count(): number {
    return this.#count.get() ?? 0;
  }

  list({ offset, limit }: { readonly offset: number; readonly limit: number }): ConflictRow[] {
    return this.#list.all(limit, offset).map(toRow);
  }

  ofCase(caseId: string): ConflictRow[] {
    return this.#ofCase.all(caseId).map(toRow);
  }

  heads(recordId: string, field: string): Head[] {
    const record = this.#log.findRecord(recordId);
    if (record === undefined) return [];
    const heads = this.#heads.ofRecord(record.n);
    const met = field === removedField ? this.#understanding.conflicts(record.type, heads).get(field) : undefined;
    return (met ?? heads.get(field) ?? []).map(toHead);
  }

  history(recordId: string, field: string): (Head & { readonly basis: readonly string[] })[] {
    const record = this.#log.findRecord(recordId);
    if (record === undefined) return [];
    const ops = this.#log.opsOfRecord(record.n, field).sort(newestFirst);
    return ops.map((op) => ({ ...toHead(op), basis: op.basis }));
  }
}

function toRow({ type, id, case_id, field, scope, heads, at }: Columns): ConflictRow {
  return { record: { type, id, caseId: case_id }, field, scope, heads, at };
}

function toHead(op: StoredOp): Head {
  const { field, value, author, origin, at } = op;
  return { ref: opRef(op), field, value, author, origin, at };
}
