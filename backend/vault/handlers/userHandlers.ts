import { appError } from '#shared/api/errors.ts';
import type { User } from '#shared/api/methods/vault.ts';
import { err, ok } from '#shared/result.ts';
import type { OpenVaultHandlers } from '../../handler.ts';
import { avoidedWords, checkNewPassphrase } from '../createVault.ts';
import { leavesNobodyInCharge, mayAdminister, usersOf, writeUser } from '../users.ts';
import { logVaultEvent } from './logVaultEvent.ts';

/** The people who sign in to this vault. Changing them is for those who administer it (ADR 0023). */
export const userHandlers = {
  'user.list': (_input, { store, user }) => {
    const users = usersOf(store);
    return ok({ users, mayAdminister: mayAdminister(user, users) });
  },

  'user.add': async ({ name, role, passphrase }, context) => {
    const { store, user, open, municipality } = context;
    if (!mayAdminister(user, usersOf(store))) return err(appError('notAllowed', { needed: 'coordinator' }));
    const strong = await checkNewPassphrase(passphrase, avoidedWords(name, municipality));
    if (!strong.ok) return strong;
    const added: User = { id: context.newId(), name, role, active: true };
    // The key first: a user who is in the list without being able to sign in would be the worse half to be left with.
    const given = await open.givePassphrase(added.id, passphrase);
    if (!given.ok) return given;
    try {
      writeUser(context, added);
    } catch (error) {
      await open.forgetPassphrase(added.id);
      throw error;
    }
    logVaultEvent(context, 'user.add');
    return ok(added);
  },

  'user.update': async ({ id, passphrase, ...changes }, context) => {
    const { store, user, open, municipality } = context;
    const users = usersOf(store);
    if (!mayAdminister(user, users)) return err(appError('notAllowed', { needed: 'coordinator' }));
    const before = users.find((candidate) => candidate.id === id);
    if (before === undefined) return err(appError('notFound', {}));
    const after: User = {
      id,
      name: changes.name ?? before.name,
      role: changes.role ?? before.role,
      active: changes.active ?? before.active,
    };
    if (leavesNobodyInCharge(users, after)) return err(appError('lastCoordinator', {}));
    if (after.active && !before.active && passphrase === undefined) return err(appError('passphraseNeeded', {}));
    if (passphrase !== undefined && after.active) {
      const strong = await checkNewPassphrase(passphrase, avoidedWords(after.name, municipality));
      if (!strong.ok) return strong;
      const given = await open.givePassphrase(id, passphrase);
      if (!given.ok) return given;
    }
    // Closed in the store first: a key file that could not be written then opens nothing for this user all the same.
    writeUser(context, after);
    if (before.active && !after.active) await open.forgetPassphrase(id);
    logVaultEvent(context, 'user.update');
    return ok(after);
  },
} satisfies OpenVaultHandlers<'user.list' | 'user.add' | 'user.update'>;
