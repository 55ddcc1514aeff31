import type { UndoRefusal } from '#db/exchange/exchangeStore.ts';
import { type AppError, appError } from '#shared/api/errors.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { PackageContext } from './context.ts';

const refusals: Record<UndoRefusal['code'], AppError> = {
  builtOn: appError('importBuiltOn', {}),
  passedOn: appError('importPassedOn', {}),
  alreadyUndone: appError('importUndone', {}),
  erased: appError('importErased', {}),
};

/** Takes a package that was read in out again, while nothing was built on it. `n`: its number in the journal. */
export function undoImport(context: PackageContext, n: number): Result<{ readonly removedOps: number }, AppError> {
  const { store, user } = context;
  const { journal, imports } = store.exchange;
  if (!journal.in({ limit: Number.MAX_SAFE_INTEGER }).some((entry) => entry.n === n))
    return err(appError('notFound', {}));
  const at = context.now().toISOString();
  const undone = imports.undo(n, { user: user.id, at });
  if (!undone.ok) return err(refusals[undone.error.code]);
  store.logAccess({ at, userId: user.id, action: 'package.undo', personId: null });
  return ok(undone.value);
}
