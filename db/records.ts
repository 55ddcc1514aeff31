import type { Scalar } from '#shared/forms/form.ts';
import { concurrentRefs } from '#shared/ops/concurrent.ts';
import { newestFirst } from '#shared/ops/merge.ts';
import { opRef } from '#shared/ops/op.ts';
import type { RecordType } from '#shared/records/registry.ts';
import type { OpLog } from './opLog.ts';
import { hasLookups, lookupFields, maxLookupLength } from './projections/records.ts';
import type { Sqlite } from './sqlite.ts';
import type { HistoryRow, RecordRow } from './store.ts';

interface Columns {
  id: string;
  type: RecordType;
  case_id: string;
  fields: string;
  created_at: string;
  changed_at: string;
}

const selectRecords = `SELECT record_ref.id, record.type, record.case_id, record.fields, record.created_at,
  record.changed_at FROM record JOIN record_ref ON record_ref.n = record.n`;
const oldestFirst = 'ORDER BY record.created_at, record_ref.id';

/** Reads records of any type, and the history of their fields. Removed records are not there for readers who do not ask. */
export class RecordQueries {
  readonly #log: OpLog;
  readonly #byId;
  readonly #byIdRemovedToo;
  readonly #ofCase;
  readonly #ofType;
  readonly #ofTypeRemovedToo;
  readonly #byLookup;

  constructor(database: Sqlite, log: OpLog) {
    this.#log = log;
    this.#byId = database.prepare<[string], Columns>(`${selectRecords} WHERE record_ref.id = ? AND record.removed = 0`);
    this.#byIdRemovedToo = database.prepare<[string], Columns>(`${selectRecords} WHERE record_ref.id = ?`);
    this.#ofCase = database.prepare<[string, string], Columns>(
      `${selectRecords} WHERE record.case_id = ? AND record.type = ? AND record.removed = 0 ${oldestFirst}`,
    );
    this.#ofTypeRemovedToo = database.prepare<[string], Columns>(
      `${selectRecords} WHERE record.type = ? ${oldestFirst}`,
    );
    this.#ofType = database.prepare<[string], Columns>(
      `${selectRecords} WHERE record.type = ? AND record.removed = 0 ${oldestFirst}`,
    );
    this.#byLookup = database.prepare<[string, string, string], Columns>(
      `${selectRecords} JOIN lookup ON lookup.record = record.n
       WHERE lookup.type = ? AND lookup.field = ? AND lookup.value = ? AND record.removed = 0 ${oldestFirst}`,
    );
  }

  byId(id: string, removedToo = false): RecordRow | undefined {
    const row = (removedToo ? this.#byIdRemovedToo : this.#byId).get(id);
    return row === undefined ? undefined : toRow(row);
  }

  ofCase(type: RecordType, caseId: string): RecordRow[] {
    return this.#ofCase.all(caseId, type).map(toRow);
  }

  ofType(type: RecordType, removedToo = false): RecordRow[] {
    return (removedToo ? this.#ofTypeRemovedToo : this.#ofType).all(type).map(toRow);
  }

  where(type: RecordType, field: string, value: string): RecordRow[] {
    const isIndexed = hasLookups(type) && lookupFields(type).includes(field) && value.length <= maxLookupLength;
    if (isIndexed) return this.#byLookup.all(type, field, value).map(toRow);
    return this.ofType(type).filter((row) => row.fields[field] === value);
  }

  /** Newest first. `before` is what the author saw: the newest of the heads that the op names as its basis. */
  history(id: string, field?: string): HistoryRow[] {
    const known = this.#log.findRecord(id);
    if (known === undefined) return [];
    const ops = this.#log.opsOfRecord(known.n, field).sort(newestFirst);
    const concurrent = concurrentRefs(ops.map((op) => ({ ref: opRef(op), field: op.field, basis: op.basis })));
    const byRef = new Map(ops.map((op) => [opRef(op), op]));
    return ops.map((op) => {
      const seen = op.basis.flatMap((ref) => byRef.get(ref) ?? []).sort(newestFirst);
      const before: Scalar = seen[0]?.value ?? null;
      return {
        at: op.at,
        author: op.author,
        field: op.field,
        before,
        after: op.value,
        concurrent: concurrent.has(opRef(op)),
      };
    });
  }
}

function toRow(row: Columns): RecordRow {
  return {
    ref: { type: row.type, id: row.id, caseId: row.case_id },
    fields: JSON.parse(row.fields) as Record<string, Scalar>,
    createdAt: row.created_at,
    changedAt: row.changed_at,
  };
}
