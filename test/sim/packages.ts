import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { publicKeyOf, sha256 } from '#backend/exchange/members/signing.ts';
import { readPackage } from '#backend/exchange/package/readPackage.ts';
import { exportPackage } from '#backend/exchange/packages/export.ts';
import { type Imported, importPackage } from '#backend/exchange/packages/import.ts';
import { mendFork } from '#backend/exchange/packages/mendFork.ts';
import { isConsentScope } from '#backend/exchange/packages/plan.ts';
import { previewPackage } from '#backend/exchange/packages/preview.ts';
import { ownerOf } from '#backend/exchange/transfers/ownerOf.ts';
import type { AppError } from '#shared/api/errors.ts';
import { ok } from '#shared/result.ts';
import { heldState, type SimNode } from './node.ts';
import { insist, type Sent, type World } from './world.ts';

/** Makes a package for a holder, and looks into it as the recipient could: nothing outside what is granted is in it. */
export async function send(world: World, from: SimNode, to: string): Promise<Sent | undefined> {
  const made = await exportPackage(from.context, {
    to: to as never,
    includeProtected: [],
    leaveOut: [],
    folder: world.packages,
  });
  if (!made.ok) {
    insist(made.error.code === 'recipientHasNoMember', `export ${from.name} -> ${to}: ${made.error.code}`);
    return undefined;
  }
  const { path, number, summary } = made.value;
  await checkLeaks(world, from, to, path);
  const sent = { from, to, path, number, cases: summary.cases, order: world.sent.length };
  world.sent.push(sent);
  world.waiting.push(sent);
  world.count('sent');
  return sent;
}

async function checkLeaks(world: World, from: SimNode, to: string, path: string): Promise<void> {
  if (to === from.holder) return;
  const recipient = world.nodesOf(to).find((node) => node !== from);
  if (recipient === undefined) return;
  const streams = new Map<string, { caseId: string; scope: string }>();
  const seen = (caseId: string, scope: string) => streams.set(`${caseId}/${scope}`, { caseId, scope });
  const read = await readPackage({
    path,
    identities: [recipient.place.installation.ageIdentity],
    signingKeyOf: () => ok(publicKeyOf(from.place.installation.signingSecret)),
    visitor: {
      manifest: () => ok(undefined),
      opLines: (lines) => {
        for (const line of lines) {
          const [, caseId, scope, , , , , field] = JSON.parse(line) as unknown[];
          seen(String(caseId), String(scope));
          insist(typeof field === 'string', 'an op line without a field');
        }
        return ok(undefined);
      },
    },
  });
  insist(read.ok, `the recipient can not read ${path}`);
  for (const { caseId, scope } of streams.values()) {
    if (caseId === 'common') continue;
    insist(to !== 'all', `${from.name} sent ${caseId}/${scope} to everybody`);
    const { owner, isOurs } = ownerOf(from.store, from.place.municipality, caseId);
    // What it wrote in a stream that the owner shared goes back to the owner.
    if (owner === to && !ownerOfEarlier(from, caseId)) continue;
    insist(isOurs || owner === to, `${from.name} sent ${caseId}/${scope} of ${owner} to ${to}`);
    if (scope === 'case') continue;
    insist(isConsentScope(scope), `${from.name} sent scope ${scope} to ${to}`);
    insist(world.consents.allows(from, caseId, scope, to), `leak: ${caseId}/${scope} from ${from.name} to ${to}`);
  }
}

/** The municipality has owned the case before: what it sends is a hand-over, which needs a consent like all else. */
function ownerOfEarlier(node: SimNode, caseId: string): boolean {
  return ownerOf(node.store, node.place.municipality, caseId).isFormerOwner;
}

export type Arrival = Imported['outcome'] | 'ownFork' | 'theirFork' | 'refused';

export interface HowToReceive {
  /** How often the recipient looks before it reads in, 0 to 1. */
  readonly previews: number;
  /** How often it takes the package out again, and reads it in once more. */
  readonly undoes: number;
}

const always: HowToReceive = { previews: 1, undoes: 0.08 };

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
  const imported = await importPackage(node.context, { path: sent.path, fileHash });
  const arrival = imported.ok ? imported.value.outcome : refusal(imported.error);
  world.note(`${node.name} reads ${sent.number} of ${sent.from.name}: ${arrival}`);
  if (!imported.ok || imported.value.outcome !== 'imported') {
    insist(heldState(node) === before, `${node.name}: a package that was not read in (${arrival}) changed something`);
    if (arrival === 'alreadyRead') world.count('readAgain');
    if (arrival === 'waiting') world.count('waiting');
    return arrival;
  }
  const { n, summary } = imported.value;
  world.count('readIn');
  if (summary.erasedOps > 0) world.count('erased');
  world.count('receipt', summary.receipts);
  world.count('lifted', summary.lifted);
  if (previewed !== undefined) {
    insist(summary.newOps === previewed, 'another number of ops came in than the preview told');
  }
  checkBlocked(world, node);
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

/** What was erased stays erased: of a stream that stands blocked only what the municipality wrote itself is here. */
function checkBlocked(world: World, node: SimNode): void {
  const { blocks, log } = node.store.exchange;
  const lifts = new Set(blocks.lifts().map(({ block, stream }) => `${block} ${stream.caseId}/${stream.scope}`));
  for (const { id, stream, holder, erasedAt } of blocks.all()) {
    if (holder !== node.holder || erasedAt === null || lifts.has(`${id} ${stream.caseId}/${stream.scope}`)) continue;
    const others = log.heldOf(stream).filter(({ origin }) => !isOfHolder(world, node.holder, origin));
    insist(others.length === 0, `${node.name} has ${stream.caseId}/${stream.scope} again, which was revoked`);
  }
}

export const isOfHolder = (world: World, holder: string, origin: string): boolean =>
  world.nodesOf(holder).some(({ store, origins }) => origins.has(origin) || store.ownOrigins().includes(origin));

function refusal(error: AppError): Arrival {
  if (error.code === 'packageFork') return error.params.isOwn ? 'ownFork' : 'theirFork';
  insist(error.code === 'packageOversteps', `a package of ours was refused: ${error.code}`);
  return 'refused';
}

/** A fork is mended on the spot, as the application leads its user to. */
export async function mend(world: World, node: SimNode, arrival: Arrival, sent: Sent): Promise<void> {
  if (arrival !== 'ownFork' && arrival !== 'theirFork') return;
  world.count(arrival);
  const fileHash = sha256(readFileSync(sent.path));
  const mended = await mendFork(node.context, { path: sent.path, fileHash });
  insist(mended.ok, () => `a fork was not mended: ${mended.ok ? '' : mended.error.code}`);
  // Of another's fork only that other can be told: the next package there carries the streams whole.
  if (arrival === 'theirFork') return;
  node.origins.add(node.store.origin());
  const imported = await importPackage(node.context, { path: sent.path, fileHash });
  insist(imported.ok, () => `after mending, the package is refused: ${imported.ok ? '' : imported.error.code}`);
  world.note(`${node.name} takes a new identity: ${imported.ok ? imported.value.outcome : ''}`);
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
