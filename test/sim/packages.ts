import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '#backend/exchange/members/signing.ts';
import { exportPackage } from '#backend/exchange/packages/export.ts';
import { type Imported, importPackage } from '#backend/exchange/packages/import.ts';
import { mendFork } from '#backend/exchange/packages/mendFork.ts';
import { previewPackage } from '#backend/exchange/packages/preview.ts';
import type { AppError } from '#shared/api/errors.ts';
import { checkArrived } from './arrived.ts';
import { carriedBy } from './carried.ts';
import { checkDisclosed, checkLeaks } from './leaks.ts';
import { heldState, type SimNode } from './node.ts';
import { insist, type Sent, type World } from './world.ts';

/**
 * Makes a package for a holder, and looks into it as the recipient could: nothing outside what is granted is in it. `included`: cases
 * whose address is protected and that somebody chose to send.
 */
export async function send(
  world: World,
  from: SimNode,
  to: string,
  included: readonly string[] = [],
): Promise<Sent | undefined> {
  const made = await exportPackage(from.context, {
    to: to as never,
    includeProtected: included,
    leaveOut: [],
    folder: world.packages,
  });
  if (!made.ok) {
    insist(made.error.code === 'recipientHasNoMember', `export ${from.name} -> ${to}: ${made.error.code}`);
    return undefined;
  }
  const { path, number, summary } = made.value;
  const reader = world.nodesOf(to).find((node) => node !== from);
  const carried = reader === undefined ? undefined : await carriedBy(path, from.place, reader.place);
  if (carried !== undefined) {
    checkLeaks(world, from, to, carried, included);
    checkDisclosed(from, to, number, carried);
  }
  from.toldUpTo = lastRead(from);
  const sent = {
    from,
    to,
    path,
    number,
    cases: summary.cases,
    carried,
    readBy: new Set<SimNode>(),
    order: world.sent.length,
  };
  world.sent.push(sent);
  world.waiting.push(sent);
  world.count('sent');
  return sent;
}

/** The journal's number of the newest package that was read in. */
const lastRead = (node: SimNode): number => node.store.exchange.journal.in({ limit: 1 })[0]?.n ?? 0;

export type Arrival = Imported['outcome'] | 'ownFork' | 'theirFork' | 'refused';

export interface HowToReceive {
  /** How often the recipient looks before it reads in, 0 to 1. */
  readonly previews: number;
  /** How often it takes the package out again, and reads it in once more. */
  readonly undoes: number;
}

const always: HowToReceive = { previews: 0.7, undoes: 0.08 };

/** The recipient looks at a package, and reads it in. */
export async function receive(world: World, node: SimNode, sent: Sent, how = always): Promise<Arrival> {
  const { random } = world;
  if (world.isOutOfOrder(node, sent)) world.count('outOfOrder');
  const [looks, undoes] = [random.chance(how.previews), random.chance(how.undoes)];
  const before = heldState(node);
  const digest = undoes ? node.store.projectionDigest() : '';
  const previewed = looks ? await look(node, sent, undoes ? digest : undefined) : undefined;
  insist(heldState(node) === before, `${node.name}: a preview changed something`);
  const fileHash = sha256(readFileSync(sent.path));
  const isKnown = isReadIn(node, fileHash);
  const imported = await importPackage(node.context, { path: sent.path, fileHash });
  const arrival = imported.ok ? imported.value.outcome : refusal(imported.error);
  world.note(`${node.name} reads ${sent.number} of ${sent.from.name}: ${arrival}`);
  insist(
    (arrival === 'alreadyRead') === isKnown,
    `${node.name} has ${isKnown ? '' : 'not '}read it before: ${arrival}`,
  );
  if (!imported.ok || imported.value.outcome !== 'imported') {
    insist(heldState(node) === before, `${node.name}: a package that was not read in (${arrival}) changed something`);
    if (arrival === 'alreadyRead') world.count('readAgain');
    if (arrival === 'waiting') world.count('waiting');
    return arrival;
  }
  const { n, summary } = imported.value;
  world.count('readIn');
  sent.readBy.add(node);
  if (summary.erasedOps > 0) {
    const undone = node.store.exchange.imports.undo(n, { user: 'user', at: node.now().toISOString() });
    insist(!undone.ok, `${node.name} undid an import that erased something`);
    world.count('erased');
  }
  world.count('receipt', summary.receipts);
  world.count('lifted', summary.lifted);
  if (previewed !== undefined) {
    insist(summary.newOps === previewed, 'another number of ops came in than the preview told');
  }
  checkArrived(world, node, sent);
  if (undoes) await undoAndRepeat(world, node, sent, { n, fileHash, before, digest });
  return arrival;
}

