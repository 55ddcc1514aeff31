import type { StorageFailure } from '#db/open.ts';
import { type OpenOptions, openStore } from '#db/openStore.ts';
import type { SqliteStore } from '#db/sqliteStore.ts';
import { type AppError, appError } from '#shared/api/errors.ts';
import type { Result } from '#shared/result.ts';
import { writeRefusal } from '../exchange/transfers/readOnly.ts';
import { type Random, wipe } from './crypto.ts';
import { databaseKey, type KeyFile } from './keyFile.ts';

type BeforeMigration = NonNullable<OpenOptions['beforeMigration']>;

/** Opens the vault's database, or a copy of it, with the vault key. */
export function openVaultStore(input: {
  path: string;
  keyFile: KeyFile;
  vaultKey: Uint8Array;
  create: boolean;
  now: () => Date;
  random: Random;
  beforeMigration?: BeforeMigration;
}): Result<SqliteStore, StorageFailure> {
  const key = databaseKey(input.keyFile, input.vaultKey);
  const { path, create, now, random, keyFile } = input;
  try {
    return openStore({
      path,
      key,
      create,
      now,
      random,
      writeRefusal: (record, store) => writeRefusal(store, keyFile.municipality, record),
      ...(input.beforeMigration === undefined ? {} : { beforeMigration: input.beforeMigration }),
    });
  } finally {
    wipe(key);
  }
}

/** What the user is told when the database does not open although the key is known to be right. */
export function storageError(failure: StorageFailure, backups: number): AppError {
  switch (failure.code) {
    case 'inUse':
      return appError('vaultInUse', {});
    case 'plaintext':
      return appError('vaultPlaintext', {});
    case 'newerVersion':
      return appError('vaultFromNewerVersion', { version: failure.version });
    case 'readOnly':
      return appError('folderReadOnly', {});
    case 'diskFull':
      return appError('diskFull', {});
    case 'exists':
      return appError('vaultExists', {});
    case 'missing':
    case 'damaged':
    case 'wrongKeyOrDamaged':
      return appError('vaultDamaged', { backups });
  }
}
