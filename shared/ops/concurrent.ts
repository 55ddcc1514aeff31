import type { OpRef } from './op.ts';

interface Seen {
  readonly ref: OpRef;
  readonly field: string;
  readonly basis: readonly OpRef[];
}

/**
 * Refs of the ops whose author had not seen another op of the same field, nor its author theirs, directly or by way of what
 * each had seen: written at the same time, whatever the clocks say.
 */
export function concurrentRefs(ops: readonly Seen[]): ReadonlySet<OpRef> {
  const concurrent = new Set<OpRef>();
  for (const ofField of Map.groupBy(ops, ({ field }) => field).values()) {
    // One after the other, as nearly every field is written: each but the first names one, and no two the same one.
    const named = new Set(ofField.flatMap(({ basis }) => basis));
    if (named.size === ofField.length - 1 && ofField.every(({ basis }) => basis.length < 2)) continue;
    const byRef = new Map(ofField.map((op) => [op.ref, op]));
    const seen = new Map([...byRef.keys()].map((ref) => [ref, seenBy(ref, byRef)]));
    for (const [ref, own] of seen) {
      const isApart = [...seen].some(([other, theirs]) => other !== ref && !own.has(other) && !theirs.has(ref));
      if (isApart) concurrent.add(ref);
    }
  }
  return concurrent;
}

function seenBy(from: OpRef, byRef: ReadonlyMap<OpRef, Seen>): ReadonlySet<OpRef> {
  const seen = new Set<OpRef>();
  const ahead = [...(byRef.get(from)?.basis ?? [])];
  for (let ref = ahead.pop(); ref !== undefined; ref = ahead.pop()) {
    if (seen.has(ref)) continue;
    seen.add(ref);
    ahead.push(...(byRef.get(ref)?.basis ?? []));
  }
  return seen;
}
