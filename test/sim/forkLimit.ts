import { canonicalOp, opRef } from '#shared/ops/op.ts';
import type { World } from './world.ts';

/**
 * The limit that docs/exchange.md names under "Fork": what one of two copies wrote came to somebody else before the copies' packages met,
 * so that two others hold different ops of one name, and refuse each other's. Where only the copy itself holds another than the
 * others, it has to be settled.
 */
export function othersDiffer(world: World): boolean {
  const texts = new Map<string, Set<string>>();
  for (const node of world.nodes) {
    const own = new Set([...node.origins, ...node.store.ownOrigins()]);
    for (const op of node.store.ops()) {
      if (!world.copied.has(op.origin) || own.has(op.origin)) continue;
      const ref = opRef(op);
      const known = texts.get(ref) ?? new Set();
      texts.set(ref, known.add(canonicalOp(op)));
    }
  }
  return [...texts.values()].some(({ size }) => size > 1);
}
