import { z } from 'zod';
import { packageKinds } from '../../../exchange/manifest.ts';
import { heldBackReasons, planBases } from '../../../exchange/planReasons.ts';
import { municipalityNumbers } from '../../../municipalities.ts';
import { languages } from '../../../text/localText.ts';
import { method } from '../../method.ts';
import { base64, instant, plainText, recordId } from '../../scalars.ts';

/**
 * Packages out and in (docs/exchange.md, guidelines 2.1 and 2.3). A *holder* is a municipality's number or `coordinator`; a
 * channel is a holder, or `all` (from the coordinator). Files are named by their SHA-256 in hex.
 */

const holder = z.union([z.enum(municipalityNumbers), z.literal('coordinator')]);
const channel = z.union([holder, z.literal('all')]);
/** Holders as they are told by others: a municipality that this version does not know, too. */
const anyHolder = z.string();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int();
const caseId = plainText(40).min(1);
const language = z.enum(languages).default('nb');
/** Chosen by the caller, to ask for the progress of its work and to stop it. */
export const operation = z
  .string()
  .regex(/^[A-Za-z0-9-]{1,40}$/)
  .optional();
/** A consent scope, `case`, `common`, or one of a newer version. */
const scope = z.string();

const stream = z.object({ caseId: z.string(), scope });

/** A file on this machine by its whole path, or one that was uploaded or waits, by its id. */
export const packageFile = z.union([
  z.strictObject({ path: plainText(4000).min(1) }),
  z.strictObject({ incoming: z.union([recordId, sha256]) }),
]);

export const outSummary = z.object({
  cases: count,
  streams: count,
  ops: count,
  attachments: count,
  /** Streams by why they went. */
  bases: z.partialRecord(z.enum(planBases), count),
  /** Streams by why they did not. */
  heldBack: z.partialRecord(z.enum(heldBackReasons), count),
  /** Streams that the recipient is told to erase, and those that it may have again. */
  revoked: count,
  lifted: count,
  receipts: count,
});

export const changeKinds = [
  'new',
  'changed',
  'merged',
  'conflicting',
  'settled',
  'removed',
  'restored',
  'notUnderstood',
] as const;
const changeKind = z.enum(changeKinds);

export const inSummary = z.object({
  /** Version of the sender's member list. */
  membersVersion: count,
  /** Origin -> number of the newest package that the sender had read of it in its own channel. */
  acknowledges: z.record(z.string(), count).default({}),
  cases: count,
  newPeople: count,
  newOps: count,
  knownOps: count,
  attachments: count,
  /** Fields by what happened to them. */
  changes: z.record(changeKind, count),
  /** Streams that were passed over since they are blocked here. */
  skipped: count,
  erasedOps: count,
  revoked: count,
  lifted: count,
  receipts: count,
});

const planInput = z.strictObject({
  to: channel,
  /** Cases with a protected address that are to go outside the municipality all the same. */
  includeProtected: z.array(caseId).max(1000).default([]),
  leaveOut: z.array(caseId).max(10_000).default([]),
});

const plannedScope = z.object({
  scope,
  /** The scope in words. */
  label: z.string(),
  basis: z.enum(planBases),
  basisLabel: z.string(),
  ops: count,
  /** Of `consent`: the papers, with the number that is printed on them. */
  consents: z.array(z.object({ id: recordId, documentId: z.string() })),
  overrides: z.array(z.object({ id: recordId, legalBasis: z.string() })),
  purposes: z.array(z.string()),
  /** Limits written by hand: for a person to judge. */
  limits: z.array(z.string()),
});

const heldBackScope = z.object({
  scope,
  label: z.string(),
  reason: z.enum(heldBackReasons),
});

