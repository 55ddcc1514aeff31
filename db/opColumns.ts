import type { Scalar } from '#shared/forms/form.ts';
import type { Op } from '#shared/ops/op.ts';

/** One op as the log holds it, with its local number. */
export interface StoredOp extends Op {
  readonly n: number;
}

export interface OpColumns {
  n: number;
  case_id: string;
  scope: Op['stream']['scope'];
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

/** Ops with what they name by number, from `op` joined with anything. */
export const selectOpsFrom = (
  tables: string,
) => `SELECT op.n, stream.case_id, stream.scope, origin.id AS origin, op.seq, record_ref.type,
  record_ref.id AS record_id, op.field, op.value, op.basis, op.hlc, author.id AS author, op.at
  FROM ${tables} JOIN stream ON stream.n = op.stream JOIN origin ON origin.n = op.origin
  JOIN record_ref ON record_ref.n = op.record JOIN author ON author.n = op.author`;

export function toOp(row: OpColumns): StoredOp {
  return {
    n: row.n,
    stream: { caseId: row.case_id, scope: row.scope },
    origin: row.origin,
    seq: row.seq,
    record: { type: row.type, id: row.record_id },
    field: row.field,
    value: JSON.parse(row.value) as Scalar,
    basis: row.basis === '[]' ? [] : (JSON.parse(row.basis) as string[]),
    hlc: row.hlc,
    author: row.author,
    at: row.at,
  };
}
