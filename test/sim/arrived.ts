import type { StreamId } from '#shared/ops/op.ts';
import { commonCase } from '#shared/records/fieldSpec.ts';
import type { CarriedLine } from './carried.ts';
import type { SimNode } from './node.ts';
import { insist, type Sent, type World } from './world.ts';

/**
 * What was read in is here as it was sent, word for word, but for what this municipality may not have, and of that nothing is here
 * but what it wrote itself.
 */
export function checkArrived(world: World, node: SimNode, sent: Sent): void {
  const standing = blockedHere(node);
  const { log } = node.store.exchange;
  for (const [key, stream] of standing) {
    const others = log.heldOf(stream).filter(({ origin }) => !isOfHolder(world, node.holder, origin));
    insist(others.length === 0, `${node.name} has ${key} again, which was revoked`);
  }
  const lines = sent.carried?.lines ?? [];
  const isSkipped = ({ op: { stream, origin } }: CarriedLine) =>
    standing.has(keyOf(stream)) ||
    // What coordinators write for all comes from them alone (ADR 0061).
    (stream.caseId === commonCase &&
      ![node.holder, 'coordinator'].includes(sent.from.holder) &&
      isOfHolder(world, 'coordinator', origin));
  const expected = lines.filter((line) => !isSkipped(line));
  if (lines.some(({ op: { stream } }) => standing.has(keyOf(stream)))) world.count('blockedSkipped');
  for (const [key, ofOne] of Map.groupBy(expected, ({ op }) => `${keyOf(op.stream)} ${op.origin}`)) {
    insistHeld(node, key, ofOne);
  }
}

/** The lines of one stream and origin, which follow each other. */
function insistHeld(node: SimNode, key: string, lines: readonly CarriedLine[]): void {
  const { log } = node.store.exchange;
  const [first, last] = [lines[0]?.op, lines.at(-1)?.op];
  if (first === undefined || last === undefined) return;
  const { stream, origin } = first;
  const held = log.heldOf(stream).find((each) => each.origin === origin)?.seq ?? 0;
  insist(held >= last.seq, `${node.name} read in ${key} up to ${last.seq} and holds ${held}`);
  const here = [...log.lines([{ stream, origin, first: first.seq, last: last.seq }], lines.length)].flat();
  for (const [at, { text }] of lines.entries()) {
    insist(here[at]?.line === text, `${node.name} read in ${text} and holds ${here[at]?.line}`);
  }
}

/** Streams that the node's municipality was told to erase and may not have again, by the sets of blocks and lifts alone. */
function blockedHere(node: SimNode): ReadonlyMap<string, StreamId> {
  const { blocks } = node.store.exchange;
  const lifts = new Set(blocks.lifts().map(({ block, stream }) => `${block} ${keyOf(stream)}`));
  const standing = blocks
    .all()
    .filter(({ id, stream, holder }) => holder === node.holder && !lifts.has(`${id} ${keyOf(stream)}`));
  return new Map(standing.map(({ stream }) => [keyOf(stream), stream]));
}

const keyOf = ({ caseId, scope }: StreamId): string => `${caseId}/${scope}`;

export const isOfHolder = (world: World, holder: string, origin: string): boolean =>
  world.nodesOf(holder).some(({ store, origins }) => origins.has(origin) || store.ownOrigins().includes(origin));