/** How many ops the preview tells of; undefined where it refuses. */
async function look(node: SimNode, sent: Sent, digest: string | undefined): Promise<number | undefined> {
  const preview = await previewPackage(node.context, { path: sent.path, language: 'nb' });
  if (digest !== undefined) insist(node.store.projectionDigest() === digest, 'a preview changed something');
  if (preview.ok) return preview.value.totals.newOps;
  refusal(preview.error);
  return undefined;
}

/** An import that nothing was built on is taken out without a trace, and can be read in again. */
async function undoAndRepeat(
  world: World,
  node: SimNode,
  sent: Sent,
  { n, fileHash, before, digest }: { n: number; fileHash: string; before: string; digest: string },
): Promise<void> {
  const undone = node.store.exchange.imports.undo(n, { user: `user-${node.index}`, at: node.now().toISOString() });
  if (!undone.ok) {
    insist(undone.error.code === 'erased', `${node.name}: an import is not undone: ${undone.error.code}`);
    return;
  }
  world.count('undone');
  const [held] = JSON.parse(before) as unknown[];
  const [left] = JSON.parse(heldState(node)) as unknown[];
  insist(JSON.stringify(left) === JSON.stringify(held), `${node.name}: an undone import left something`);
  insist(node.store.projectionDigest() === digest, `${node.name}: an undone import shows`);
  const again = await importPackage(node.context, { path: sent.path, fileHash });
  insist(again.ok && again.value.outcome === 'imported', `${node.name}: an undone import is not read in again`);
}

/** By the journal as it is written down: this very file was read in, and not taken out again. */
const isReadIn = (node: SimNode, fileHash: string): boolean =>
  node.store.exchange.journal
    .in({ limit: 10_000 })
    .some((entry) => entry.fileHash === fileHash && entry.undoneAt === null);

function refusal(error: AppError): Arrival {
  if (error.code === 'packageFork') return error.params.isOwn ? 'ownFork' : 'theirFork';
  insist(error.code === 'packageOversteps', `a package of ours was refused: ${error.code}`);
  return 'refused';
}

/** A fork is mended on the spot, as the application leads its user to. Returns what the package is in the end. */
export async function mend(world: World, node: SimNode, arrival: Arrival, sent: Sent): Promise<Arrival> {
  if (arrival !== 'ownFork' && arrival !== 'theirFork') return arrival;
  world.count(arrival);
  const fileHash = sha256(readFileSync(sent.path));
  const mended = await mendFork(node.context, { path: sent.path, fileHash });
  insist(mended.ok, () => `a fork was not mended: ${mended.ok ? '' : mended.error.code}`);
  // Of another's fork only that other can be told: the next package there carries the streams whole.
  if (arrival === 'theirFork') return arrival;
  node.origins.add(node.store.origin());
  const imported = await importPackage(node.context, { path: sent.path, fileHash });
  // Beside its own fork it can bring one of somebody else's.
  const isAnothers = !imported.ok && imported.error.code === 'packageFork' && !imported.error.params.isOwn;
  if (isAnothers) return mend(world, node, 'theirFork', sent);
  if (!imported.ok) throw new Error(`after mending, the package is refused: ${imported.error.code}`);
  const { outcome } = imported.value;
  world.note(`${node.name} takes a new identity: ${outcome}`);
  return outcome;
}

/** It comes to these, who read it in and mend what it shows. */
export async function deliver(world: World, sent: Sent, readers: readonly SimNode[]): Promise<void> {
  const at = world.waiting.indexOf(sent);
  if (at >= 0) world.waiting.splice(at, 1);
  for (const node of readers) {
    if (node === sent.from) continue;
    const arrival = await receive(world, node, sent);
    await mend(world, node, arrival, sent);
  }
}

/** A damaged copy: cut off, or with a byte changed. It must be refused, and nothing may have changed. */
export async function receiveDamaged(world: World, node: SimNode, sent: Sent): Promise<void> {
  const { random } = world;
  const path = join(world.packages, `damaged-${world.newValue()}.dalsam`);
  const bytes = readFileSync(sent.path);
  if (random.chance(0.5)) {
    writeFileSync(path, bytes.subarray(0, Math.floor(random.next() * bytes.length)));
    world.count('cut');
  } else {
    const at = Math.floor(random.next() * bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 + random.int(255));
    writeFileSync(path, bytes);
    world.count('changedByte');
  }
  const [digest, before] = [node.store.projectionDigest(), heldState(node)];
  const preview = await previewPackage(node.context, { path, language: 'nb' });
  insist(!preview.ok, 'a damaged package was read');
  const imported = await importPackage(node.context, { path, fileHash: sha256(readFileSync(path)) });
  insist(!imported.ok, 'a damaged package was read in');
  insist(node.store.projectionDigest() === digest, 'a damaged package changed something');
  insist(heldState(node) === before, 'a damaged package changed something');
  world.note(`${node.name} refuses a damaged copy of ${sent.number} of ${sent.from.name}`);
}
