import type { Store } from '#db/store.ts';
import { type AppError, appError } from '#shared/api/errors.ts';
import type { Role } from '#shared/api/methods/vault.ts';
import { type MunicipalityNumber, municipalityByNumber } from '#shared/municipalities.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { KdfCost } from './argon2.ts';
import { type Random, wipe } from './crypto.ts';
import { databaseFiles, removeIfPresent, type VaultPaths, writeAtomically } from './files.ts';
import { type KeyFile, newKeyFile, passphraseKey, serializeKeyFile, withSlot } from './keyFile.ts';
import { passphraseStrength } from './passphraseStrength.ts';
import { newRecoveryKey } from './recoveryKey.ts';
import { defaultAutoLockMinutes, settingsRef } from './settings.ts';
import { openVaultStore, storageError } from './storage.ts';
import { userRef } from './users.ts';

export interface NewOwner {
  readonly municipality: MunicipalityNumber;
  readonly name: string;
  readonly role: Role;
  readonly passphrase: string;
}

export interface CreatedVault {
  readonly store: Store;
  readonly keyFile: KeyFile;
  readonly vaultKey: Uint8Array;
  readonly userId: string;
  readonly recoveryKey: string;
}

export async function checkNewPassphrase(
  passphrase: string,
  avoid: readonly string[],
): Promise<Result<undefined, AppError>> {
  const strength = await passphraseStrength(passphrase, avoid);
  return strength.accepted ? ok(undefined) : err(appError('weakPassphrase', { score: strength.score }));
}

/** The words that a user's passphrase must not lean on. */
export function avoidedWords(name: string, municipality: MunicipalityNumber): string[] {
  return [name, municipalityByNumber(municipality)?.name ?? ''];
}

/** Writes key file and database of a new vault into a directory that holds none; on failure it is left without any. */
export async function createVaultFiles(input: {
  paths: VaultPaths;
  owner: NewOwner;
  demo: boolean;
  cost: KdfCost | undefined;
  now: () => Date;
  random: Random;
  newId: () => string;
}): Promise<Result<CreatedVault, AppError>> {
  const { paths, owner, now, random, newId } = input;
  const recovery = newRecoveryKey(random);
  const { file, vaultKey } = newKeyFile({
    vaultId: newId(),
    at: now(),
    municipality: owner.municipality,
    demo: input.demo,
    cost: input.cost,
    recoveryKey: recovery.bytes,
    random,
  });
  wipe(recovery.bytes);
  const userId = newId();
  let store: Store | undefined;
  try {
    const key = await passphraseKey(file, owner.passphrase);
    const keyFile = withSlot(file, userId, key, vaultKey, random);
    wipe(key);
    writeAtomically(paths.keyFile, serializeKeyFile(keyFile));
    const opened = openVaultStore({ path: paths.database, keyFile, vaultKey, create: true, now, random });
    if (!opened.ok) {
      discardVaultFiles(paths, vaultKey);
      return err(storageError(opened.error, 0));
    }
    store = opened.value;
    writeFirstRecords(store, keyFile, userId, owner, now());
    return ok({ store, keyFile, vaultKey, userId, recoveryKey: recovery.text });
  } catch (error) {
    store?.close();
    discardVaultFiles(paths, vaultKey);
    throw error;
  }
}

function writeFirstRecords(store: Store, keyFile: KeyFile, userId: string, owner: NewOwner, at: Date): void {
  store.write({ author: userId, at: at.toISOString() }, (writer) => {
    writer.set(userRef(userId), { name: owner.name, role: owner.role, active: true });
    writer.set(settingsRef(keyFile.vaultId), {
      municipality: keyFile.municipality,
      demo: keyFile.demo,
      autoLockMinutes: defaultAutoLockMinutes,
    });
  });
}

/** Takes back what was made: nobody has been given its recovery key, so it is no vault to be left with. */
export function discardVaultFiles(paths: VaultPaths, vaultKey: Uint8Array): void {
  wipe(vaultKey);
  for (const file of [paths.keyFile, paths.changed, ...databaseFiles(paths.database)]) removeIfPresent(file);
}
