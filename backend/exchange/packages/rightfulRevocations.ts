import type { Lift } from '#db/exchange/exchangeStore.ts';
import type { Manifest, Revocation } from '#shared/exchange/manifest.ts';
import { ownerOf } from '../transfers/ownerOf.ts';
import type { PackageContext } from './context.ts';
import { everOwners } from './entitlement.ts';
import { streamKey } from './facts.ts';
import type { Holder } from './plan.ts';

/**
 * What this installation is told to erase, by who may tell it: whoever revokes it and has (or had) the case, or another PC
 * of its own municipality. Nobody erases another's case by saying so. Where all of the case was revoked, and with it what told whose it is, who did
 * that revokes the rest too: another of its PCs had sent more than it knew of.
 */
export function revocationsForUs(
  context: PackageContext,
  manifest: Manifest,
  sender: Holder,
  own: Holder,
): readonly Revocation[] {
  const { store, municipality } = context;
  const { log, blocks } = store.exchange;
  const ofWhole = blocks.all().filter(({ holder, stream }) => holder === own && stream.scope === 'case');
  const hasRevokedWhole = (by: Holder, caseId: string) =>
    ofWhole.some(({ stream, revokedBy }) => stream.caseId === caseId && revokedBy === by);
  const isOwnersWord = ({ revokedBy, streams }: Revocation) =>
    revokedBy === sender &&
    streams.every(
      (stream) =>
        log.heldOf(stream).length === 0 ||
        everOwners(ownerOf(store, municipality, stream.caseId)).has(revokedBy) ||
        hasRevokedWhole(revokedBy, stream.caseId),
    );
  return manifest.revocations.filter(
    (revocation) => revocation.holder === own && (sender === own || isOwnersWord(revocation)),
  );
}

/**
 * What a package lifts that stands here or comes with it, by who may lift it: whoever revoked it, whoever has (or had) the case by what is known
 * here, or another PC of the municipality. Who has a case (`case`) may always be told: of an erased one nothing else says whose
 * it is, and what else its new owner lifts is lifted once that is known.
 */
export function rightfulLifts(
  context: PackageContext,
  manifest: Manifest,
  sender: Holder,
  own: Holder,
): readonly Lift[] {
  const { store, municipality } = context;
  const { blocks } = store.exchange;
  const revokers = new Map([...blocks.all(), ...manifest.revocations].map(({ id, revokedBy }) => [id, revokedBy]));
  const isRightful = ({ block, stream: { caseId, scope } }: Lift) =>
    sender === own ||
    (revokers.get(block) ?? sender) === sender ||
    scope === 'case' ||
    everOwners(ownerOf(store, municipality, caseId)).has(sender);
  return manifest.lifts
    .flatMap(({ revocation, streams, at }) => streams.map((stream): Lift => ({ block: revocation, stream, at })))
    .filter(isRightful);
}

/** Those of a package that are news. */
export function newLifts({ store }: PackageContext, lifts: readonly Lift[]): readonly Lift[] {
  const keyOf = ({ block, stream }: Lift) => `${block} ${streamKey(stream)}`;
  const known = new Set(store.exchange.blocks.lifts().map(keyOf));
  return lifts.filter((lift) => !known.has(keyOf(lift)));
}

/**
 * What the sender tells that was revoked from it, of what we hold. It keeps nothing from anybody but the sender, so its word is
 * enough.
 */
export function revocationsTold(
  { store }: PackageContext,
  { manifest, sender, own }: { readonly manifest: Manifest; readonly sender: Holder; readonly own: Holder },
): readonly Revocation[] {
  if (sender === own) return [];
  return manifest.revocations
    .filter(({ holder }) => holder === sender)
    .map((revocation) => ({
      ...revocation,
      streams: revocation.streams.filter((stream) => store.exchange.log.heldOf(stream).length > 0),
    }));
}
