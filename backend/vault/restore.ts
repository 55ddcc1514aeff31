import { copyFileSync, existsSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type AppError, appError } from '#shared/api/errors.ts';
import type { User } from '#shared/api/methods/vault.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { type Random, wipe } from './crypto.ts';
import {
  databaseFiles,
  databaseName,
  ensureDirectory,
  fileStamp,
  flushDirectory,
  flushFile,
  keyFileName,
  namesIn,
  removeIfPresent,
  type VaultPaths,
} from './files.ts';
import { isAuthentic, type KeyFile, readKeyFile } from './keyFile.ts';
import type { Opened } from './secret.ts';
import { openVaultStore } from './storage.ts';
import { usersOf } from './users.ts';

export interface StagedBackup {
  readonly database: string;
  readonly keyFile: string;
}

/**
 * Copies a backup beside the vault and makes it ready: it must open with the given secret and be whole, and it gets a
 * new origin, since the numbers that it would give its next changes may be in use by the vault that it replaces.
 */
export async function stageBackup(input: {
  from: { database: string; keyFile: string };
  staging: string;
  now: () => Date;
  random: Random;
  openSecret: (keyFile: KeyFile) => Promise<Result<Opened, AppError>>;
  /** Why the one whose passphrase it is may not restore this backup; the printed key asks nobody. */
  refusal: (userId: string, backup: { keyFile: KeyFile; users: readonly User[] }) => AppError | undefined;
}): Promise<Result<StagedBackup, AppError>> {
  const { from, staging, now, random } = input;
  const staged = { database: join(staging, databaseName), keyFile: join(staging, keyFileName) };
  ensureDirectory(staging);
  copyFileSync(from.database, staged.database);
  copyFileSync(from.keyFile, staged.keyFile);
  const keyFile = readKeyFile(staged.keyFile);
  if ('problem' in keyFile) {
    if (keyFile.problem === 'newer') return err(appError('vaultFromNewerVersion', { version: keyFile.version }));
    return err(appError('backupDamaged', {}));
  }
  const opened = await input.openSecret(keyFile);
  if (!opened.ok) return opened;
  const { vaultKey, userId } = opened.value;
  try {
    if (!isAuthentic(keyFile, vaultKey)) return err(appError('backupDamaged', {}));
    const store = openVaultStore({ path: staged.database, keyFile, vaultKey, create: false, now, random });
    if (!store.ok) {
      const { error } = store;
      if (error.code === 'newerVersion') return err(appError('vaultFromNewerVersion', { version: error.version }));
      if (error.code === 'diskFull') return err(appError('diskFull', {}));
      if (error.code === 'readOnly') return err(appError('folderReadOnly', {}));
      return err(appError('backupDamaged', {}));
    }
    try {
      const refused = userId && input.refusal(userId, { keyFile, users: usersOf(store.value) });
      if (refused) return err(refused);
      store.value.checkIntegrity();
      store.value.mintOrigin();
      if (userId !== undefined) {
        store.value.logAccess({ at: now().toISOString(), userId, action: 'backup.restore', personId: null });
      }
    } finally {
      store.value.close();
    }
  } finally {
    wipe(vaultKey);
  }
  flushFile(staged.database);
  return ok(staged);
}

const stagingPrefix = '.restore-';

export function stagingFolder(directory: string, at: Date): string {
  return join(directory, `${stagingPrefix}${fileStamp(at)}`);
}

/** Leftovers of a process that was killed while it restored. */
export function removeAbandonedStaging(directory: string): void {
  for (const name of namesIn(directory)) if (name.startsWith(stagingPrefix)) removeIfPresent(join(directory, name));
}

/** Swaps a staged backup in. What lay there is kept in a folder of its own, never deleted. */
export function putInPlace(paths: VaultPaths, staged: StagedBackup, at: Date): void {
  moveAside(paths, at);
  renameSync(staged.keyFile, paths.keyFile);
  renameSync(staged.database, paths.database);
  flushDirectory(paths.directory);
}

export function moveAside(paths: VaultPaths, at: Date, besides: readonly string[] = []): void {
  const present = [paths.keyFile, ...databaseFiles(paths.database), ...besides].filter((file) => existsSync(file));
  if (present.length === 0) return;
  const aside = freeFolder(join(paths.directory, `aside-${fileStamp(at)}`));
  ensureDirectory(aside);
  for (const file of present) renameSync(file, join(aside, basename(file)));
  removeIfPresent(paths.changed);
  flushDirectory(paths.directory);
}

function freeFolder(path: string): string {
  let free = path;
  for (let number = 2; existsSync(free); number++) free = `${path}-${number}`;
  return free;
}
