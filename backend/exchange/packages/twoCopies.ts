import type { PackageContext } from './context.ts';
import type { IncomingHead } from './readIncoming.ts';

/**
 * Whether two copies of the sender's vault go on under one identity, by its packages: each names the one before it by its
 * hash (docs/exchange.md, "Fork"). `certain`: those that were read here do not follow each other. `possible`: one between them was never
 * read. What such a sender says that it holds is a number of changes under a name that two may use, and does not say which: so
 * what it wrote itself goes to it whole, once, and with `certain` everything. When it has read that, or has taken a
 * new identity, what it says is believed again.
 */
export function twoCopies(
  { store }: PackageContext,
  { manifest, manifestHash, sender }: IncomingHead,
): 'no' | 'possible' | 'certain' {
  const { journal } = store.exchange;
  const { channel, number, previous: previousHash, acknowledges } = manifest;
  const { origin: senderOrigin } = manifest.sender;
  const lies = journal.chainOf({ senderOrigin, channel, number, manifestHash, previousHash });
  const seen = journal.breaksOf(senderOrigin);
  const isUnanswered = (n: number | null) => {
    if (n === null) return false;
    const told = journal.firstOutAfter(n, sender);
    return told === undefined || (acknowledges[store.origin()] ?? 0) < told;
  };
  if (lies === 'branched' && seen.branched === null) return 'certain';
  // Once it has read everything under this name, its numbers go on beside the other copy's until they have passed them.
  if (isUnanswered(seen.branched)) return 'certain';
  return lies === 'gap' || isUnanswered(seen.gap) ? 'possible' : 'no';
}
