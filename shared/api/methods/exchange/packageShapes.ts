import { z } from 'zod';
import { packageKinds } from '../../../exchange/manifest.ts';
import { heldBackReasons, planBases } from '../../../exchange/planReasons.ts';
import { municipalityNumbers } from '../../../municipalities.ts';
import { languages } from '../../../text/localText.ts';
import { instant, plainText, recordId } from '../../scalars.ts';

/**
 * Packages out and in (docs/exchange.md, guidelines 2.1 and 2.3). A *holder* is a municipality's number or `coordinator`; a
 * channel is a holder, or `all` (from the coordinator). Files are named by their SHA-256 in hex.
 */

export const holder = z.union([z.enum(municipalityNumbers), z.literal('coordinator')]);
export const channel = z.union([holder, z.literal('all')]);
/** Holders as they are told by others: a municipality that this version does not know, too. */
export const anyHolder = z.string();
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
export const count = z.number().int();
export const caseId = plainText(40).min(1);
export const language = z.enum(languages).default('nb');
/** Chosen by the caller, to ask for the progress of its work and to stop it. */
export const operation = z
  .string()
  .regex(/^[A-Za-z0-9-]{1,40}$/)
  .optional();
/** A consent scope, `case`, `common`, or one of a newer version. */
export const scope = z.string();

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
  /** Which (`caseId/scope`). */
  skippedStreams: z.array(z.string()).default([]),
  /** Streams that the sender has told were taken back from it, which was not known here. */
  learned: count.default(0),
  erasedOps: count,
  revoked: count,
  lifted: count,
  receipts: count,
});

export const planInput = z.strictObject({
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

export const plan = z.object({
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

export const sender = z.object({
  holder: anyHolder,
  municipality: z.string(),
  /** Of the office or the PC. */
  name: z.string(),
});

export const casePreview = z.object({
  caseId: z.string(),
  /** Empty for what is about nobody, and where no name is known. */
  name: z.string(),
  isNew: z.boolean(),
  /** A protected address, here or by what comes. */
  isProtected: z.boolean(),
  counts: z.partialRecord(changeKind, count),
  rows: z.array(changeRow),
  rowsNotListed: count,
  /** People here who may be the same, the likeliest first. */
  duplicates: z.array(
    z.object({ personId: recordId, name: z.string(), isProtected: z.boolean(), reasons: z.array(z.string()) }),
  ),
});

/** A stream whose consent was withdrawn. */
const takenBack = z.object({
  stream,
  name: z.string(),
  isProtected: z.boolean(),
  label: z.string(),
  revokedBy: z.string(),
  at: instant,
});

export const preview = z.object({
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
  /** Taken back from the sender, which this register does not know: it is from before that, or had not been told. */
  learned: z.array(takenBack),
  /** What is erased here when it is read in. */
  revoked: z.array(takenBack),
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
  /** Versions between the list here (`held`) and the first in the package (`got`) are missing: the list is left as it is, the rest goes in. */
  membersGap: z.object({ held: count, got: count }).nullable(),
});

export const waiting = z.object({
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

export const maxPlanCases = 1000;
