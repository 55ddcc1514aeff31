import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { publicKeyOf } from '#backend/exchange/members/signing.ts';
import { readPackage } from '#backend/exchange/package/readPackage.ts';
import { exportPackage } from '#backend/exchange/packages/export.ts';
import { importPackage } from '#backend/exchange/packages/import.ts';
import { mendFork } from '#backend/exchange/packages/mendFork.ts';
import { isConsentScope } from '#backend/exchange/packages/plan.ts';
import { previewPackage } from '#backend/exchange/packages/preview.ts';
import { ownerOf } from '#backend/exchange/transfers/ownerOf.ts';
import { ok } from '#shared/result.ts';
import type { SimNode } from './node.ts';
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
  const sent = { from, to, path, number, cases: summary.cases };
  world.sent.push(sent);
  world.waiting.push(sent);
  return sent;
}

async function checkLeaks(world: World, from: SimNode, to: string, path: string): Promise<void> {
  if (to === from.holder) return;
  const recipient = world.nodesOf(to)[0];
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

export type Arrival = 'imported' | 'alreadyRead' | 'waiting' | 'ownFork' | 'theirFork' | 'refused';

/** The recipient looks at a package, and reads it in; sometimes it looks and lets it be. */
export async function receive(world: World, node: SimNode, sent: Sent): Promise<Arrival> {
  const digest = world.random.chance(0.05) ? node.store.projectionDigest() : undefined;
  const preview = await previewPackage(node.context, { path: sent.path, language: 'nb' });
  if (digest !== undefined) insist(node.store.projectionDigest() === digest, 'a preview changed something');
  if (!preview.ok) return refusal(preview.error.code);
  const { fileHash, totals } = preview.value;
  const imported = await importPackage(node.context, { path: sent.path, fileHash });
  if (!imported.ok) {
    const { error } = imported;
    if (error.code === 'packageFork') return error.params.isOwn ? 'ownFork' : 'theirFork';
    return refusal(error.code);
  }
  if (imported.value.outcome === 'imported') {
    insist(imported.value.summary.newOps === totals.newOps, 'another number of ops came in than the preview told');
  }
  return imported.value.outcome;
}

/** What the app offers then: a new identity, and the package read in again. */
export async function mendOwnFork(node: SimNode, sent: Sent): Promise<string> {
  const preview = await previewPackage(node.context, { path: sent.path, language: 'nb' });
  if (!preview.ok) return preview.error.code;
  const { fileHash } = preview.value;
  const mended = await mendFork(node.context, { path: sent.path, fileHash });
  insist(mended.ok, `a fork was not mended: ${mended.ok ? '' : mended.error.code}`);
  const imported = await importPackage(node.context, { path: sent.path, fileHash });
  insist(imported.ok, `after mending, the package is refused: ${imported.ok ? '' : imported.error.code}`);
  return imported.ok ? imported.value.outcome : '';
}

function refusal(code: string): Arrival {
  insist(code === 'packageOversteps', `a package of ours was refused: ${code}`);
  return 'refused';
}

/** A damaged copy: cut off, or with a byte changed. It must be refused, and nothing may have changed. */
export async function receiveDamaged(world: World, node: SimNode, sent: Sent): Promise<void> {
  const { random } = world;
  const path = join(world.packages, `damaged-${world.newValue()}.dalsam`);
  if (random.chance(0.5)) {
    const whole = readFileSync(sent.path);
    writeFileSync(path, whole.subarray(0, random.int(whole.length)));
  } else {
    copyFileSync(sent.path, path);
    const bytes = readFileSync(path);
    const at = random.int(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 + random.int(255));
    writeFileSync(path, bytes);
  }
  const digest = node.store.projectionDigest();
  const preview = await previewPackage(node.context, { path, language: 'nb' });
  insist(!preview.ok, 'a damaged package was read');
  insist(node.store.projectionDigest() === digest, 'a damaged package changed something');
}
