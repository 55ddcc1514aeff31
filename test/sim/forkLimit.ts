import { ownerOf } from '#backend/exchange/transfers/ownerOf.ts';
import { canonicalOp, type Op, opRef } from '#shared/ops/op.ts';
import type { SimNode } from './node.ts';
import type { World } from './world.ts';

/**
 * The limits that docs/exchange.md names under "Fork": where none of them is met, copies have to be settled. Two others hold different
 * ops of one name; or what the two differ in lies in a case that has moved.
 */
export function isBeyondMending(world: World): boolean {
  const copies = world.nodes.filter(({ origins }) => [...origins].some((origin) => world.copied.has(origin)));
  return copies.some((copy) => differs(world, copy));
}

function differs(world: World, copy: SimNode): boolean {
  const own = new Set([...copy.origins, ...copy.store.ownOrigins()]);
  const texts = new Map<string, Set<string>>();
  const ofCopies = (node: SimNode) => node.store.ops().filter(({ origin }) => own.has(origin));
  const note = (op: Op) => texts.set(opRef(op), (texts.get(opRef(op)) ?? new Set()).add(canonicalOp(op)));
  for (const node of world.nodes) if (node !== copy) for (const op of ofCopies(node)) note(op);
  if ([...texts.values()].some(({ size }) => size > 1)) return true;
  return ofCopies(copy).some((op) => {
    const others = texts.get(opRef(op));
    return others !== undefined && !others.has(canonicalOp(op)) && hasMoved(world, op.stream.caseId);
  });
}

const hasMoved = (world: World, caseId: string): boolean =>
  world.nodes.some(({ store, place }) => ownerOf(store, place.municipality, caseId).moves.length > 0);
