import { z } from 'zod';
import { packageKinds } from '../../../exchange/manifest.ts';
import { method } from '../../method.ts';
import { base64, instant, plainText, recordId } from '../../scalars.ts';
import {
  anyHolder,
  caseId,
  casePreview,
  channel,
  count,
  inSummary,
  language,
  operation,
  outSummary,
  packageFile,
  plan,
  planInput,
  preview,
  scope,
  sender,
  sha256,
  waiting,
} from './packageShapes.ts';

/** Packages out and in (docs/exchange.md, guidelines 2.1 and 2.3): the methods; what they carry is in packageShapes.ts. */
const memberErrors = [
  'demoTakesNoPart',
  'installationMissing',
  'memberListMissing',
  'notOnMemberList',
  'ownMembershipRevoked',
] as const;
const planErrors = [...memberErrors, 'recipientHasNoMember', 'recipientOnlyForCoordinator'] as const;
const readErrors = [
  ...memberErrors,
  'incomingMissing',
  'cancelled',
  'packageFileUnreadable',
  'packageNotDalsam',
  'packageNotForUs',
  'packageDamaged',
  'packageForged',
  'packageFromNewerVersion',
  'packageTooLarge',
  'packageOversteps',
  'packageForOthers',
  'senderUnknown',
  'senderRevoked',
  'memberListDamaged',
  'memberListFromNewerVersion',
  'memberListForged',
  'memberListGap',
  'memberListForked',
  'coordinatorNotTrusted',
] as const;

