import type { SimNode } from '../node.ts';
import { clockErrors, type World } from '../world.ts';

/** What goes wrong with a PC, and is put right. */

export function backUp(world: World, node: SimNode): boolean {
  node.takeBackup();
  world.note(`${node.name} takes a backup`);
  world.count('backedUp');
  return true;
}

/** Through the application, which takes a new identity then. */
export function restore(world: World, node: SimNode): boolean {
  if (node.backups === 0) return false;
  node.restore(1 + world.random.int(node.backups));
  forgetReplaced(world, node);
  world.note(`${node.name} restores`);
  world.count('restored');
  return true;
}

/** Past the application: the same identity goes on twice. */
export function copyByHand(world: World, node: SimNode): boolean {
  if (node.backups === 0) return false;
  putBack(world, node, 1 + world.random.int(node.backups));
  return true;
}

export function putBack(world: World, node: SimNode, which: number): void {
  world.copied.add(node.store.origin());
  node.copyByHand(which);
  world.copied.add(node.store.origin());
  forgetReplaced(world, node);
  world.note(`${node.name} is copied by hand`);
  world.count('copied');
}

/** What was written since the copy and sent to nobody is gone with the choice to put the copy there. */
function forgetReplaced(world: World, node: SimNode): void {
  world.wentBack.add(node.name);
  for (const written of world.written) {
    if (written.node !== node) continue;
    const history = node.store.exchange.conflicts.history(written.record, written.field);
    if (!history.some((op) => op.value === written.value)) written.isLost = true;
  }
}

export function upgrade(world: World, node: SimNode): boolean {
  if (!node.isOld) return false;
  node.upgrade();
  world.note(`${node.name} is upgraded`);
  world.count('upgraded');
  return true;
}

export function changeClock(world: World, node: SimNode): boolean {
  node.clockOff = node.clockOff === 0 ? world.random.pick(clockErrors) : 0;
  world.note(`${node.name}: clock off by ${node.clockOff / 1000} s`);
  world.count('clockChanged');
  return true;
}
