import { type AppError, appError } from '#shared/api/errors.ts';
import type { User } from '#shared/api/methods/vault.ts';
import { err, type Result } from '#shared/result.ts';
import type { Attempts } from './attempts.ts';
import { wipe } from './crypto.ts';
import { type KeyFile, openRecovery, openSlot, passphraseKey } from './keyFile.ts';
import { parseRecoveryKey } from './recoveryKey.ts';

/** What a person can open a vault with. */
export type Secret =
  | { readonly kind: 'passphrase'; readonly passphrase: string }
  | { readonly kind: 'recoveryKey'; readonly recoveryKey: string };

/** The key, and whose passphrase it was (undefined for the recovery key). */
export interface Opened {
  readonly vaultKey: Uint8Array;
  readonly userId: string | undefined;
}

/** Whom to sign in, and the key file to go on with: the one that was read, or a changed one. */
export interface SignIn {
  readonly user: User;
  readonly keyFile: KeyFile;
}

/** Tries a secret on a key file; a wrong one counts as an attempt, a mistyped recovery key does not. */
export async function openSecret(
  keyFile: KeyFile,
  secret: Secret,
  attempts: Attempts,
): Promise<Result<Opened, AppError>> {
  if (secret.kind === 'passphrase') {
    return attempts.guard('wrongPassphrase', async () => {
      const key = await passphraseKey(keyFile, secret.passphrase);
      const slot = openSlot(keyFile, key);
      wipe(key);
      return slot;
    });
  }
  const bytes = parseRecoveryKey(secret.recoveryKey);
  if (bytes === undefined) return err(appError('malformedRecoveryKey', {}));
  return attempts.guard('wrongRecoveryKey', () => {
    const vaultKey = openRecovery(keyFile, bytes);
    wipe(bytes);
    return vaultKey === undefined ? undefined : { vaultKey, userId: undefined };
  });
}
