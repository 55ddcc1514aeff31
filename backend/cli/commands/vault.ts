import { roles } from '#shared/api/methods/vault.ts';
import { municipalityNumbers } from '#shared/municipalities.ts';
import { ok } from '#shared/result.ts';
import { type CliIo, UsageError } from '../io.ts';
import { allow, needed, type Options, oneOf } from '../options.ts';
import { readPassphrase } from '../passphrase.ts';
import { callTyped, callUnlocked, withApplication } from '../session.ts';

/** `vault create|info|backup|restore`: what IT does without a window. */
export async function runVault(action: string, given: Options, vault: string, io: CliIo): Promise<unknown> {
  switch (action) {
    case 'create': {
      allow(given, ['vault', 'municipality', 'name', 'role']);
      const municipality = oneOf(given.municipality, '--municipality', municipalityNumbers);
      const name = needed(given.name, '--name NAME');
      const role = oneOf(given.role, '--role', roles);
      const passphrase = await readPassphrase(io, { twice: true });
      return withApplication(io, vault, (application) =>
        callTyped(application, 'vault.create', { municipality, name, role, passphrase }),
      );
    }
    case 'info':
      allow(given, ['vault']);
      return withApplication(io, vault, async (application) => {
        const status = await callTyped(application, 'vault.status', {});
        if (!status.ok) return status;
        const backups = await callTyped(application, 'backup.list', {});
        return backups.ok ? ok({ status: status.value, backups: backups.value.backups }) : backups;
      });
    case 'backup':
      allow(given, ['vault']);
      return callUnlocked(io, vault, 'backup.create', {});
    case 'restore': {
      allow(given, ['vault', 'name']);
      const name = needed(given.name, '--name BACKUP (see vault info)');
      const passphrase = await readPassphrase(io);
      return withApplication(io, vault, (application) =>
        callTyped(application, 'backup.restore', { name, passphrase }),
      );
    }
    default:
      throw new UsageError(`Unknown: vault ${action}`);
  }
}
