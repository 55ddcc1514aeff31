import type { Store } from '#db/store.ts';
import { type AppError, appError } from '#shared/api/errors.ts';
import { type Counted, type Counts, countOnce, decodeCounts, maxCountsBytes } from '#shared/exchange/counts.ts';
import { err, ok, type Result } from '#shared/result.ts';

export interface CountsSender {
  /** Id of the package. */
  readonly package: string;
  readonly municipality: string;
}

/**
 * Keeps what a municipality counted, as part of the import's transaction. What a newer version counts is left for that version:
 * until then the older numbers stand, with their date.
 */
export function keepCounts(store: Store, sender: CountsSender, content: Uint8Array): Result<undefined, AppError> {
  if (content.length > maxCountsBytes) return err(appError('packageTooLarge', { maxBytes: maxCountsBytes }));
  const decoded = decodeCounts(content);
  if (decoded === 'newerVersion') return ok(undefined);
  if (decoded === undefined || decoded.municipality !== sender.municipality) {
    return err(appError('packageDamaged', { why: 'content' }));
  }
  store.exchange.coordinator.addCounts({
    municipality: decoded.municipality,
    countedAt: decoded.countedAt,
    package: sender.package,
    content: JSON.stringify(decoded),
  });
  return ok(undefined);
}

/** Every statement that is kept, oldest first. */
export function keptCounts(store: Store): Counts[] {
  return store.exchange.coordinator.counts().flatMap(({ content }) => {
    const decoded = decodeCounts(new TextEncoder().encode(content));
    return decoded === undefined || decoded === 'newerVersion' ? [] : [decoded];
  });
}

/** The newest of each municipality; a case that has moved counts once. */
export function countedNow(kept: readonly Counts[]): Counted[] {
  return countOnce([...new Map(kept.map((each) => [each.municipality, each])).values()]);
}
