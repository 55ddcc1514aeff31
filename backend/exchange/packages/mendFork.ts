import { type AppError, appError } from '#shared/api/errors.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { PackageContext } from './context.ts';
import type { ImportRequest } from './import.ts';
import { surveyPackage } from './preview.ts';

/**
 * This vault is one of two copies that went on under one identity (a backup that was opened elsewhere). It takes a new identity, and
 * what only it wrote is written anew under that; then the package with the other copy's ops can be read in. Nobody's work
 * is lost. To be called with nothing else on the store.
 */
export async function mendFork(
  context: PackageContext,
  request: ImportRequest,
): Promise<Result<{ readonly rewritten: number }, AppError>> {
  const survey = await surveyPackage(context, { ...request, language: 'nb' });
  if (!survey.ok) return survey;
  const { incoming, found } = survey.value;
  if (incoming.read.fileHash !== request.fileHash) return err(appError('packageChanged', {}));
  const own = found.forks.filter(({ isOwn }) => isOwn);
  if (own.length === 0) return err(appError('packageForkMissing', {}));
  const { store, user } = context;
  const { rewritten } = store.exchange.imports.mendFork(own);
  store.logAccess({ at: context.now().toISOString(), userId: user.id, action: 'package.mendFork', personId: null });
  return ok({ rewritten });
}
