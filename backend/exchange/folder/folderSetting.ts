import { randomBytes } from 'node:crypto';
import { accessSync, constants, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import type { Store } from '#db/store.ts';
import { type AppError, appError } from '#shared/api/errors.ts';
import type { FolderState } from '#shared/api/methods/exchange/folder.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { HandlerContext } from '../../handler.ts';
import { textOf } from '../../people/personRecord.ts';

/** The exchange folder of this installation: a setting of the vault that never leaves it. */
export function folderPath(store: Store): string | null {
  const [settings] = store.recordsOfType('settings');
  return textOf(settings?.fields.exchangeFolder);
}

export function setFolderPath(context: HandlerContext, path: string | null): void {
  const { store } = context;
  const [settings] = store.recordsOfType('settings');
  const ref = settings?.ref ?? ({ type: 'settings', id: context.newId(), caseId: 'local' } as const);
  store.write(context.writeContext(), (writer) => writer.set(ref, { exchangeFolder: path }));
}

export function folderState(path: string | null): FolderState {
  if (path === null) return 'unset';
  if (!isFolder(path)) return 'missing';
  try {
    accessSync(path, constants.W_OK);
    return 'ready';
  } catch {
    return 'readOnly';
  }
}

/** Whether a folder can be the exchange folder of a vault. It is tried by writing: rights alone tell little on a network drive. */
export function checkFolder(path: string, vault: string): Result<undefined, AppError> {
  if (!isAbsolute(path) || !isFolder(path)) return err(appError('folderMissing', {}));
  if (holds(path, vault) || holds(vault, path)) return err(appError('folderHoldsVault', {}));
  const probe = join(path, `.${randomBytes(8).toString('hex')}.part`);
  try {
    writeFileSync(probe, '', { flag: 'wx' });
    return ok(undefined);
  } catch {
    return err(appError('folderReadOnlyPath', {}));
  } finally {
    rmSync(probe, { force: true });
  }
}

/** The folder that is set, where it is there now. */
export function usableFolder(store: Store): Result<string, AppError> {
  const path = folderPath(store);
  if (path === null) return err(appError('folderUnset', {}));
  return isFolder(path) ? ok(path) : err(appError('folderMissing', {}));
}

function holds(outer: string, inner: string): boolean {
  const way = relative(real(outer), real(inner));
  return way === '' || !(way.startsWith('..') || isAbsolute(way));
}

function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