const plan = z.object({
  to: channel,
  kind: z.enum(packageKinds),
  /** Installations that can open it. */
  recipients: z.array(z.object({ installation: recordId, municipality: z.string(), name: z.string() })),
  totals: outSummary,
  /** Before compression; the file is smaller. */
  estimatedBytes: count,
  /** Nothing goes, is revoked or answered: the package would only tell what was received. */
  isEmpty: z.boolean(),
  /** Cases of which something goes, or would but for the reason given: at most `maxPlanCases`; `common` has no name. */
  cases: z.array(
    z.object({
      caseId: z.string(),
      name: z.string(),
      isProtected: z.boolean(),
      goes: z.array(plannedScope),
      heldBack: z.array(heldBackScope),
      /** Scopes that the recipient is told to erase. */
      revoked: z.array(z.object({ scope, label: z.string() })),
      lifted: z.array(z.object({ scope, label: z.string() })),
    }),
  ),
  casesNotListed: count,
  /** Cases of which nothing goes, and that nothing names the recipient for: not listed at all. */
  casesWithoutBasis: count,
});

const changeRow = z.object({
  kind: changeKind,
  scope,
  recordType: z.string(),
  recordId: z.string(),
  /** The record, the field and its values in words; null: no value. */
  record: z.string(),
  field: z.string(),
  label: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  /** What comes in, where it is not what is shown afterwards. */
  incoming: z.string().nullable(),
  /** Name of the author, or empty. */
  by: z.string(),
  municipality: z.string(),
  /** By the author's own clock. */
  at: instant,
});

const sender = z.object({
  holder: anyHolder,
  municipality: z.string(),
  /** Of the office or the PC. */
  name: z.string(),
});

const casePreview = z.object({
  caseId: z.string(),
  /** Empty for what is about nobody, and where no name is known. */
  name: z.string(),
  isNew: z.boolean(),
  counts: z.partialRecord(changeKind, count),
  rows: z.array(changeRow),
  rowsNotListed: count,
  /** People here who may be the same, the likeliest first. */
  duplicates: z.array(z.object({ personId: recordId, name: z.string(), reasons: z.array(z.string()) })),
});

const preview = z.object({
  /**
   * fresh: can be read in. alreadyRead: this very file was. older: nothing new, and a later one was read. waiting: it builds on
   * what is not here. ownFork: this vault is one of two copies (`package.mendFork`). theirFork: the sender is one of two
   * (`package.mendFork`, and then a package there).
   */
  state: z.enum(['fresh', 'alreadyRead', 'older', 'waiting', 'ownFork', 'theirFork']),
  fileHash: sha256,
  bytes: count,
  id: recordId,
  kind: z.enum(packageKinds),
  channel: z.string(),
  number: count,
  createdAt: instant,
  appVersion: z.string(),
  sender: sender.extend({ installation: recordId }),
  readBefore: z.object({ n: count, at: instant }).nullable(),
  waiting: z
    .object({
      /** Numbers of the sender's that were never read here. Empty: the sender takes us to have what we have not. */
      missingNumbers: z.array(count),
      streams: count,
    })
    .nullable(),
  /** Exact, however many are listed. */
  totals: z.object({
    ...(Object.fromEntries(changeKinds.map((kind) => [kind, count])) as Record<
      (typeof changeKinds)[number],
      typeof count
    >),
    cases: count,
    newPeople: count,
    newOps: count,
    knownOps: count,
    attachments: count,
  }),
  cases: z.array(casePreview),
  casesNotListed: count,
  skipped: z.array(stream),
  /** What is erased here when it is read in. */
  revoked: z.array(z.object({ stream, name: z.string(), label: z.string(), revokedBy: z.string(), at: instant })),
  lifted: count,
  receipts: z.array(z.object({ revocation: recordId, at: instant })),
  /** What its member list changes; null: nothing. */
  members: z
    .object({
      from: count,
      to: count,
      added: z.array(z.object({ municipality: z.string(), name: z.string() })),
      revoked: z.array(z.object({ municipality: z.string(), name: z.string() })),
    })
    .nullable(),
});

const waiting = z.object({
  /** Names the file in `incoming`. */
  fileHash: sha256,
  municipality: z.string(),
  number: count,
  channel: z.string(),
  createdAt: instant,
  receivedAt: instant,
  missingNumbers: z.array(count),
  isReady: z.boolean(),
});

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

export const maxPlanCases = 1000;
