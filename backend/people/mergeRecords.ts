import type { RecordRow, Store } from '#db/store.ts';
import type { Scalar } from '#shared/forms/form.ts';
import { personRecord, textOf } from './personRecord.ts';

/**
 * Merges are records of their own beside the people: nothing is moved, so what belongs to an absorbed person is found
 * through them when it is read, and undoing one puts everything back.
 */
export interface Merge {
  readonly id: string;
  readonly keep: string;
  readonly absorb: string;
  readonly at: string;
  /** Field -> the kept person's value before the merge, for each field that the merge set. */
  readonly before: Readonly<Record<string, Scalar>>;
}

export function mergeOf(record: RecordRow): Merge | undefined {
  const keep = textOf(record.fields.keep);
  const absorb = textOf(record.fields.absorb);
  if (record.ref.type !== 'merge' || record.fields.$removed === true || keep === null || absorb === null)
    return undefined;
  return { id: record.ref.id, keep, absorb, at: record.createdAt, before: parseBefore(textOf(record.fields.before)) };
}

/** Merges into this very person, oldest first. */
export function mergesInto(store: Store, personId: string): readonly Merge[] {
  return store
    .recordsWhere('merge', 'keep', personId)
    .flatMap((record) => mergeOf(record) ?? [])
    .sort(byTime);
}

/** The merge that took this person away, if there is one: the same wherever the same merges are known. */
export function mergeAway(store: Store, personId: string): Merge | undefined {
  return store
    .recordsWhere('merge', 'absorb', personId)
    .flatMap((record) => mergeOf(record) ?? [])
    .filter((merge) => merge.keep !== personId && personRecord(store, merge.keep) !== undefined)
    .toSorted((a, b) => compare(a.keep, b.keep))
    .at(0);
}

/**
 * The person that this one is shown as: itself, unless it was merged away. Two installations can merge the same two
 * people in opposite directions; then the smaller id is shown, on both.
 */
export function keptId(store: Store, personId: string): string {
  const path = [personId];
  for (;;) {
    const next = mergeAway(store, path.at(-1) ?? personId)?.keep;
    if (next === undefined) return path.at(-1) ?? personId;
    const seenAt = path.indexOf(next);
    if (seenAt >= 0) return path.slice(seenAt).sort()[0] ?? next;
    path.push(next);
  }
}

/** This person and all that are shown as it, near and far. */
export function withAbsorbed(store: Store, personId: string): readonly string[] {
  const group = new Set([personId]);
  for (const id of group) for (const merge of mergesInto(store, id)) group.add(merge.absorb);
  return [...group].filter((id) => id === personId || keptId(store, id) === personId);
}

const byTime = (a: Merge, b: Merge): number => (a.at === b.at ? compare(a.id, b.id) : compare(a.at, b.at));
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function parseBefore(json: string | null): Readonly<Record<string, Scalar>> {
  if (json === null) return {};
  try {
    const parsed: unknown = JSON.parse(json);
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, Scalar>) : {};
  } catch {
    return {};
  }
}
