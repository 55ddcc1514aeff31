import { z } from 'zod';
import { benefitsErrors } from './errors/benefits.ts';
import { consentsErrors } from './errors/consents.ts';
import { contractsErrors } from './errors/contracts.ts';
import { establishmentErrors } from './errors/establishment.ts';
import { exchangeErrors } from './errors/exchange.ts';
import { fillableErrors } from './errors/fillable.ts';
import { papersErrors } from './errors/papers.ts';
import { ratesErrors } from './errors/rates.ts';
import { stateGrantsErrors } from './errors/stateGrants.ts';

/**
 * Every expected error: its code and the parameters that its message needs. The renderer's catalogue has a Norwegian
 * text for each (the compiler names a missing one); parameters never carry names, identity numbers or field values.
 */
export const errorParams = {
  /** Input that the contract refuses: which paths, and why (`invalidDate`, `tooLong`, `controlCharacters`, zod's code). */
  invalidInput: z.object({ issues: z.array(z.object({ path: z.string(), reason: z.string() })) }),
  /** A fault of ours, logged under this id. */
  internal: z.object({ id: z.string() }),
  unknownMethod: z.object({ method: z.string() }),
  /** More than a host takes in one call (a paste of many megabytes). */
  tooLarge: z.object({ maxBytes: z.number() }),
  /** Browser host: the page was not opened by Dalsam, or its process has been started anew since. */
  sessionMissing: z.object({}),
  /** Given by the renderer's own client: nothing answers, since the process has ended. */
  hostUnreachable: z.object({}),
  notAllowed: z.object({ needed: z.enum(['reader', 'consultant', 'coordinator']) }),
  notFound: z.object({}),
  /** What the user was editing has been changed since it was read. */
  changedMeanwhile: z.object({}),

  vaultLocked: z.object({}),
  vaultMissing: z.object({}),
  vaultExists: z.object({}),
  /** Seconds until the next attempt is answered; 0 = at once. */
  wrongPassphrase: z.object({ waitSeconds: z.number() }),
  tooManyAttempts: z.object({ waitSeconds: z.number() }),
  wrongRecoveryKey: z.object({ waitSeconds: z.number() }),
  malformedRecoveryKey: z.object({}),
  weakPassphrase: z.object({ score: z.number() }),
  /** Another user of the vault has it: passphrases must differ, since the passphrase tells who signs in. */
  passphraseTaken: z.object({}),
  /** A closed user can only be let in again with a new passphrase: the old one was forgotten at the closing. */
  passphraseNeeded: z.object({}),
  vaultInUse: z.object({}),
  vaultDamaged: z.object({ backups: z.number() }),
  keyFileDamaged: z.object({ backups: z.number() }),
  vaultPlaintext: z.object({}),
  vaultFromNewerVersion: z.object({ version: z.number() }),
  folderReadOnly: z.object({}),
  diskFull: z.object({}),
  backupDamaged: z.object({}),
  /** Only a vault with example data can be put aside from the app. */
  notDemo: z.object({}),
  lastCoordinator: z.object({}),
  runtimeTooOld: z.object({ version: z.string(), needed: z.string() }),

  /** Rules across fields that stop a save; the fields to look at. */
  settlementBeforeBirth: z.object({ fields: z.array(z.string()) }),
  arrivalBeforeBirth: z.object({ fields: z.array(z.string()) }),
  dateInFuture: z.object({ field: z.string() }),
  nameMissing: z.object({}),
  /** The number stands on another person already; the screen shows the two side by side. */
  numberTaken: z.object({ field: z.string(), personId: z.string() }),
  /** The number fails its check digits (or shape) and no reason to keep it was given. */
  numberFailsCheck: z.object({ field: z.string(), problem: z.enum(['length', 'notDigits', 'checkDigits', 'date']) }),
  alreadyMerged: z.object({}),
  mergeWithSelf: z.object({}),
  cannotUnmerge: z.object({}),

  /** A rate that nobody has entered: shown as missing, never as zero. */
  rateMissing: z.object({
    kind: z.enum(['grunnbelop', 'establishment', 'integration', 'norwegian', 'impairment']),
    date: z.string(),
    item: z.string().nullable(),
  }),

  formCompleted: z.object({}),
  formIncomplete: z.object({ missing: z.array(z.object({ path: z.string() })) }),
  formDraftExists: z.object({ formId: z.string() }),
  unknownPath: z.object({ path: z.string() }),
  tooManyRows: z.object({ path: z.string(), max: z.number() }),

  ...papersErrors,
  ...consentsErrors,
  ...contractsErrors,
  ...establishmentErrors,
  ...benefitsErrors,
  ...stateGrantsErrors,
  ...ratesErrors,
  ...fillableErrors,
  ...exchangeErrors,
} as const;

export type ErrorCode = keyof typeof errorParams;

export type AppError = {
  [C in ErrorCode]: { readonly code: C; readonly params: z.infer<(typeof errorParams)[C]> };
}[ErrorCode];

export const errorCodes = Object.keys(errorParams) as ErrorCode[];

export function appError<C extends ErrorCode>(code: C, params: z.infer<(typeof errorParams)[C]>): AppError {
  return { code, params } as AppError;
}
