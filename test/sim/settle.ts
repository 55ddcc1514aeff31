import { makePlan } from '#backend/exchange/packages/export.ts';
import { protectedCases } from './leaks.ts';
import { heldState, type SimNode } from './node.ts';
import { deliver, mend, receive, send } from './packages.ts';
import { insistSettled, type Sent, type World } from './world.ts';

const maxRounds = 12;

/** What goes round at the end is looked at less often than what comes in between. */
const settling = { previews: 0.2, undoes: 0.03 };

/**
 * The months after: clocks are put right, everybody has the newer version, and packages go round until nobody has anything
 * new for anybody. What was lost before stays lost: later packages make it good.
 */
export async function settle(world: World): Promise<void> {
  // Whoever is sent something answers, also when it had it already: only then does its sender know, and sends the next time what is new since.
  const owed = new Set<string>();
  for (const node of world.nodes) {
    node.clockOff = 0;
    if (node.isOld) node.upgrade();
  }
  // Who went back to an older copy tells everybody what is held there now: nobody sends what is taken to be there.
  for (const name of world.wentBack) for (const holder of world.holders) owed.add(`${name} ${holder}`);
  const someWentBack = world.wentBack.size > 0;
  world.wentBack.clear();
  world.time += 24 * 3_600_000;
  const [waiting, earlier] = [world.waiting.splice(0), [...world.sent]];
  let mayComeLate = true;
  for (let round = 1; ; round += 1) {
    insistSettled(round <= maxRounds, `after ${maxRounds} rounds there is still something new`);
    world.note(`round ${round}`);
    const changed = await goRound(world, owed);
    if (changed || (round === 1 && someWentBack)) continue;
    if (!mayComeLate) return;
    mayComeLate = false;
    if (!(await comeLate(world, latecomers(world, waiting, earlier)))) return;
  }
}

/** Of what was on its way some turns up when everything else has been said. First what carries streams that were revoked since. */
function latecomers(world: World, waiting: readonly Sent[], earlier: readonly Sent[]): Sent[] {
  const isRevoked = ({ from, to, carried, readBy }: Sent) =>
    world.nodesOf(to).some((node) => node !== from && !readBy.has(node)) &&
    carried?.lines.some(({ op: { stream } }) => from.store.exchange.blocks.isBlocked(stream, to));
  const others = world.random.pickSome(waiting, 0.2).filter(({ carried }) => carried !== undefined);
  return [...new Set([...earlier.filter(isRevoked), ...others])].slice(0, 2);
}

/** Whether they brought anything that had not come before. */
async function comeLate(world: World, late: readonly Sent[]): Promise<boolean> {
  let changed = false;
  for (const sent of late) {
    const readers = world.nodesOf(sent.to);
    const before = readers.map(heldState);
    await deliver(world, sent, readers);
    world.count('late');
    changed ||= readers.some((node, at) => heldState(node) !== before[at]);
  }
  return changed;
}

/** Whether anything changed anywhere. */
async function goRound(world: World, owed: Set<string>): Promise<boolean> {
  let changed = false;
  for (const from of world.nodes) {
    for (const to of world.holders) {
      world.time += 60_000;
      if (!owed.delete(`${from.name} ${to}`) && !hasSomething(world, from, to)) continue;
      const sent = await send(world, from, to, protectedCases(world, from));
      if (sent === undefined) continue;
      for (const node of world.nodesOf(to)) {
        if (node === from) continue;
        const before = heldState(node);
        const arrival = await mend(world, node, await receive(world, node, sent, settling), sent);
        if (sent.cases > 0) owed.add(`${node.name} ${from.holder}`);
        // Only a package that carries the streams whole shows the sender its fork.
        if (arrival === 'theirFork') owed.add(`${node.name} ${from.holder}`);
        // What it waits for comes when its sender has heard what it holds.
        if (arrival === 'waiting') changed = true;
        if (heldState(node) !== before) {
          world.note(`${node.name} has something new from ${from.name}`);
          changed = true;
        }
      }
    }
  }
  return changed;
}

const isShared = (nodes: readonly SimNode[]): boolean => new Set(nodes.map(shared)).size <= 1;

/** What PCs of one municipality have in common when each has had everything. */
function shared(node: SimNode): string {
  const { log, blocks } = node.store.exchange;
  const erased = blocks.all().map(({ id, stream, receiptAt }) => [id, stream, receiptAt]);
  return JSON.stringify(
    [[...log.held()], erased, blocks.lifts()].map((each) => each.map((one) => JSON.stringify(one)).sort()),
  );
}

/** Pairs that have nothing to do with each other need no packages. */
function hasSomething(world: World, from: SimNode, to: string): boolean {
  // Where all PCs of a municipality have the same, a package between them would bring nothing.
  if (to === from.holder) return !isShared(world.nodesOf(to));
  const { blocks } = from.store.exchange;
  if (blocks.all().some(({ holder, revokedBy }) => holder === to || (holder === from.holder && revokedBy === to))) {
    return true;
  }
  const plan = makePlan(from.context, { to: to as never, includeProtected: protectedCases(world, from), leaveOut: [] });
  if (!plan.ok) return false;
  const { goes, revoke, lift } = plan.value;
  return goes.length > 0 || revoke.length > 0 || lift.length > 0;
}
