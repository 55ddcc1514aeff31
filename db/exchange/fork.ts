import { laterId } from '#shared/ops/id.ts';
import { type Op, opRef } from '#shared/ops/op.ts';
import { type OpColumns, type StoredOp, selectOpsFrom, toOp } from '../opColumns.ts';
import { removeOps } from './removal.ts';
import type { ExchangeParts } from './sharedParts.ts';

/**
 * Parts two copies of one vault that went on under one identity: this one takes a new identity, and what it had written
 * under the old one from these places on is written anew under the new one (same field, value, author and time).
 * The new identity follows those of `after` by name. Inside the caller's transaction.
 */
export function mendFork(
  parts: ExchangeParts,
  places: readonly Place[],
  after: readonly string[] = [],
): { readonly origin: string; readonly rewritten: number } {
  const { log } = parts;
  const first = firstOfEach(places);
  const own = log.ownOrigins();
  for (const { origin } of first)
    if (!own.includes(origin)) throw new Error('a fork of an identity that was never ours');
  const ops = first.flatMap((from) => opsFrom(parts, from)).sort((a, b) => a.n - b.n);
  log.setOrigin(after.reduce(laterId, parts.newId()));
  const origin = log.origin() ?? '';
  // Before the old ones go: what they name must at no time be named by none.
  rewrite(parts, ops, origin);
  for (const from of first) {
    const numbers = numbersOf(parts, from);
    if (numbers === undefined) continue;
    removeOps(parts, { where: 'op.stream = ? AND op.origin = ? AND op.seq >= ?', values: [...numbers, from.seq] });
  }
  return { origin, rewritten: ops.length };
}

interface Place {
  readonly stream: Op['stream'];
  readonly origin: string;
  readonly seq: number;
}

/** A fork can be told of more than once: what differs is written anew once. */
function firstOfEach(places: readonly Place[]): Place[] {
  const first = new Map<string, Place>();
  for (const place of places) {
    const key = `${place.stream.caseId}/${place.stream.scope}/${place.origin}`;
    const known = first.get(key);
    if (known === undefined || place.seq < known.seq) first.set(key, place);
  }
  return [...first.values()];
}

function rewrite({ log }: ExchangeParts, ops: readonly StoredOp[], origin: string): void {
  const renamed = new Map<string, string>();
  const originNumber = log.names.origins.number(origin);
  for (const { n: _, ...op } of ops) {
    const stream = log.names.streams.number(op.stream);
    const record = log.findRecord(op.record.id)?.n;
    if (record === undefined) throw new Error('an op whose record is not here');
    const seq = log.heldSeq(stream, originNumber) + 1;
    const basis = op.basis.map((ref) => renamed.get(ref) ?? ref).sort();
    const anew: Op = { ...op, origin, seq, basis };
    renamed.set(opRef(op), opRef(anew));
    log.insert([{ op: anew, stream, origin: originNumber, record }]);
  }
}

function opsFrom(parts: ExchangeParts, from: Place): StoredOp[] {
  const numbers = numbersOf(parts, from);
  if (numbers === undefined) return [];
  return parts.database
    .prepare<[number, number, number], OpColumns>(
      `${selectOpsFrom('op')} WHERE op.stream = ? AND op.origin = ? AND op.seq >= ? ORDER BY op.seq`,
    )
    .all(...numbers, from.seq)
    .map(toOp);
}

function numbersOf(
  { log }: ExchangeParts,
  { stream, origin }: Pick<Place, 'stream' | 'origin'>,
): [number, number] | undefined {
  const [ofStream, ofOrigin] = [log.names.streams.find(stream), log.names.origins.find(origin)];
  return ofStream === undefined || ofOrigin === undefined ? undefined : [ofStream, ofOrigin];
}
