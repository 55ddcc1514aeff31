import type { AppError } from '#shared/api/errors.ts';
import type { BackupEntry, BackupReason } from '#shared/api/methods/vault.ts';
import type { Result } from '#shared/result.ts';
import type { Backups } from './backups.ts';
import type { Random } from './crypto.ts';
import { serializeKeyFile } from './keyFile.ts';
import type { OpenVault } from './openVault.ts';
import { openVaultStore } from './storage.ts';

/** A verified copy of an open vault. One at a time: the caller sees to that. */
export async function backUpOpenVault(
  open: OpenVault,
  reason: BackupReason,
  { backups, now, random }: { readonly backups: Backups; readonly now: () => Date; readonly random: Random },
): Promise<Result<BackupEntry, AppError>> {
  const { keyFile, vaultKey, store, userId } = open;
  // Before copying: what is changed while the copy is made counts as changed since.
  open.markBackedUp();
  let isDone = false;
  try {
    const at = now().toISOString();
    const made = await backups.create(
      reason,
      serializeKeyFile(keyFile),
      (path) => store.backupTo(path),
      (path) => openVaultStore({ path, keyFile, vaultKey, create: false, now, random }),
    );
    isDone = made.ok;
    if (made.ok) store.logAccess({ at, userId, action: `backup.${reason}`, personId: null });
    return made;
  } finally {
    if (!isDone) open.markChanged();
  }
}
