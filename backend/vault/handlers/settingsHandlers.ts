import { appError } from '#shared/api/errors.ts';
import { err, ok } from '#shared/result.ts';
import type { OpenVaultHandlers } from '../../handler.ts';
import { defaultLanguage, isPrintableImage, settingsRef, userSettingsOf, vaultSettings } from '../settings.ts';
import { mayAdminister, userRef, usersOf } from '../users.ts';

/** Language and colours are the user's own; the lock time and the coat of arms are for the whole vault. */
export const settingsHandlers = {
  'settings.get': (_input, { store, user, open, municipality }) => {
    const own = userSettingsOf(store, user.id);
    const { autoLockMinutes, coatOfArms } = vaultSettings(store, open.keyFile.vaultId);
    const language = own.language ?? defaultLanguage(municipality);
    return ok({ autoLockMinutes, coatOfArms, language, theme: own.theme ?? 'system' });
  },

  'settings.set': ({ autoLockMinutes, coatOfArms, language, theme }, context) => {
    const { store, user, open } = context;
    const forAll = {
      ...(autoLockMinutes === undefined ? {} : { autoLockMinutes }),
      ...(coatOfArms === undefined ? {} : { coatOfArms }),
    };
    const isForAll = Object.keys(forAll).length > 0;
    if (isForAll && !mayAdminister(user, usersOf(store))) return err(appError('notAllowed', { needed: 'coordinator' }));
    if (typeof coatOfArms === 'string' && !isPrintableImage(coatOfArms)) {
      return err(appError('invalidInput', { issues: [{ path: 'coatOfArms', reason: 'notPngOrJpeg' }] }));
    }
    const own = {
      ...userSettingsOf(store, user.id),
      ...(language === undefined ? {} : { language }),
      ...(theme === undefined ? {} : { theme }),
    };
    store.write(context.writeContext(), (writer) => {
      if (isForAll) writer.set(settingsRef(open.keyFile.vaultId), forAll);
      writer.set(userRef(user.id), { settings: JSON.stringify(own) });
    });
    return ok({});
  },
} satisfies OpenVaultHandlers<'settings.get' | 'settings.set'>;
