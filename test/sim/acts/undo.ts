import { type Op, opRef } from '#shared/ops/op.ts';
import { heldState, type SimNode } from '../node.ts';
import { insist, type World } from '../world.ts';

/** One of the last packages is taken out again, or that is refused: because something was built on it, told of it, or erased by it. */
export function undo(world: World, node: SimNode): boolean {
  const read = node.store.exchange.journal.in({ limit: 4 });
  if (read.length === 0) return false;
  const entry = world.random.pick(read);
  const before = heldState(node);
  const had = node.store.ops();
  const by = { user: `user-${node.index}`, at: node.now().toISOString() };
  const undone = node.store.exchange.imports.undo(entry.n, by);
  world.note(`${node.name} undoes ${entry.number}: ${undone.ok ? 'done' : undone.error.code}`);
  world.count(undone.ok ? 'undone' : 'undoRefused');
  if (!undone.ok) {
    if (undone.error.code === 'builtOn') world.count('undoBuiltOn');
    insist(heldState(node) === before, `${node.name}: a refused undo changed something`);
    return true;
  }
  insist(entry.undoneAt === null, `${node.name} undid an import twice`);
  insist(entry.n > node.toldUpTo, `${node.name} undid an import that others were told of`);
  const { erasedOps } = JSON.parse(entry.summary) as { erasedOps: number };
  insist(erasedOps === 0, `${node.name} undid an import that erased something`);
  checkTakenOut(node, had);
  return true;
}

/** Nothing that came after it rests on what is gone: no later op names it, and none of the same origin follows it. */
function checkTakenOut(node: SimNode, had: readonly Op[]): void {
  const left = new Set(node.store.ops().map(opRef));
  const gone = new Set<string>();
  for (const op of had) {
    const ref = opRef(op);
    if (!left.has(ref)) {
      gone.add(ref);
      continue;
    }
    insist(!op.basis.some((seen) => gone.has(seen)), `${node.name}: ${ref} has seen what was taken out`);
    const before = opRef({ ...op, seq: op.seq - 1 });
    insist(!gone.has(before), `${node.name} took out ${before} and left ${ref}`);
  }
}
