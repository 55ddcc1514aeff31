import { type AppError, appError } from '#shared/api/errors.ts';
import type { User } from '#shared/api/methods/vault.ts';
import type { KeyFile } from './keyFile.ts';
import { mayAdminister, roleReaches } from './users.ts';

/** What is known of the vault that a backup is to replace: less, the more of it is damaged. */
export interface PresentVault {
  readonly keyFile: KeyFile | undefined;
  /** While it is open. */
  readonly users: readonly User[] | undefined;
}

/**
 * Whether a passphrase is enough to put a backup in the place of the vault. It opens the backup; but a backup may be from
 * before its owner's access was closed, and putting back yesterday undoes what everybody else has written since, which
 * is no reader's to do.
 */
export function restoreRefusal(
  userId: string,
  backup: { readonly keyFile: KeyFile; readonly users: readonly User[] },
  present: PresentVault,
): AppError | undefined {
  const isSameVault = present.keyFile?.vaultId === backup.keyFile.vaultId;
  if (isSameVault && !present.keyFile?.slots.some((slot) => slot.userId === userId)) {
    return appError('wrongPassphrase', { waitSeconds: 0 });
  }
  const lists = [backup.users, ...(isSameVault && present.users !== undefined ? [present.users] : [])];
  return lists.every((users) => mayRestore(userId, users))
    ? undefined
    : appError('notAllowed', { needed: 'consultant' });
}

function mayRestore(userId: string, users: readonly User[]): boolean {
  const user = users.find(({ id, active }) => id === userId && active);
  return user !== undefined && (roleReaches(user.role, 'consultant') || mayAdminister(user, users));
}
