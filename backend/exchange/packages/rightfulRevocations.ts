import type { Manifest, Revocation } from '#shared/exchange/manifest.ts';
import { ownerOf } from '../transfers/ownerOf.ts';
import type { PackageContext } from './context.ts';
import { everOwners } from './entitlement.ts';
import type { Holder } from './plan.ts';

/**
 * What this installation is told to erase, by who may tell it: whoever revokes it and has (or had) the case, or another PC
 * of its own municipality. Nobody erases another's case by saying so.
 */
export function revocationsForUs(
  context: PackageContext,
  manifest: Manifest,
  sender: Holder,
  own: Holder,
): readonly Revocation[] {
  const { store, municipality } = context;
  const { log } = store.exchange;
  const isOwnersWord = ({ revokedBy, streams }: Revocation) =>
    revokedBy === sender &&
    streams.every(
      (stream) =>
        log.heldOf(stream).length === 0 || everOwners(ownerOf(store, municipality, stream.caseId)).has(revokedBy),
    );
  return manifest.revocations.filter(
    (revocation) => revocation.holder === own && (sender === own || isOwnersWord(revocation)),
  );
}

/**
 * What the sender tells that was revoked from it, of what we have, had, or have revoked ourselves. It keeps nothing from anybody but the
 * sender, so its word is enough.
 */
export function revocationsTold(
  { store, municipality }: PackageContext,
  { manifest, sender, own }: { readonly manifest: Manifest; readonly sender: Holder; readonly own: Holder },
): readonly Revocation[] {
  if (sender === own) return [];
  return manifest.revocations
    .filter(({ holder }) => holder === sender)
    .map((revocation) => ({
      ...revocation,
      streams: revocation.streams.filter(
        ({ caseId }) => revocation.revokedBy === own || everOwners(ownerOf(store, municipality, caseId)).has(own),
      ),
    }));
}
