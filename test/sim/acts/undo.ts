import { type Op, opRef } from '#shared/ops/op.ts';
import { heldState, type SimNode } from '../node.ts';
import { personThings } from '../things.ts';
import { insist, type World } from '../world.ts';
import { writeOver } from './records.ts';

/** One of the last packages is taken out again, or that is refused: because something was built on it, told of it, or erased by it. */
export function undo(world: World, node: SimNode): boolean {
  const read = node.store.exchange.journal.in({ limit: 4 });
  if (read.length === 0) return false;
  // Of those that nobody was told of yet rather one that another came after.
  const [, ...followed] = read.filter(({ n, undoneAt }) => n > node.toldUpTo && undoneAt === null);
  const entry = world.random.pick(followed.length > 0 && world.random.chance(0.7) ? followed : read);
  const before = heldState(node);
  const had = node.store.ops();
  const by = { user: `user-${node.index}`, at: node.now().toISOString() };
  const undone = node.store.exchange.imports.undo(entry.n, by);
  world.note(`${node.name} undoes ${entry.number}: ${undone.ok ? 'done' : undone.error.code}`);
  world.count(undone.ok ? 'undone' : 'undoRefused');
  if (!undone.ok) {
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

/** Somebody writes on in what the last package brought: it can not be taken out from under that. */
export function buildOn(world: World, node: SimNode): boolean {
  const { journal, imports, conflicts, log } = node.store.exchange;
  const [last] = journal.in({ limit: 1 });
  if (last === undefined || last.addedOps === 0 || last.undoneAt !== null) return false;
  const own = node.store.ownOrigins();
  const brought = node.store
    .ops()
    .slice(-last.addedOps)
    .filter(({ origin }) => !own.includes(origin));
  const heads = brought.filter((op) => {
    const { id } = op.record;
    const isText = personThings.some(
      ({ type, field, isNew }) => type === op.record.type && field === op.field && !isNew,
    );
    const isHere = log.heldOf(op.stream).some(({ origin, seq }) => origin === op.origin && seq >= op.seq);
    return isText && isHere && !node.hasHandedOver(op.stream.caseId) && isHead(conflicts.heads(id, op.field), op);
  });
  if (heads.length === 0) return false;
  writeOver(world, node, world.random.pick(heads));
  const before = heldState(node);
  const undone = imports.undo(last.n, { user: `user-${node.index}`, at: node.now().toISOString() });
  insist(!undone.ok, `${node.name} undid an import that something was built on`);
  insist(heldState(node) === before, `${node.name}: a refused undo changed something`);
  world.count('undoBuiltOn');
  return true;
}

const isHead = (heads: readonly { ref: string }[], op: Op): boolean => heads.some(({ ref }) => ref === opRef(op));

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
