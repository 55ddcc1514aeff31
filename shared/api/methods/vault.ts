import { z } from 'zod';
import { municipalityNumbers } from '../../municipalities.ts';
import { method } from '../method.ts';
import { base64, instant, plainText, recordId } from '../scalars.ts';

export const roles = ['reader', 'consultant', 'coordinator'] as const;
export const role = z.enum(roles);
export type Role = z.infer<typeof role>;

/** Long pastes are refused before they reach the key derivation. */
export const passphrase = z.string().min(1).max(1000);

export const user = z.object({ id: recordId, name: z.string(), role, active: z.boolean() });
export type User = z.infer<typeof user>;

/** Why a vault cannot be unlocked as it lies there. */
export const vaultProblems = ['keyFileMissing', 'keyFileDamaged', 'databaseMissing', 'databasePlaintext'] as const;

export const vaultStatus = z.discriminatedUnion('state', [
  z.object({ state: z.literal('none'), directory: z.string() }),
  z.object({
    /** There is a vault, or what is left of one: a backup is the way back (`backup.list`, `backup.restore`). */
    state: z.literal('damaged'),
    directory: z.string(),
    problem: z.enum(vaultProblems),
    backups: z.number().int(),
  }),
  z.object({
    state: z.literal('locked'),
    directory: z.string(),
    /** The municipality that the key file names: tells two vaults apart before unlocking. No personal data. */
    municipality: z.enum(municipalityNumbers),
    demo: z.boolean(),
    reason: z.enum(['started', 'byUser', 'idle']),
    waitSeconds: z.number(),
  }),
  z.object({
    state: z.literal('open'),
    directory: z.string(),
    municipality: z.enum(municipalityNumbers),
    demo: z.boolean(),
    user,
    autoLockMinutes: z.number().int(),
    /** Null: no verified backup yet. */
    lastBackupAt: instant.nullable(),
  }),
]);
export type VaultStatus = z.infer<typeof vaultStatus>;

export const backupReasons = ['lock', 'daily', 'manual', 'beforeMigration'] as const;
export type BackupReason = (typeof backupReasons)[number];
export const backupEntry = z.object({
  /** Folder name, without personal data. */
  name: z.string(),
  createdAt: instant,
  bytes: z.number().int(),
  reason: z.enum(backupReasons),
});
export type BackupEntry = z.infer<typeof backupEntry>;

/** What makes a passphrase weak, for a text of the screen's own; the names are mostly zxcvbn's. */
export const passphraseHints = [
  'tooShort',
  'straightRow',
  'keyPattern',
  'simpleRepeat',
  'extendedRepeat',
  'sequences',
  'recentYears',
  'dates',
  'topTen',
  'topHundred',
  'common',
  'similarToCommon',
  'wordByItself',
  'namesByThemselves',
  'commonNames',
  /** A word of the user's own: a name, the municipality. */
  'userInputs',
  'addWords',
] as const;
export type PassphraseHint = (typeof passphraseHints)[number];
/** Shortest accepted passphrase, and the lowest accepted zxcvbn score. */
export const passphraseRules = { minLength: 10, minScore: 3 } as const;

const newOwner = {
  municipality: z.enum(municipalityNumbers),
  name: plainText(200).min(1),
  role,
  passphrase,
};

