import { type AppError, appError } from '#shared/api/errors.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { PackageContext } from './context.ts';
import { keepForks } from './forksTold.ts';
import type { ImportRequest } from './import.ts';
import { type Found, surveyPackage } from './preview.ts';

export interface Mended {
  /** This vault took a new identity. */
  readonly isOwn: boolean;
  /** Changes written anew under it. */
  readonly rewritten: number;
}

/**
 * Two copies of one vault went on under one identity (a backup that was opened elsewhere). Is this vault one of them, it takes a new
 * identity, and what only it wrote is written anew under that; then the package with the other copy's ops can be read in. So it does where it is
 * from before an identity that others go by: by its earlier one they take what it says for old. Is
 * the sender one of them, the next package there carries everything whole, also what the other copy wrote, which mends it. Nobody's
 * work is lost. To be called with nothing else on the store.
 */
export async function mendFork(context: PackageContext, request: ImportRequest): Promise<Result<Mended, AppError>> {
  const survey = await surveyPackage(context, { ...request, language: 'nb' });
  if (!survey.ok) return survey;
  const { incoming, found } = survey.value;
  if (incoming.read.fileHash !== request.fileHash) return err(appError('packageChanged', {}));
  if (found.forks.length === 0 && found.laterIdentities.length === 0) return err(appError('packageForkMissing', {}));
  const { store, user } = context;
  store.logAccess({ at: context.now().toISOString(), userId: user.id, action: 'package.mendFork', personId: null });
  if (isOurs(found)) return mendOurs(context, request, found);
  // Nothing that the two said of what they hold tells which of them holds it: the next package there builds on nothing.
  const { installation } = incoming.head.manifest.sender;
  keepForks(context, installation, found.forks);
  store.exchange.journal.forgetPeerHoldings(installation);
  return ok({ isOwn: false, rewritten: 0 });
}

const isOurs = ({ forks, laterIdentities }: Found): boolean =>
  laterIdentities.length > 0 || forks.some(({ isOwn }) => isOwn);

/** Of a stream in which copies differ under several identities, each place shows when the one before it is mended. */
async function mendOurs(
  context: PackageContext,
  request: ImportRequest,
  first: Found,
): Promise<Result<Mended, AppError>> {
  let rewritten = 0;
  for (let found = first; isOurs(found); ) {
    const own = found.forks.filter(({ isOwn }) => isOwn);
    rewritten += context.store.exchange.imports.mendFork(own, found.laterIdentities).rewritten;
    const again = await surveyPackage(context, { ...request, language: 'nb' });
    if (!again.ok) return again;
    found = again.value.found;
  }
  return ok({ isOwn: true, rewritten });
}
