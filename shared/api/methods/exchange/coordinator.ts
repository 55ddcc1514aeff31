import { z } from 'zod';
import { knownDeadlines, tally } from '../../../exchange/counts.ts';
import { packageKinds } from '../../../exchange/manifest.ts';
import { leastThreshold } from '../../../exchange/protect.ts';
import { guidelineSection, maxGuidelineText, maxTemplateText, templateFields } from '../../../exchange/sentOut.ts';
import { municipalityNumbers } from '../../../municipalities.ts';
import { languages } from '../../../text/localText.ts';
import { method } from '../../method.ts';
import { base64, instant, isoDate, multilineText, plainText, recordId } from '../../scalars.ts';
import { changeKinds, operation, packageFile } from './packageShapes.ts';

/** What the coordinator sees of all, and what is sent out to all (guidelines 2.1, 2.3): methods. */

const count = z.number().int();
const municipality = z.enum(municipalityNumbers);
const language = z.enum(languages).default('nb');

const grantYear = z.object({
  budgetYear: count,
  people: count,
  /** Øre, of the amounts whose rate is known. */
  expected: count,
  missing: count,
  provisional: z.boolean(),
});

const municipalityTotals = z.object({
  municipality,
  /** Null: nothing has come from there. That is not zero. */
  counted: z
    .object({
      countedAt: instant,
      tally,
      /** Cases that are left out here since a former owner's older numbers still hold them. */
      countedElsewhere: count,
      underway: count,
      placements: count,
      deadlines: z.record(z.enum(knownDeadlines), count),
      grants: z.array(grantYear),
    })
    .nullable(),
  /** Settled people in each statement that was read, oldest first. */
  curve: z.array(z.object({ countedAt: instant, settled: count })),
});
export type MunicipalityTotals = z.infer<typeof municipalityTotals>;

const memberStanding = z.object({
  municipality,
  installations: z.array(z.object({ installation: recordId, name: z.string() })),
  /** The newest package by when it was made. */
  lastRead: z.object({ number: count, createdAt: instant, readAt: instant, from: z.string() }).nullable(),
  /** Numbers of packages that were passed over, and when the one that showed it was made. */
  missing: z.array(z.object({ from: z.string(), numbers: z.array(count), since: instant })),
  waiting: count,
  /** In cases that are this municipality's. */
  openConflicts: count,
  /** Erased here on its word, and not told of in a package since. */
  receiptsToSend: count,
  /** Told to erase by this installation's, and not confirmed. */
  receiptsAwaited: count,
  lastSent: z
    .object({
      number: count,
      createdAt: instant,
      toAll: z.boolean(),
      /** By what its installations have said that they hold. */
      acknowledged: z.enum(['yes', 'partly', 'no']),
    })
    .nullable(),
  /** Version of the member list that its newest package told of. */
  membersVersion: count.nullable(),
});
export type MemberStanding = z.infer<typeof memberStanding>;

const sentOut = {
  id: recordId,
  validFrom: isoDate,
  source: z.string(),
  enteredBy: z.string(),
  enteredAt: instant,
  /** Why it no longer counts. */
  withdrawn: z.string().nullable(),
  /** It is the one that holds today. */
  holds: z.boolean(),
  textNb: z.string(),
  textNn: z.string().nullable(),
};
const guidelineRevision = z.object({
  ...sentOut,
  section: guidelineSection,
  titleNb: z.string(),
  titleNn: z.string().nullable(),
});
export type ListedRevision = z.infer<typeof guidelineRevision>;
const template = z.object({ ...sentOut, templateFor: z.enum(templateFields) });
export type ListedTemplate = z.infer<typeof template>;

const failure = z.object({ code: z.string(), params: z.record(z.string(), z.unknown()) });
const changes = z.record(z.enum(changeKinds), count);

