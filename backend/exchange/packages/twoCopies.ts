import type { PackageContext } from './context.ts';
import type { IncomingHead } from './readIncoming.ts';

/**
 * Whether the sender's vault has gone on in two copies, by its packages: each names the one before it by its hash (docs/exchange.md,
 * "Fork"). `certain`: those that were read here do not follow each other. `possible`: one between them was never read; or it has a new
 * identity, which a copy that was put back takes too, and can be either of the two. What such a sender says that it holds is a number
 * of changes under a name that two may have used, and does not say which: so what it wrote itself goes to it whole, once, and with
 * `certain` everything. When it has read that, what it says is believed again.
 */
export function twoCopies(
  context: PackageContext,
  { manifest, manifestHash, sender }: IncomingHead,
): 'no' | 'possible' | 'certain' {
  const { store } = context;
  const { journal } = store.exchange;
  const { channel, number, previous: previousHash, acknowledges } = manifest;
  const { origin: senderOrigin, installation } = manifest.sender;
  const lies = journal.chainOf({ senderOrigin, channel, number, manifestHash, previousHash });
  const origins = new Set([...identitiesOf(context, installation), senderOrigin]);
  const breaks = [...origins].map((origin) => ({ origin, ...journal.breaksOf(origin) }));
  const isUnanswered = (n: number | null) => {
    if (n === null) return false;
    const told = journal.firstOutAfter(n, sender);
    return told === undefined || (acknowledges[store.origin()] ?? 0) < told;
  };
  if (lies === 'branched' && breaks.some(({ origin, branched }) => origin === senderOrigin && branched === null)) {
    return 'certain';
  }
  // Once it has read everything under this name, its numbers go on beside the other copy's until they have passed them.
  if (breaks.some(({ branched }) => isUnanswered(branched))) return 'certain';
  const known = breaks.flatMap(({ first }) => (first === null ? [] : [first])).toSorted((a, b) => a - b);
  const isNew = origins.size > 1 && (known.length < origins.size || known.slice(1).some(isUnanswered));
  return lies === 'gap' || isNew || breaks.some(({ gap }) => isUnanswered(gap)) ? 'possible' : 'no';
}

/** Of whose own a package was read. */
export function identitiesOf({ store }: Pick<PackageContext, 'store'>, installation: string): string[] {
  const proven = store.exchange.journal.provenOrigins();
  return [...proven].flatMap(([origin, by]) => (by === installation ? [origin] : []));
}
