import type { SimNode } from '../node.ts';
import { deliver, send } from '../packages.ts';
import type { World } from '../world.ts';
import { consentTo, ownCase } from './consents.ts';
import { writeOver } from './records.ts';
import { putBack } from './troubles.ts';

/**
 * One vault goes on twice: what was written after a copy was made went to somebody, then the copy took the file's place by hand, and
 * what is written there has the same numbers. It goes to the same one, who holds both against each other. Sometimes the copy has heard
 * before that how much is held there of what it never wrote.
 */
export async function goOnTwice(world: World, node: SimNode): Promise<boolean> {
  const { random } = world;
  const caseId = ownCase(world, node);
  if (caseId === undefined) return false;
  const to = whoSees(world, node, caseId);
  if (to === undefined) return false;
  world.note(`${node.name} goes on twice in ${caseId}, seen by ${to}`);
  node.takeBackup();
  writeSome(world, node, caseId);
  const readers = await sendTo(world, node, to);
  const answerer = readers.length > 0 && random.chance(0.5) ? random.pick(readers) : undefined;
  const answer = answerer === undefined ? undefined : await send(world, answerer, node.holder);
  putBack(world, node, node.backups);
  if (answer !== undefined) await deliver(world, answer, [node]);
  writeSome(world, node, caseId);
  await sendTo(world, node, to);
  world.count('wentOnTwice');
  return true;
}

/** Another PC of the municipality, or somebody who was given a consent. */
function whoSees(world: World, node: SimNode, caseId: string): string | undefined {
  const { random, consents } = world;
  if (world.nodesOf(node.holder).length > 1 && random.chance(0.4)) return node.holder;
  const others = world.holders.filter((holder) => holder !== node.holder);
  if (others.length === 0) return undefined;
  const granted = others.filter((holder) => consents.allows(node, caseId, 'identity', holder));
  if (granted.length > 0) return random.pick(granted);
  const to = random.pick(others);
  consentTo(world, node, caseId, to);
  return to;
}

/** Nothing in a case of which the answer said that it has been taken over. */
function writeSome(world: World, node: SimNode, caseId: string): void {
  if (node.hasHandedOver(caseId)) return;
  for (let left = 1 + world.random.int(2); left > 0; left -= 1) {
    const record = { type: 'person', id: caseId };
    writeOver(world, node, { record, stream: { caseId, scope: 'identity' }, field: 'lastName' });
  }
}

/** Those who have read it. */
async function sendTo(world: World, node: SimNode, to: string): Promise<SimNode[]> {
  const sent = await send(world, node, to);
  if (sent === undefined) return [];
  const readers = world.nodesOf(to).filter((each) => each !== node);
  await deliver(world, sent, readers);
  return readers;
}