const collectedPackage = z.object({
  /** As it was asked for, or a package that waits. */
  file: packageFile,
  fileHash: z.string().nullable(),
  /** refused: it can not be read in, and `error` says why. */
  state: z.enum(['fresh', 'alreadyRead', 'older', 'waiting', 'ownFork', 'theirFork', 'refused']),
  error: failure.nullable(),
  about: z
    .object({
      municipality: z.string(),
      from: z.string(),
      number: count,
      kind: z.enum(packageKinds),
      createdAt: instant,
      bytes: count,
    })
    .nullable(),
  /** Numbers that must come first: those among these, and those that are not here. */
  after: z.array(count),
  lacks: z.array(count),
  totals: z
    .object({ changes, cases: count, newPeople: count, newOps: count, attachments: count, revoked: count })
    .nullable(),
  cases: z.array(
    z.object({
      caseId: z.string(),
      name: z.string(),
      isNew: z.boolean(),
      isProtected: z.boolean(),
      changes: z.partialRecord(z.enum(changeKinds), count),
    }),
  ),
  casesNotListed: count,
});
export type CollectedPackage = z.infer<typeof collectedPackage>;

const collectResult = z.object({
  file: packageFile,
  /** notStarted: it was stopped before. */
  outcome: z.enum(['imported', 'alreadyRead', 'waiting', 'refused', 'notStarted']),
  /** The journal's number, by which it can be undone. */
  n: count.nullable(),
  newOps: count,
  newPeople: count,
  conflicting: count,
  missingNumbers: z.array(count),
  error: failure.nullable(),
});
export type CollectResult = z.infer<typeof collectResult>;

const memberErrors = [
  'demoTakesNoPart',
  'installationMissing',
  'memberListMissing',
  'notOnMemberList',
  'ownMembershipRevoked',
] as const;

