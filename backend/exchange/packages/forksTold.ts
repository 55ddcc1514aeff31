import { createHash } from 'node:crypto';
import type { Fork, ToldFork } from '#db/exchange/exchangeStore.ts';
import type { PeoplePart } from '#shared/exchange/holdings.ts';
import type { Manifest, StreamRef } from '#shared/exchange/manifest.ts';
import { memberBook } from '../members/memberBook.ts';
import type { PackageContext } from './context.ts';
import type { IncomingHead } from './readIncoming.ts';

/**
 * A package that cannot be read shows that its sender is one of two copies (docs/exchange.md, "Fork"). The answer carries the other copy's ops,
 * and says where they differ, for those streams that may not go there.
 */

/** Keeps what the sender is to be told. */
export function keepForks({ store }: PackageContext, installation: string, forks: readonly Fork[]): void {
  const told = forks.flatMap(({ stream, origin, seq }): ToldFork[] => {
    const hash = hashHere(store, { stream, origin, seq });
    return hash === undefined ? [] : [{ stream, origin, seq, hash }];
  });
  store.exchange.forksToTell.put(installation, told);
}

/** What a package to these installations says. */
export function forksOut({ store }: PackageContext, installations: readonly string[]): Pick<Manifest, 'forks'> {
  const forks = installations
    .flatMap((installation) => store.exchange.forksToTell.of(installation))
    .map(({ stream: { caseId, scope }, origin, seq, hash }) => {
      return { caseId, scope: scope as StreamRef['scope'], origin, seq, hash };
    });
  return forks.length === 0 ? {} : { forks };
}

/** What a package tells this vault of itself, as far as it is so still. */
export function forksOfOurs({ store }: PackageContext, { manifest }: IncomingHead): Fork[] {
  const own = store.ownOrigins();
  return (manifest.forks ?? []).flatMap(({ caseId, scope, origin, seq, hash }): Fork[] => {
    if (!own.includes(origin)) return [];
    const stream = { caseId, scope };
    const here = hashHere(store, { stream, origin, seq });
    return here === undefined || here === hash ? [] : [{ code: 'fork', stream, origin, seq, isOwn: true }];
  });
}

/**
 * Identities of this installation's that are later than the one it goes by, as a package tells: this vault is a copy from before it took
 * them, and what it says that it holds is taken for old. A name whose time no clock can show is nobody's.
 */
export function laterIdentities(context: PackageContext, { origins }: PeoplePart): string[] {
  const own = memberBook(context).own?.id;
  const present = context.store.origin();
  return Object.entries(origins)
    .filter(([origin, { installation }]) => installation === own && origin > present && origin < '8')
    .map(([origin]) => origin);
}

/** Once it has taken a new identity, an installation has been told. */
export function forgetForks({ store }: PackageContext, { manifest: { sender } }: IncomingHead): void {
  const { forksToTell } = store.exchange;
  const told = forksToTell.of(sender.installation);
  if (told.length === 0) return;
  forksToTell.put(
    sender.installation,
    told.filter(({ origin }) => origin === sender.origin),
  );
}

function hashHere(
  { exchange: { log } }: PackageContext['store'],
  { stream, origin, seq }: Pick<ToldFork, 'stream' | 'origin' | 'seq'>,
): string | undefined {
  const isHeld = log.heldOf(stream).some((held) => held.origin === origin && held.seq >= seq);
  if (!isHeld) return undefined;
  for (const page of log.lines([{ stream, origin, first: seq, last: seq }], 1)) {
    for (const { line } of page) return createHash('sha256').update(line).digest('hex');
  }
  return undefined;
}
