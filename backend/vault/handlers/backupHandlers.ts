import { appError } from '#shared/api/errors.ts';
import { err, ok } from '#shared/result.ts';
import type { OpenVaultHandlers, VaultHandlers } from '../../handler.ts';

export const backupHandlers = {
  'backup.list': (_input, { vault }) => ok({ backups: vault.backups.list() }),

  'backup.restore': async ({ name, passphrase, recoveryKey }, { vault }) => {
    const secret =
      passphrase !== undefined && recoveryKey === undefined
        ? { kind: 'passphrase' as const, passphrase }
        : recoveryKey !== undefined && passphrase === undefined
          ? { kind: 'recoveryKey' as const, recoveryKey }
          : undefined;
    if (secret === undefined) {
      return err(appError('invalidInput', { issues: [{ path: 'passphrase', reason: 'oneOfTwo' }] }));
    }
    const restored = await vault.restore(name, secret);
    return restored.ok ? vault.status() : restored;
  },
} satisfies VaultHandlers<'backup.list' | 'backup.restore'>;

export const openBackupHandlers = {
  'backup.create': (_input, { vault, open }) => vault.backUp(open, 'manual'),
} satisfies OpenVaultHandlers<'backup.create'>;
