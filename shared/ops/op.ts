import type { Scalar } from '../forms/form.ts';
import type { StreamScope } from '../records/fieldSpec.ts';

/**
 * An op: one change of one field. Who, when, which record, which field, which value, and which earlier ops its author
 * had seen (`basis`). Present state is a pure function of the set of ops (shared/ops/merge.ts).
 */

/** One case x one scope: the unit of sharing and of erasure. `local` never leaves the installation. */
export interface StreamId {
  readonly caseId: string;
  readonly scope: StreamScope;
}

/** Names one op among all installations: `caseId/scope/origin/seq`. No part of it holds a slash. */
export type OpRef = string;

export interface Op {
  readonly stream: StreamId;
  /** The installation that wrote it. */
  readonly origin: string;
  /** Contiguous from 1 in each stream and origin, so that a gap means a lost package, never a withheld field. */
  readonly seq: number;
  readonly record: { readonly type: string; readonly id: string };
  readonly field: string;
  /** null clears the field. */
  readonly value: Scalar;
  /** The heads of the field that the author saw, in ascending order. */
  readonly basis: readonly OpRef[];
  /** Hybrid logical clock (shared/ops/hlc.ts). */
  readonly hlc: string;
  readonly author: string;
  /** The author's own wall clock, ISO instant in UTC: for people to read, never for ordering. */
  readonly at: string;
}

export function opRef(op: Pick<Op, 'stream' | 'origin' | 'seq'>): OpRef {
  return `${op.stream.caseId}/${op.stream.scope}/${op.origin}/${op.seq}`;
}

/** The parts of a ref, or undefined when the text is not one. */
export function parseOpRef(ref: OpRef): { caseId: string; scope: string; origin: string; seq: number } | undefined {
  const [caseId, scope, origin, digits, ...rest] = ref.split('/');
  if (!caseId || !scope || !origin || !digits || rest.length > 0 || !/^[1-9]\d{0,15}$/.test(digits)) return undefined;
  return { caseId, scope, origin, seq: Number(digits) };
}

/**
 * The text by which an op is that op and no other. A fixed order of plain JSON values, so that every installation gets the same
 * bytes; the leading 1 is the version of this encoding.
 */
export function canonicalOp(op: Op): string {
  return JSON.stringify([
    1,
    op.stream.caseId,
    op.stream.scope,
    op.origin,
    op.seq,
    op.record.type,
    op.record.id,
    op.field,
    op.value,
    [...op.basis].sort(),
    op.hlc,
    op.author,
    op.at,
  ]);
}

/** Whether two values are the same value; lists are compared item by item. */
export function sameScalar(a: Scalar, b: Scalar): boolean {
  if (a === b) return true;
  if (!Array.isArray(a) || !Array.isArray(b)) return false;
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