export const packagesMethods = {
  'package.recipients': method({
    kind: 'query',
    access: 'consultant',
    summary: 'Whom a package can be made for, and what was last sent to and read from each',
    input: z.strictObject({}),
    output: z.object({
      recipients: z.array(
        z.object({
          to: channel,
          /** One's own municipality: everything goes. */
          isOwn: z.boolean(),
          installations: z.array(z.object({ installation: recordId, name: z.string() })),
          lastSent: z.object({ number: count, at: instant }).nullable(),
          lastRead: z.object({ number: count, at: instant }).nullable(),
          /** Revocations that this recipient has not confirmed. */
          unconfirmed: count,
        }),
      ),
    }),
    errors: [...memberErrors],
  }),
  'package.plan': method({
    kind: 'query',
    access: 'consultant',
    summary: 'What would go in a package, and what would not and why; writes nothing',
    input: planInput.extend({ language }),
    output: plan,
    errors: [...planErrors],
  }),
  'package.export': method({
    kind: 'command',
    access: 'consultant',
    summary: 'Make a package: the file, and with it the journal, the disclosures and the revocations',
    input: planInput.extend({
      /** Whole path of a folder that exists. Left out: the vault's own, to be fetched by `package.fetch`. */
      folder: plainText(4000).min(1).optional(),
      /** Of the file in `folder`; left out: its own SHA-256. Never a name of a person. */
      fileName: z
        .string()
        .regex(/^[a-z0-9-]{1,80}\.dalsam$/)
        .optional(),
      operation,
    }),
    output: z.object({
      id: recordId,
      path: z.string(),
      fileName: z.string(),
      channel,
      number: count,
      kind: z.enum(packageKinds),
      fileHash: sha256,
      bytes: count,
      summary: outSummary,
    }),
    errors: [...planErrors, 'cancelled', 'packageFolderMissing', 'packageNameTaken', 'packageTooLarge'],
  }),
  'package.fetch': method({
    kind: 'query',
    access: 'consultant',
    summary: 'A piece of a package that was made into the vault’s own folder, still encrypted',
    input: z.strictObject({ id: recordId, offset: count.min(0) }),
    output: z.object({
      data: base64,
      /** Of the whole file. */
      bytes: count,
      fileName: z.string(),
    }),
    errors: ['packageFileGone'],
  }),
  'package.receive': method({
    kind: 'command',
    access: 'consultant',
    summary: 'Take the next piece of an uploaded package; it is kept encrypted, as it comes',
    input: z.strictObject({
      /** Of the upload; left out for its first piece. */
      id: recordId.optional(),
      offset: count.min(0),
      data: base64,
      last: z.boolean(),
    }),
    output: z.object({ id: recordId, bytes: count }),
    errors: ['incomingMissing', 'incomingOutOfStep', 'incomingTooLarge'],
  }),
  'package.discard': method({
    kind: 'command',
    access: 'consultant',
    summary: 'Let go of an upload, or of a package that waits',
    input: z.strictObject({ incoming: z.union([recordId, sha256]) }),
    output: z.object({}),
    errors: ['notFound'],
  }),
  'package.preview': method({
    kind: 'query',
    access: 'consultant',
    summary: 'What reading a package in would do; writes nothing at all',
    input: z.strictObject({ file: packageFile, language, operation }),
    output: preview,
    errors: [...readErrors],
  }),
  'package.previewCase': method({
    kind: 'query',
    access: 'consultant',
    summary: 'Every change that a package brings for one case; writes nothing at all',
    input: z.strictObject({ file: packageFile, caseId, language, operation }),
    output: z.object({ case: casePreview }),
    errors: [...readErrors, 'notFound'],
  }),
  'package.import': method({
    kind: 'command',
    access: 'consultant',
    summary: 'Read a previewed package in, in one transaction',
    exclusive: true,
    input: z.strictObject({
      file: packageFile,
      /** Of the file that was previewed. */
      fileHash: sha256,
      operation,
    }),
    output: z.discriminatedUnion('outcome', [
      z.object({
        outcome: z.literal('imported'),
        /** Its number in the journal, by which it can be undone. */
        n: count,
        summary: inSummary,
        /** Packages that waited and can be tried now. */
        ready: z.array(waiting),
      }),
      z.object({ outcome: z.literal('alreadyRead'), n: count, at: instant }),
      /** The file is kept, encrypted, until what it builds on has come. */
      z.object({ outcome: z.literal('waiting'), missingNumbers: z.array(count) }),
    ]),
    errors: [...readErrors, 'packageChanged', 'packageFork'],
  }),
  'package.mendFork': method({
    kind: 'command',
    access: 'consultant',
    summary:
      'Mend a fork: a new identity for this vault, or all that the sender’s copy lacks in the next package there',
    exclusive: true,
    input: z.strictObject({ file: packageFile, fileHash: sha256, operation }),
    output: z.object({
      /** This vault took a new identity, and the package can be read in; else a package must be sent to the sender. */
      isOwn: z.boolean(),
      /** Changes written anew under the new identity. */
      rewritten: count,
    }),
    errors: [...readErrors, 'packageChanged', 'packageForkMissing'],
  }),
  'package.undo': method({
    kind: 'command',
    access: 'consultant',
    summary: 'Take a package that was read in out again, while nothing was built on it',
    exclusive: true,
    input: z.strictObject({ n: count.min(1) }),
    output: z.object({ removedOps: count }),
    errors: ['notFound', 'importBuiltOn', 'importPassedOn', 'importUndone', 'importErased'],
  }),
  'package.list': method({
    kind: 'query',
    access: 'consultant',
    summary: 'Packages out and in, those that wait, and numbers that are missing',
    input: z.strictObject({ limit: count.min(1).max(1000).default(200) }),
    output: z.object({
      sent: z.array(
        z.object({
          id: recordId,
          channel: z.string(),
          number: count,
          kind: z.enum(packageKinds),
          createdAt: instant,
          createdBy: z.string(),
          fileHash: sha256,
          bytes: count,
          summary: outSummary.nullable(),
        }),
      ),
      read: z.array(
        z.object({
          n: count,
          id: recordId,
          sender,
          channel: z.string(),
          number: count,
          kind: z.enum(packageKinds),
          createdAt: instant,
          readAt: instant,
          readBy: z.string(),
          undoneAt: instant.nullable(),
          summary: inSummary.nullable(),
        }),
      ),
      waiting: z.array(waiting),
      /** Numbers that were passed over, by sender; `since`: when the package that showed it was made. */
      missing: z.array(z.object({ sender, channel: z.string(), numbers: z.array(count), since: instant })),
    }),
    errors: [],
  }),
  'package.revocations': method({
    kind: 'query',
    access: 'consultant',
    summary: 'Who was told to erase what, who has confirmed it and who has not',
    input: z.strictObject({ language }),
    output: z.object({
      revocations: z.array(
        z.object({
          id: recordId,
          holder: anyHolder,
          revokedBy: z.string(),
          at: instant,
          /** asked: no answer yet. confirmed: has answered. erasedHere: carried out here. lifted: allowed again. */
          state: z.enum(['asked', 'confirmed', 'erasedHere', 'lifted']),
          confirmedAt: instant.nullable(),
          cases: z.array(
            z.object({
              caseId: z.string(),
              name: z.string(),
              isProtected: z.boolean(),
              scopes: z.array(z.object({ scope, label: z.string() })),
            }),
          ),
        }),
      ),
    }),
    errors: [],
  }),
  'exchange.progress': method({
    kind: 'query',
    access: 'none',
    summary: 'How far a package that is being made or read has come',
    input: z.strictObject({ operation: operation.unwrap() }),
    output: z.object({
      /** Null: nothing of that name is going on. `totalBytes` 0: not known. */
      progress: z.object({ bytes: count, totalBytes: count }).nullable(),
    }),
    errors: [],
  }),
  'exchange.cancel': method({
    kind: 'command',
    access: 'none',
    summary: 'Stop a package that is being made or read; nothing of it stays',
    input: z.strictObject({ operation: operation.unwrap() }),
    output: z.object({ wasRunning: z.boolean() }),
    errors: [],
  }),
} as const;