export const coordinatorMethods = {
  'coordinator.totals': method({
    kind: 'query',
    access: 'reader',
    summary: 'What each municipality has counted, when, and the sum; a case that has moved counts once',
    input: z.strictObject({}),
    output: z.object({
      municipalities: z.array(municipalityTotals),
      /** Of those that have sent numbers. */
      sum: z.object({ municipalities: count, tally, underway: count, placements: count, grants: z.array(grantYear) }),
      protection: z.object({ fewerThan: count, validFrom: isoDate.nullable() }),
    }),
    errors: ['notCoordinatorInstallation'],
  }),
  'coordinator.totalsCsv': method({
    kind: 'query',
    access: 'consultant',
    summary: 'The totals as a file for a spreadsheet, with small numbers protected',
    input: z.strictObject({ language }),
    output: z.object({ fileName: z.string(), csv: z.string() }),
    errors: ['notCoordinatorInstallation'],
  }),
  'coordinator.totalsExcel': method({
    kind: 'query',
    access: 'consultant',
    summary: 'The same tables as an Excel workbook (.xlsx), protected in the same way',
    input: z.strictObject({ language }),
    output: z.object({ fileName: z.string(), content: base64 }),
    errors: ['notCoordinatorInstallation'],
  }),
  'coordinator.setProtection': method({
    kind: 'command',
    access: 'coordinator',
    summary: 'From a date on, numbers of 1 to one less than this are not told in a file',
    input: z.strictObject({ fewerThan: count.min(leastThreshold).max(20), validFrom: isoDate }),
    output: z.object({}),
    errors: ['notCoordinatorInstallation'],
  }),
  'coordinator.members': method({
    kind: 'query',
    access: 'reader',
    summary: 'Who is behind: packages read from and sent to each municipality, what is missing, conflicts and receipts',
    input: z.strictObject({}),
    output: z.object({ members: z.array(memberStanding), ownMembersVersion: count }),
    errors: ['notCoordinatorInstallation'],
  }),
  'coordinator.owners': method({
    kind: 'query',
    access: 'reader',
    summary: 'Whose these cases are, protected people left out; at a municipality’s own installation nobody is told of',
    input: z.strictObject({ personIds: z.array(recordId).max(500) }),
    output: z.object({
      isCoordinator: z.boolean(),
      owners: z.array(z.object({ personId: recordId, municipality: z.string() })),
    }),
    errors: [],
  }),
  'coordinator.collectPreview': method({
    kind: 'query',
    access: 'consultant',
    summary: 'What reading in several packages would do, in the order in which they go; writes nothing at all',
    input: z.strictObject({
      files: z.array(packageFile).max(200),
      /** Packages that were kept since they build on others. */
      includeWaiting: z.boolean().default(true),
      language,
      operation,
    }),
    output: z.object({
      packages: z.array(collectedPackage),
      totals: z.object({ changes, cases: count, newPeople: count, newOps: count }),
    }),
    errors: [...memberErrors, 'cancelled'],
  }),
  'coordinator.collectImport': method({
    kind: 'command',
    access: 'consultant',
    summary:
      'Read several previewed packages in, each in a transaction of its own; stopping waits for the one that is under way',
    exclusive: true,
    input: z.strictObject({
      files: z
        .array(z.strictObject({ file: packageFile, fileHash: z.string().regex(/^[0-9a-f]{64}$/) }))
        .min(1)
        .max(200),
      operation,
    }),
    output: z.object({ results: z.array(collectResult), stopped: z.boolean() }),
    errors: [...memberErrors],
  }),
  'guideline.revisions': method({
    kind: 'query',
    access: 'reader',
    summary: 'Sections of the guidelines that were written anew, newest first',
    input: z.strictObject({}),
    output: z.object({ revisions: z.array(guidelineRevision), mayWrite: z.boolean() }),
    errors: [],
  }),
  'guideline.revise': method({
    kind: 'command',
    access: 'coordinator',
    summary: 'Write a section of the guidelines as it reads from a date on; it goes out with the next packages',
    input: z.strictObject({
      section: guidelineSection,
      validFrom: isoDate,
      source: plainText(300),
      titleNb: plainText(200),
      textNb: multilineText(maxGuidelineText),
      titleNn: plainText(200).nullable().default(null),
      textNn: multilineText(maxGuidelineText).nullable().default(null),
    }),
    output: z.object({ id: recordId }),
    errors: ['notCoordinatorInstallation', 'sentOutIncomplete'],
  }),
  'guideline.withdraw': method({
    kind: 'command',
    access: 'coordinator',
    summary: 'Withdraw a section that was written anew; it stays in the list with the reason',
    input: z.strictObject({ id: recordId, reason: multilineText(1000) }),
    output: z.object({}),
    errors: ['notCoordinatorInstallation', 'notFound', 'sentOutWithdrawn', 'sentOutIncomplete'],
  }),
  'template.list': method({
    kind: 'query',
    access: 'reader',
    summary: 'Starting texts of forms that were sent out, newest first, and the app’s own',
    input: z.strictObject({}),
    output: z.object({
      templates: z.array(template),
      fields: z.array(
        z.object({
          templateFor: z.enum(templateFields),
          labelNb: z.string(),
          labelNn: z.string(),
          builtInNb: z.string(),
          builtInNn: z.string(),
        }),
      ),
      mayWrite: z.boolean(),
    }),
    errors: [],
  }),
  'template.set': method({
    kind: 'command',
    access: 'coordinator',
    summary: 'Give a box of new forms another starting text from a date on; it goes out with the next packages',
    input: z.strictObject({
      templateFor: z.enum(templateFields),
      validFrom: isoDate,
      source: plainText(300),
      textNb: multilineText(maxTemplateText),
      textNn: multilineText(maxTemplateText).nullable().default(null),
    }),
    output: z.object({ id: recordId }),
    errors: ['notCoordinatorInstallation', 'sentOutIncomplete'],
  }),
  'template.withdraw': method({
    kind: 'command',
    access: 'coordinator',
    summary: 'Withdraw a starting text; the one before it is used again',
    input: z.strictObject({ id: recordId, reason: multilineText(1000) }),
    output: z.object({}),
    errors: ['notCoordinatorInstallation', 'notFound', 'sentOutWithdrawn', 'sentOutIncomplete'],
  }),
} as const;
