import type { Block, Lift } from '#db/exchange/exchangeStore.ts';
import type { Manifest, Revocation, StreamRef } from '#shared/exchange/manifest.ts';
import type { StreamId } from '#shared/ops/op.ts';
import { holderOf, type PackageContext } from './context.ts';
import { streamKey } from './facts.ts';
import type { Holder, Plan } from './plan.ts';
import type { Channel } from './recipients.ts';
import { type InSummary, inSummaryOf } from './summaries.ts';
import { unansweredBlocks } from './unanswered.ts';

/** What a package says of streams that somebody may no longer have (docs/exchange.md). */
export interface RevocationsOut {
  /** What the recipient is to erase; within the municipality, all that is known. */
  readonly revocations: Manifest['revocations'];
  /** What was revoked from this holder and stands, and the recipient sends all the same. */
  readonly toldBack: Manifest['revocations'];
  readonly lifts: Manifest['lifts'];
  readonly receipts: Manifest['receipts'];
  /** Made by this package: to be kept when it is. */
  readonly newBlocks: readonly Block[];
  readonly newLifts: readonly Lift[];
}

/**
 * Told again in every package until the receipt has come, so that a lost package loses no revocation. Within the
 * municipality everything is told: another PC must neither keep nor send what is blocked.
 */
export function revocationsOut(context: PackageContext, own: Holder, to: Channel, plan: Plan): RevocationsOut {
  const { blocks } = context.store.exchange;
  const at = context.now().toISOString();
  // A revocation is of the same consents throughout.
  const newBlocks = [...Map.groupBy(plan.revoke, ({ consents }) => consents.join(' ')).values()].flatMap((revoked) => {
    const id = context.newId();
    return revoked.map(
      (each): Block => ({ ...each, id, holder: to, revokedBy: own, at, erasedAt: null, receiptAt: null }),
    );
  });
  const newLifts = plan.lift.map(({ block, stream }): Lift => ({ block, stream, at }));
  const all = [...blocks.all(), ...newBlocks];
  const told = to === own ? all : [...unansweredBlocks(context), ...newBlocks].filter(({ holder }) => holder === to);
  const holders = new Map(all.map((block) => [block.id, block.holder]));
  const lifts = [...blocks.lifts(), ...newLifts].filter(({ block }) => to === own || holders.get(block) === to);
  return {
    revocations: groupBlocks(told),
    toldBack: to === own ? [] : groupBlocks(sentInVain(context, own, to)),
    lifts: groupLifts(lifts),
    receipts: receiptsOut(all, own, to),
    newBlocks,
    newLifts,
  };
}

/**
 * Blocks of what the recipient's newest packages brought and was passed over here: it does not know of them. Its register is from before
 * the consent was taken back, or it has taken the case over from who revoked.
 */
function sentInVain(context: PackageContext, own: Holder, to: Channel): Block[] {
  const skipped = new Set(newestFrom(context, own, to).flatMap(({ skippedStreams }) => skippedStreams));
  return context.store.exchange.blocks
    .all()
    .filter(({ stream, holder, isLifted }) => holder === own && !isLifted && skipped.has(streamKey(stream)));
}

/** What was read of the newest packages of each of the recipient's origins. */
function newestFrom(context: PackageContext, own: Holder, to: Channel): InSummary[] {
  const { journal, log } = context.store.exchange;
  const origins = log.origins();
  return journal.newestSummaries(own).flatMap(({ origin, summary }) => {
    const owner = origins.get(origin);
    return owner === undefined || holderOf(owner) !== to ? [] : (inSummaryOf(summary) ?? []);
  });
}

/** What was erased here, to whoever revoked it; and within the municipality, what others have confirmed. */
function receiptsOut(blocks: readonly Block[], own: Holder, to: Channel): Manifest['receipts'] {
  const confirmed = blocks.flatMap(({ id, holder, revokedBy, erasedAt, receiptAt }) => {
    if (to === own) return receiptAt === null ? [] : [[id, receiptAt] as const];
    return holder === own && revokedBy === to && erasedAt !== null ? [[id, erasedAt] as const] : [];
  });
  const byId = new Map(confirmed.toSorted(([, a], [, b]) => (a < b ? -1 : 1)));
  return [...byId]
    .map(([revocation, at]) => ({ revocation, at }))
    .toSorted((a, b) => compare(a.revocation, b.revocation));
}

function groupBlocks(blocks: readonly Block[]): Revocation[] {
  return [...Map.groupBy(blocks, ({ id }) => id)]
    .flatMap(([id, ofOne]): Revocation[] => {
      const [first] = ofOne;
      if (first === undefined) return [];
      const { holder, revokedBy, at, consents } = first;
      const streams = refs(ofOne.map(({ stream }) => stream));
      return [{ id, streams, holder, revokedBy, at, ...(consents.length === 0 ? {} : { consents: [...consents] }) }];
    })
    .toSorted((a, b) => compare(a.id, b.id));
}

function groupLifts(lifts: readonly Lift[]): Manifest['lifts'] {
  return [...Map.groupBy(lifts, ({ block, at }) => `${block} ${at}`).values()]
    .flatMap((ofOne) => {
      const [first] = ofOne;
      if (first === undefined) return [];
      return [{ revocation: first.block, streams: refs(ofOne.map(({ stream }) => stream)), at: first.at }];
    })
    .toSorted((a, b) => compare(a.revocation, b.revocation) || compare(a.at, b.at));
}

function refs(streams: readonly StreamId[]): StreamRef[] {
  const unique = new Map(streams.map((stream) => [streamKey(stream), stream]));
  return [...unique.values()]
    .map(({ caseId, scope }) => ({ caseId, scope: scope as StreamRef['scope'] }))
    .toSorted((a, b) => compare(a.caseId, b.caseId) || compare(a.scope, b.scope));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
