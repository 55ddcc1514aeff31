import { type AppError, appError } from '#shared/api/errors.ts';

const diskFullCodes = new Set(['ENOSPC', 'EDQUOT', 'SQLITE_FULL']);
const readOnlyCodes = new Set(['EROFS', 'EACCES', 'EPERM', 'ENOTDIR']);

/**
 * The expected error behind something that SQLite or the file system threw; undefined for a fault of ours. One place,
 * so that a full disk is told the same way whatever was being done.
 */
export function systemError(thrown: unknown, backups: () => number): AppError | undefined {
  const code = errorCode(thrown);
  if (code === undefined) return undefined;
  if (diskFullCodes.has(code)) return appError('diskFull', {});
  // A file lies where the folder should be; or the disk is read-only, or not there, which Node tells so of a folder that
  // is made with those above it.
  const isMakingFolder = thrown instanceof Error && 'syscall' in thrown && thrown.syscall === 'mkdir';
  const isNoFolder = isMakingFolder && (code === 'EEXIST' || code === 'ENOENT');
  if (isNoFolder || readOnlyCodes.has(code) || code.startsWith('SQLITE_READONLY'))
    return appError('folderReadOnly', {});
  if (code.startsWith('SQLITE_BUSY')) return appError('vaultInUse', {});
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') {
    return appError('vaultDamaged', { backups: backups() });
  }
  return undefined;
}

/** The code of an error, or of the error that it wraps. */
export function errorCode(thrown: unknown): string | undefined {
  for (let error = thrown, depth = 0; error instanceof Error && depth < 5; error = error.cause, depth++) {
    if ('code' in error && typeof error.code === 'string') return error.code;
  }
  return undefined;
}
