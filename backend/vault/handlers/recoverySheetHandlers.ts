import { appError } from '#shared/api/errors.ts';
import { municipalityByNumber } from '#shared/municipalities.ts';
import { err, ok } from '#shared/result.ts';
import type { Handlers } from '../../handler.ts';
import { recoverySheet } from '../../pdf/recoverySheet.ts';
import { formatRecoveryKey, parseRecoveryKey } from '../recoveryKey.ts';
import { logVaultEvent } from './logVaultEvent.ts';

/** The vault does not know its recovery key: the screen that has just been given it sends it here to be printed. */
export const recoverySheetHandlers = {
  'vault.recoverySheet': async ({ recoveryKey, language }, context) => {
    const bytes = parseRecoveryKey(recoveryKey);
    if (bytes === undefined) return err(appError('malformedRecoveryKey', {}));
    const printed = await recoverySheet({
      recoveryKey: formatRecoveryKey(bytes),
      language,
      municipalityName: municipalityByNumber(context.municipality)?.name ?? '',
      date: context.today(),
    });
    logVaultEvent(context, 'vault.recoverySheet');
    const pdf = Buffer.from(printed.bytes).toString('base64');
    return ok({ pdf, fileName: `dalsam-gjenopprettingsnokkel-${context.today()}.pdf` });
  },
} satisfies Handlers<'vault.recoverySheet'>;
