import { z } from 'zod';
import { instant, plainText, recordId } from '../api/scalars.ts';
import { consentScopeIds } from '../consent/scopes.ts';

/**
 * The head of a package: who sent what to whom, after which package, and what each part's hash is. It is the first entry
 * of the zip, and its signature the second, so that a reader knows whom it has to do with before it reads any content.
 * docs/package-format.md is the description for other programs.
 */
export const manifestFormat = 1;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const municipalityNumber = z.string().regex(/^\d{4}$/);
const count = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

export const packageKinds = [
  /** Between installations of one municipality: everything but what is `local`. */
  'municipality',
  /** To another municipality: what consent or another legal basis lets it have. */
  'shared',
  /** A case that changes its owner. */
  'handOver',
  /** To the coordinator: consented scopes in full, counts without names for the rest. */
  'toCoordinator',
  /** From the coordinator: rates, guideline text, templates, member list. */
  'fromCoordinator',
  /** Nothing but what was received and erased. */
  'receipt',
] as const;
export type PackageKind = (typeof packageKinds)[number];

export const partKinds = [
  /** Canonical lines of ops (shared/ops/op.ts), by case, scope, origin, seq; at most `maxSegmentOps`. */
  'ops',
  /** What the sender holds of the streams that it shares with the recipient: its acknowledgement. */
  'holdings',
  /** What the recipient is taken to hold already. Lacking any of it, the package waits. */
  'prerequisites',
  /** Whose the origins are, and the names of the authors, of the ops in it. */
  'people',
  /** The signed member list. */
  'members',
  /** Counts without names (JSON). */
  'counts',
  /** One attached file; its name in the zip is its SHA-256. */
  'attachment',
] as const;
export type PartKind = (typeof partKinds)[number];

export const maxParts = 200_000;
export const maxSegmentOps = 5000;
export const maxSegmentBytes = 16 * 1024 * 1024;

export const party = z.strictObject({
  municipality: municipalityNumber,
  /** Id of an installation in the member list. */
  installation: recordId,
});

export const manifestPart = z.strictObject({
  name: z.string().regex(/^[a-z0-9/.-]{1,100}$/),
  kind: z.enum(partKinds),
  /** Of the content as it is before compression. */
  bytes: count,
  sha256,
  /** Of an `ops` part. */
  ops: count.optional(),
});
export type ManifestPart = z.infer<typeof manifestPart>;

export const streamRef = z.strictObject({
  caseId: plainText(40).min(1),
  scope: z.enum([...consentScopeIds, 'case', 'common']),
});
export type StreamRef = z.infer<typeof streamRef>;

export const revocation = z.strictObject({
  id: recordId,
  streams: z.array(streamRef).min(1).max(10_000),
  /** Municipality (or `coordinator`) that had them. */
  holder: z.union([municipalityNumber, z.literal('coordinator')]),
  /** The owner that revoked them. */
  revokedBy: municipalityNumber,
  at: instant,
  /** The consents that were withdrawn. */
  consents: z.array(recordId).max(1000).optional(),
});
export type Revocation = z.infer<typeof revocation>;

/** An op of the recipient's, by where it stands: the sender holds another one there, whose SHA-256 this is. */
const toldFork = streamRef.extend({ origin: recordId, seq: z.number().int().min(1), hash: sha256 });

export const manifest = z.strictObject({
  format: z.literal(manifestFormat),
  id: recordId,
  kind: z.enum(packageKinds),
  sender: party.extend({
    /** The sender's identity in the op log. A restored vault has another, whose numbers begin at 1 again. */
    origin: recordId,
  }),
  recipients: z.array(party).min(1).max(1000),
  /** Numbers are contiguous from 1 in each (sender's origin, channel); a channel is a municipality, or the coordinator. */
  channel: z.union([municipalityNumber, z.literal('coordinator'), z.literal('all')]),
  number: z.number().int().min(1),
  /** SHA-256 of the manifest before it in the channel; null for the first. */
  previous: sha256.nullable(),
  createdAt: instant,
  appVersion: plainText(40),
  /** Newest package of the recipient's channel to us that was read when this was made: sender's origin -> number. */
  acknowledges: z.record(recordId, z.number().int().min(1)),
  /** Streams that their holder may no longer have: it erases them, and answers with a receipt. */
  revocations: z.array(revocation).max(10_000),
  /** Revocations that no longer hold, since the owner has a new consent. */
  lifts: z
    .array(z.strictObject({ revocation: recordId, streams: z.array(streamRef).min(1).max(10_000), at: instant }))
    .max(10_000),
  /** Revocations carried out by the sender. */
  receipts: z.array(z.strictObject({ revocation: recordId, at: instant })).max(10_000),
  /** The recipient is one of two copies that went on under one identity: the first op of each stream that shows it. */
  forks: z.array(toldFork).max(10_000).optional(),
  membersVersion: count,
  parts: z.array(manifestPart).max(maxParts),
});
export type Manifest = z.infer<typeof manifest>;

/** stream (`caseId/scope`) -> origin -> last seq held without a gap. */
export type Holdings = ReadonlyMap<string, ReadonlyMap<string, number>>;