export const vaultMethods = {
  'app.info': method({
    kind: 'query',
    access: 'none',
    summary: 'Version of the app and the host that it runs under.',
    input: z.strictObject({}),
    output: z.object({
      version: z.string(),
      host: z.enum(['desktop', 'browser', 'cli', 'test']),
      runtime: z.string(),
      contract: z.number().int(),
    }),
    errors: [],
  }),
  'vault.status': method({
    kind: 'query',
    access: 'none',
    summary: 'Whether there is a vault, whether it is open, and for whom.',
    input: z.strictObject({}),
    output: vaultStatus,
    errors: ['folderReadOnly', 'vaultFromNewerVersion'],
  }),
  'vault.create': method({
    kind: 'command',
    access: 'none',
    summary: 'Create an encrypted vault and sign in as its first user. The recovery key is shown this once.',
    input: z.strictObject(newOwner),
    output: z.object({ status: vaultStatus, recoveryKey: z.string() }),
    errors: ['vaultExists', 'weakPassphrase', 'vaultInUse', 'folderReadOnly', 'diskFull'],
  }),
  'vault.createDemo': method({
    kind: 'command',
    access: 'none',
    summary: 'Create a vault with some thirty synthetic people to try the app with.',
    input: z.strictObject({ passphrase: passphrase.optional() }),
    /** The passphrase is given back, so that the screen can show it: a demo vault holds no secrets. */
    output: z.object({ status: vaultStatus, passphrase: z.string() }),
    errors: ['vaultExists', 'vaultInUse', 'folderReadOnly', 'diskFull'],
  }),
  'vault.leaveDemo': method({
    kind: 'command',
    access: 'none',
    summary:
      'End the trial: the open demo vault is locked and kept aside, and the folder is free for a vault of its own.',
    input: z.strictObject({}),
    output: vaultStatus,
    errors: ['vaultLocked', 'notDemo', 'vaultInUse', 'folderReadOnly', 'diskFull'],
  }),
  'vault.unlock': method({
    kind: 'command',
    access: 'none',
    summary: 'Open the vault with a passphrase, which also tells who signs in.',
    input: z.strictObject({ passphrase }),
    output: vaultStatus,
    errors: [
      'vaultMissing',
      'wrongPassphrase',
      'tooManyAttempts',
      'vaultInUse',
      'vaultDamaged',
      'keyFileDamaged',
      'vaultPlaintext',
      'vaultFromNewerVersion',
      'folderReadOnly',
      'diskFull',
    ],
  }),
  'vault.lock': method({
    kind: 'command',
    access: 'none',
    summary: 'Back up, close the database and forget the keys.',
    input: z.strictObject({ reason: z.enum(['byUser', 'idle']) }),
    output: vaultStatus,
    errors: [],
  }),
  'vault.touch': method({
    kind: 'command',
    access: 'reader',
    summary: 'Tell that somebody is at the keyboard: restarts the clock of the automatic lock.',
    input: z.strictObject({}),
    output: z.object({ lockInSeconds: z.number() }),
    errors: [],
  }),
  'vault.passphraseStrength': method({
    kind: 'query',
    access: 'none',
    summary: 'How strong a passphrase is (zxcvbn score 0-4), with words that must not be part of it.',
    input: z.strictObject({ passphrase: z.string().max(1000), avoid: z.array(z.string().max(200)).max(10) }),
    /** `hint` is null for an accepted passphrase. */
    output: z.object({
      score: z.number().int().min(0).max(4),
      accepted: z.boolean(),
      hint: z.enum(passphraseHints).nullable(),
    }),
    errors: [],
  }),
  'vault.changePassphrase': method({
    kind: 'command',
    access: 'reader',
    summary: "Change the signed-in user's passphrase.",
    input: z.strictObject({ current: passphrase, next: passphrase }),
    output: z.object({}),
    errors: ['wrongPassphrase', 'tooManyAttempts', 'weakPassphrase', 'passphraseTaken', 'diskFull', 'folderReadOnly'],
  }),
  'vault.recoveryUsers': method({
    /** A command since a wrong key counts as an attempt. */
    kind: 'command',
    access: 'none',
    summary: 'The users that the printed recovery key can give a new passphrase. The vault stays locked.',
    input: z.strictObject({ recoveryKey: z.string().max(500) }),
    output: z.object({ users: z.array(user) }),
    errors: [
      'vaultMissing',
      'wrongRecoveryKey',
      'malformedRecoveryKey',
      'tooManyAttempts',
      'vaultInUse',
      'vaultDamaged',
      'keyFileDamaged',
      'vaultPlaintext',
      'vaultFromNewerVersion',
      'diskFull',
      'folderReadOnly',
    ],
  }),
  'vault.recover': method({
    kind: 'command',
    access: 'none',
    summary: 'Open the vault with the printed recovery key and set a new passphrase for one of its active users.',
    input: z.strictObject({
      recoveryKey: z.string().max(500),
      next: passphrase,
      /** Absent: the first active coordinator, else the first active user. */
      userId: recordId.optional(),
    }),
    output: vaultStatus,
    errors: [
      'vaultMissing',
      'notFound',
      'wrongRecoveryKey',
      'malformedRecoveryKey',
      'tooManyAttempts',
      'weakPassphrase',
      'passphraseTaken',
      'vaultInUse',
      'vaultDamaged',
      'keyFileDamaged',
      'vaultPlaintext',
      'vaultFromNewerVersion',
      'diskFull',
      'folderReadOnly',
    ],
  }),
  'vault.newRecoveryKey': method({
    kind: 'command',
    access: 'reader',
    summary: 'Make a new recovery key; the old one stops working. For those who administer the vault (ADR 0023).',
    input: z.strictObject({ passphrase }),
    output: z.object({ recoveryKey: z.string() }),
    errors: ['notAllowed', 'wrongPassphrase', 'tooManyAttempts', 'diskFull', 'folderReadOnly'],
  }),
  'vault.recoverySheet': method({
    kind: 'query',
    access: 'reader',
    summary: 'The recovery key as a page to print and lock away.',
    input: z.strictObject({ recoveryKey: z.string().max(500), language: z.enum(['nb', 'nn']) }),
    output: z.object({ pdf: base64, fileName: z.string() }),
    errors: ['malformedRecoveryKey'],
  }),
  'backup.list': method({
    kind: 'query',
    access: 'none',
    summary: 'The backups beside the vault, newest first.',
    input: z.strictObject({}),
    output: z.object({ backups: z.array(backupEntry) }),
    errors: ['folderReadOnly'],
  }),
  'backup.create': method({
    kind: 'command',
    access: 'reader',
    summary: 'Make a backup now, and verify it by opening it.',
    input: z.strictObject({}),
    output: backupEntry,
    errors: ['diskFull', 'folderReadOnly', 'backupDamaged'],
  }),
  'backup.restore': method({
    kind: 'command',
    access: 'none',
    summary: 'Put a backup in the place of the vault; the present files are kept aside. The vault is locked after it.',
    /** One of the two: a passphrase of the time when the backup was made, or the printed key. */
    input: z.strictObject({
      name: z.string().max(200),
      passphrase: passphrase.optional(),
      recoveryKey: z.string().max(500).optional(),
    }),
    output: vaultStatus,
    errors: [
      'notFound',
      'wrongPassphrase',
      'wrongRecoveryKey',
      'malformedRecoveryKey',
      'tooManyAttempts',
      'backupDamaged',
      'vaultFromNewerVersion',
      'diskFull',
      'folderReadOnly',
      'vaultInUse',
    ],
  }),
  'user.list': method({
    kind: 'query',
    access: 'reader',
    summary: 'The users of this vault.',
    input: z.strictObject({}),
    /** `mayAdminister`: whether the signed-in user may add and change users (ADR 0023). */
    output: z.object({ users: z.array(user), mayAdminister: z.boolean() }),
    errors: [],
  }),
  'user.add': method({
    kind: 'command',
    access: 'reader',
    summary: 'Add a user with a passphrase of their own. For those who administer the vault (ADR 0023).',
    input: z.strictObject({ name: newOwner.name, role, passphrase }),
    output: user,
    errors: ['notAllowed', 'weakPassphrase', 'passphraseTaken', 'diskFull', 'folderReadOnly'],
  }),
  'user.update': method({
    kind: 'command',
    access: 'reader',
    summary: "Change a user's name or role, or close the user's access. For those who administer the vault (ADR 0023).",
    input: z.strictObject({
      id: recordId,
      name: newOwner.name.optional(),
      role: role.optional(),
      active: z.boolean().optional(),
      /** A new passphrase for one who has forgotten theirs, or who is let in again. */
      passphrase: passphrase.optional(),
    }),
    output: user,
    errors: [
      'notAllowed',
      'notFound',
      'lastCoordinator',
      'passphraseNeeded',
      'weakPassphrase',
      'passphraseTaken',
      'diskFull',
      'folderReadOnly',
    ],
  }),
  'settings.get': method({
    kind: 'query',
    access: 'reader',
    summary: 'The settings of this vault, and of the signed-in user.',
    input: z.strictObject({}),
    output: z.object({
      autoLockMinutes: z.number().int(),
      language: z.enum(['nb', 'nn']),
      theme: z.enum(['system', 'light', 'dark']),
      /** PNG or JPEG, printed in the slot on the forms; null = the slot stays empty. */
      coatOfArms: base64.nullable(),
    }),
    errors: [],
  }),
  'settings.set': method({
    kind: 'command',
    access: 'reader',
    summary: 'Change settings; absent ones stay. The coat of arms and the lock time are for the whole vault.',
    input: z.strictObject({
      autoLockMinutes: z.number().int().min(1).max(120).optional(),
      language: z.enum(['nb', 'nn']).optional(),
      theme: z.enum(['system', 'light', 'dark']).optional(),
      coatOfArms: z.base64().max(1_500_000).nullable().optional(),
    }),
    output: z.object({}),
    errors: ['notAllowed', 'diskFull', 'folderReadOnly'],
  }),
} as const;
