import { existsSync, statSync } from 'node:fs';
import { isPlaintext } from '#db/open.ts';
import { type AppError, appError } from '#shared/api/errors.ts';
import type { VaultStatus } from '#shared/api/methods/vault.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { VaultPaths } from './files.ts';
import { type KeyFile, readKeyFile } from './keyFile.ts';
import type { OpenVault } from './openVault.ts';
import { vaultSettings } from './settings.ts';

export type LockReason = Extract<VaultStatus, { state: 'locked' }>['reason'];

/** What lies in a directory, read without any key. */
export type FolderState =
  | { readonly kind: 'none' }
  | { readonly kind: 'locked'; readonly keyFile: KeyFile }
  | { readonly kind: 'newer'; readonly version: number }
  | { readonly kind: 'damaged'; readonly problem: Extract<VaultStatus, { state: 'damaged' }>['problem'] };

/** Never called while this process has the database open: closing a second descriptor would drop SQLite's lock. */
export function inspectFolder(paths: VaultPaths, backups: number): FolderState {
  const hasKeyFile = existsSync(paths.keyFile);
  const hasDatabase = statSync(paths.database, { throwIfNoEntry: false })?.isFile() === true;
  if (!hasKeyFile && !hasDatabase && backups === 0) return { kind: 'none' };
  if (hasDatabase && isPlaintext(paths.database)) return { kind: 'damaged', problem: 'databasePlaintext' };
  if (!hasKeyFile) return { kind: 'damaged', problem: 'keyFileMissing' };
  const keyFile = readKeyFile(paths.keyFile);
  if ('problem' in keyFile) {
    return keyFile.problem === 'newer'
      ? { kind: 'newer', version: keyFile.version }
      : { kind: 'damaged', problem: 'keyFileDamaged' };
  }
  return hasDatabase ? { kind: 'locked', keyFile } : { kind: 'damaged', problem: 'databaseMissing' };
}

/** Reads the key file alone, so that it can be asked while the database is open. */
export function namedMunicipality(paths: VaultPaths): KeyFile['municipality'] | undefined {
  if (!existsSync(paths.keyFile)) return undefined;
  const keyFile = readKeyFile(paths.keyFile);
  return 'problem' in keyFile ? undefined : keyFile.municipality;
}

/** The key file of a vault that could be opened, or why it can not. */
export function keyFileOf(paths: VaultPaths, backups: number): Result<KeyFile, AppError> {
  const folder = inspectFolder(paths, backups);
  switch (folder.kind) {
    case 'none':
      return err(appError('vaultMissing', {}));
    case 'newer':
      return err(appError('vaultFromNewerVersion', { version: folder.version }));
    case 'locked':
      return ok(folder.keyFile);
    case 'damaged':
      if (folder.problem === 'databasePlaintext') return err(appError('vaultPlaintext', {}));
      if (folder.problem === 'databaseMissing') return err(appError('vaultDamaged', { backups }));
      return err(appError('keyFileDamaged', { backups }));
  }
}

export function closedStatus(input: {
  paths: VaultPaths;
  backups: number;
  lockReason: LockReason;
  waitSeconds: number;
}): Result<VaultStatus, AppError> {
  const { paths, backups, lockReason, waitSeconds } = input;
  const { directory } = paths;
  const folder = inspectFolder(paths, backups);
  switch (folder.kind) {
    case 'none':
      return ok({ state: 'none', directory });
    case 'newer':
      return err(appError('vaultFromNewerVersion', { version: folder.version }));
    case 'damaged':
      return ok({ state: 'damaged', directory, problem: folder.problem, backups });
    case 'locked': {
      const { municipality, demo } = folder.keyFile;
      return ok({ state: 'locked', directory, municipality, demo, reason: lockReason, waitSeconds });
    }
  }
}

/** Undefined when the signed-in user's access has been closed meanwhile. */
export function openStatus(open: OpenVault, directory: string, lastBackupAt: string | null): VaultStatus | undefined {
  const user = open.user();
  if (user === undefined) return undefined;
  const { municipality, demo, vaultId } = open.keyFile;
  const { autoLockMinutes } = vaultSettings(open.store, vaultId);
  return { state: 'open', directory, municipality, demo, user, autoLockMinutes, lastBackupAt };
}
