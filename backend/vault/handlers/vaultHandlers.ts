import { type AppError, appError } from '#shared/api/errors.ts';
import type { VaultStatus } from '#shared/api/methods/vault.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { OpenVaultHandlers, VaultHandlers } from '../../handler.ts';
import { avoidedWords, checkNewPassphrase } from '../createVault.ts';
import { passphraseStrength } from '../passphraseStrength.ts';
import { mayAdminister, usersOf } from '../users.ts';
import type { Vault } from '../vault.ts';
import { logVaultEvent } from './logVaultEvent.ts';

/** Opening, closing and making the vault. */
export const vaultHandlers = {
  'vault.status': (_input, { vault }) => vault.status(),

  'vault.create': (owner, { vault }) => vault.create(owner, false),

  'vault.unlock': async ({ passphrase }, { vault }) => statusAfter(vault, await vault.unlock(passphrase)),

  'vault.lock': async ({ reason }, { vault }) => {
    await vault.lock(reason);
    return vault.status();
  },

  'vault.passphraseStrength': async ({ passphrase, avoid }) => ok(await passphraseStrength(passphrase, avoid)),

  'vault.recoveryUsers': async ({ recoveryKey }, { vault }) => {
    const users = await vault.recoveryUsers(recoveryKey);
    return users.ok ? ok({ users: users.value }) : users;
  },

  'vault.recover': async ({ recoveryKey, next, userId }, { vault }) =>
    statusAfter(vault, await vault.recover(recoveryKey, next, userId)),
} satisfies VaultHandlers<
  | 'vault.status'
  | 'vault.create'
  | 'vault.unlock'
  | 'vault.lock'
  | 'vault.passphraseStrength'
  | 'vault.recoveryUsers'
  | 'vault.recover'
>;

/** The signed-in user's own key, and the vault's recovery key. */
export const openVaultHandlers = {
  'vault.touch': (_input, { open }) => {
    open.touch();
    return ok({ lockInSeconds: open.autoLockSeconds() });
  },

  'vault.changePassphrase': async ({ current, next }, context) => {
    const { vault, open, user, municipality } = context;
    const confirmed = await open.confirm(current, vault.attempts);
    if (!confirmed.ok) return confirmed;
    const strong = await checkNewPassphrase(next, avoidedWords(user.name, municipality));
    if (!strong.ok) return strong;
    const given = await open.givePassphrase(user.id, next);
    if (!given.ok) return given;
    logVaultEvent(context, 'vault.changePassphrase');
    return ok({});
  },

  'vault.newRecoveryKey': async ({ passphrase }, context) => {
    const { vault, open, user } = context;
    if (!mayAdminister(user, usersOf(open.store))) return err(appError('notAllowed', { needed: 'coordinator' }));
    const confirmed = await open.confirm(passphrase, vault.attempts);
    if (!confirmed.ok) return confirmed;
    const recoveryKey = await open.renewRecoveryKey();
    logVaultEvent(context, 'vault.newRecoveryKey');
    return ok({ recoveryKey });
  },
} satisfies OpenVaultHandlers<'vault.touch' | 'vault.changePassphrase' | 'vault.newRecoveryKey'>;

async function statusAfter(vault: Vault, done: Result<undefined, AppError>): Promise<Result<VaultStatus, AppError>> {
  return done.ok ? vault.status() : done;
}
