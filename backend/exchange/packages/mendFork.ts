import { type AppError, appError } from '#shared/api/errors.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { PackageContext } from './context.ts';
import { keepForks } from './forksTold.ts';
import type { ImportRequest } from './import.ts';
import { surveyPackage } from './preview.ts';

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
  const { imports, journal } = store.exchange;
  const own = found.forks.filter(({ isOwn }) => isOwn);
  store.logAccess({ at: context.now().toISOString(), userId: user.id, action: 'package.mendFork', personId: null });
  if (own.length > 0 || found.laterIdentities.length > 0) {
    const { rewritten } = imports.mendFork(own, found.laterIdentities);
    return ok({ isOwn: true, rewritten });
  }
  // Nothing that the two said of what they hold tells which of them holds it: the next package there builds on nothing.
  const { installation } = incoming.head.manifest.sender;
  keepForks(context, installation, found.forks);
  journal.forgetPeerHoldings(installation);
  return ok({ isOwn: false, rewritten: 0 });
}
