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

/** The field that says that a record is removed. */
export const removedField = '$removed';

/**
 * A record's conflicts: field -> the heads that a person must choose between, newest first. `heads`: of every field of the
 * record, as `headsOf` gives them; `asks`: whether the field's policy is to ask. A removal that meets an edit is a
 * conflict of the removal.
 */
export function conflictsOf<T extends MergeOp>(
  heads: ReadonlyMap<string, readonly T[]>,
  asks: (field: string) => boolean,
): Map<string, T[]> {
  const conflicts = new Map<string, T[]>();
  for (const [field, ofField] of heads) {
    const mayConflict = ofField.length > 1 || field === removedField;
    if (!mayConflict || !asks(field)) continue;
    const unseen = field === removedField ? unseenEdits(heads) : [];
    if (unseen.length > 0 || isConflict(stateOfHeads(ofField))) {
      conflicts.set(field, [...ofField, ...unseen].sort(newestFirst));
    }
  }
  return conflicts;
}

/** Heads of a removed record's other fields that nobody who removed it had seen. */
function unseenEdits<T extends MergeOp>(heads: ReadonlyMap<string, readonly T[]>): T[] {
  const removals = (heads.get(removedField) ?? []).filter(({ value }) => value === true);
  if (removals.length === 0) return [];
  const seen = new Set(removals.flatMap(({ basis }) => basis));
  return [...heads]
    .filter(([field]) => field !== removedField)
    .flatMap(([, ofField]) => ofField)
    .filter((edit) => !seen.has(opRef(edit)) && !removals.some((removal) => knew(removal, edit)));
}

/**
 * Besides what a removal names: an installation knows what it wrote itself, before the removal and after it; and of other
 * streams, which a removal does not name, it is taken to know what is not newer than the removal.
 */
function knew(removal: MergeOp, edit: MergeOp): boolean {
  if (removal.origin === edit.origin) return true;
  const isSameStream = removal.stream.caseId === edit.stream.caseId && removal.stream.scope === edit.stream.scope;
  return !isSameStream && edit.hlc <= removal.hlc;
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
