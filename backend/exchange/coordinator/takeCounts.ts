import type { AppError } from '#shared/api/errors.ts';
import { ok, type Result } from '#shared/result.ts';
import type { PackageContext } from '../packages/context.ts';
import type { IncomingHead } from '../packages/readIncoming.ts';
import { keepCounts } from './statements.ts';

/**
 * The `counts` part of a package that a municipality sent to the coordinator, inside the import's transaction. Anyone else has no
 * use for it, and keeps nothing.
 */
export function takeCounts(
  context: Pick<PackageContext, 'store'>,
  { manifest, sender, own }: Pick<IncomingHead, 'manifest' | 'sender' | 'own'>,
  content: Uint8Array,
): Result<undefined, AppError> {
  if (own !== 'coordinator' || sender === 'coordinator') return ok(undefined);
  return keepCounts(context.store, { package: manifest.id, municipality: manifest.sender.municipality }, content);
}
