import { makePlan } from '#backend/exchange/packages/export.ts';
import { mend } from './actions.ts';
import type { SimNode } from './node.ts';
import { receive, send } from './packages.ts';
import { insist, type World } from './world.ts';

const maxRounds = 12;

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
  world.time += 24 * 3_600_000;
  world.waiting.length = 0;
  for (let round = 1; ; round += 1) {
    insist(round <= maxRounds, `after ${maxRounds} rounds there is still something new`);
    world.note(`round ${round}`);
    if (!(await goRound(world, owed))) return;
  }
}

/** Whether anything changed anywhere. */
async function goRound(world: World, owed: Set<string>): Promise<boolean> {
  let changed = false;
  for (const from of world.nodes) {
    for (const to of world.holders) {
      world.time += 60_000;
      if (!owed.delete(`${from.name} ${to}`) && !hasSomething(world, from, to)) continue;
      const sent = await send(world, from, to);
      if (sent === undefined) continue;
      for (const node of world.nodesOf(to)) {
        if (node === from) continue;
        const before = state(node);
        const arrival = await receive(world, node, sent);
        if (sent.cases > 0) owed.add(`${node.name} ${from.holder}`);
        await mend(world, node, arrival, sent);
        if (state(node) !== before) {
          world.note(`${node.name} has something new from ${from.name}`);
          changed = true;
        }
      }
    }
  }
  return changed;
}

/** What is held, and what stands blocked: a stream's heads only change with them. */
function state(node: SimNode): string {
  const { log, blocks } = node.store.exchange;
  const held = [...log.held()].map(({ stream, origins }) => [stream, origins]);
  return JSON.stringify([held, blocks.all(), blocks.lifts()]);
}

/** Pairs that have nothing to do with each other need no packages. */
function hasSomething(world: World, from: SimNode, to: string): boolean {
  if (to === from.holder) return world.nodesOf(to).length > 1;
  const { blocks } = from.store.exchange;
  if (blocks.all().some(({ holder, revokedBy }) => holder === to || (holder === from.holder && revokedBy === to))) {
    return true;
  }
  const plan = makePlan(from.context, { to: to as never, includeProtected: [], leaveOut: [] });
  if (!plan.ok) return false;
  const { goes, revoke, lift } = plan.value;
  return goes.length > 0 || revoke.length > 0 || lift.length > 0;
}
