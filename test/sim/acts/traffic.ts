import { protectedCases } from '../leaks.ts';
import type { SimNode } from '../node.ts';
import { deliver, receiveDamaged, send } from '../packages.ts';
import type { World } from '../world.ts';

/** Packages that are made, lost, doubled, reordered, damaged and taken out again. */

export async function sendSomewhere(world: World, node: SimNode): Promise<boolean> {
  const { random } = world;
  if (node.holder === 'coordinator' && random.chance(0.2)) {
    await send(world, node, 'all');
    world.note(`${node.name} sends to all`);
    world.count('sentToAll');
    return true;
  }
  const to = random.pick(random.chance(0.85) ? likelyHolders(world, node) : world.holders);
  const sent = await send(world, node, to, random.chance(0.3) ? protectedCases(world, node) : []);
  world.note(`${node.name} sends ${sent?.number ?? 'nothing'} to ${to}`);
  return sent !== undefined;
}

/** Those that the node has something to do with. */
function likelyHolders(world: World, node: SimNode): string[] {
  const likely = new Set<string>();
  if (world.nodesOf(node.holder).length > 1) likely.add(node.holder);
  for (const { caseId, holder } of world.consents.grants) {
    if (node.store.record(caseId) === undefined) continue;
    for (const other of [holder, world.cases.find(({ id }) => id === caseId)?.madeIn]) {
      if (other !== undefined && other !== node.holder) likely.add(other);
    }
  }
  return likely.size === 0 ? world.holders : [...likely];
}

/** A package comes, or comes again; with several PCs to read it, each may miss it. */
export async function arrive(world: World, again: boolean): Promise<boolean> {
  const { random } = world;
  const from = again ? world.sent : world.waiting;
  if (from.length === 0) return false;
  const sent = random.pick(from);
  const readers = world.nodesOf(sent.to).filter(() => !random.chance(0.2));
  await deliver(world, sent, readers);
  return true;
}

export function lose(world: World): boolean {
  if (world.waiting.length === 0) return false;
  const [lost] = world.waiting.splice(world.random.int(world.waiting.length), 1);
  world.note(`${lost?.number} of ${lost?.from.name} is lost`);
  world.count('lost');
  return true;
}

export async function damage(world: World): Promise<boolean> {
  if (world.sent.length === 0) return false;
  const sent = world.random.pick(world.sent);
  const reader = world.nodesOf(sent.to).find((node) => node !== sent.from);
  if (reader === undefined) return false;
  await receiveDamaged(world, reader, sent);
  return true;
}
