import type { Scalar } from '../forms/form.ts';
import { type Op, type OpRef, opRef, sameScalar } from './op.ts';

/**
 * The state of a set of ops. Everything here is a function of the set: the order in which ops arrive, and how often,
 * makes no difference (the property tests hold it to that).
 */

/** What merging needs of an op. */
export type MergeOp = Pick<Op, 'stream' | 'origin' | 'seq' | 'record' | 'field' | 'value' | 'basis' | 'hlc'>;

export interface FieldState {
  /** The value that is shown: the newest head's. */
  readonly value: Scalar;
  /** Refs of the heads, newest first. */
  readonly heads: readonly OpRef[];
  /** The heads' distinct values, newest first. More than one: a conflict for a person to settle. */
  readonly values: readonly Scalar[];
}

/** Newest first: by (hlc, origin); the rest only makes the order total. */
export function newestFirst(a: MergeOp, b: MergeOp): number {
  if (a.hlc !== b.hlc) return a.hlc < b.hlc ? 1 : -1;
  if (a.origin !== b.origin) return a.origin < b.origin ? 1 : -1;
  if (a.seq !== b.seq) return b.seq - a.seq;
  const [left, right] = [opRef(a), opRef(b)];
  return left < right ? 1 : left > right ? -1 : 0;
}

/** The ops of one field that no other of them has in its basis, newest first, each once. */
export function headsOf<T extends MergeOp>(ops: Iterable<T>): T[] {
  const byRef = new Map<OpRef, T>();
  const seen = new Set<OpRef>();
  for (const op of ops) {
    byRef.set(opRef(op), op);
    for (const ref of op.basis) seen.add(ref);
  }
  return [...byRef]
    .filter(([ref]) => !seen.has(ref))
    .map(([, op]) => op)
    .sort(newestFirst);
}

/** State of one field from its heads (as `headsOf` gives them). */
export function stateOfHeads(heads: readonly MergeOp[]): FieldState {
  const values: Scalar[] = [];
  for (const head of heads) if (!values.some((value) => sameScalar(value, head.value))) values.push(head.value);
  return { value: values[0] ?? null, heads: heads.map(opRef), values };
}

export function isConflict(state: FieldState): boolean {
  return state.values.length > 1;
}

/** Record id -> field -> its state, of a whole set of ops. */
export function fold(ops: Iterable<MergeOp>): Map<string, Map<string, FieldState>> {
  const state = new Map<string, Map<string, FieldState>>();
  for (const [record, ofRecord] of Map.groupBy(ops, (op) => op.record.id)) {
    const fields = Map.groupBy(ofRecord, (op) => op.field);
    state.set(record, new Map([...fields].map(([field, list]) => [field, stateOfHeads(headsOf(list))])));
  }
  return state;
}
