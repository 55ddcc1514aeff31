import { z } from 'zod';
import { consentStates, grantStates } from '../../consent/consentStates.ts';
import { disclosureWays } from '../../consent/disclosureLabels.ts';
import { refusals } from '../../consent/refusals.ts';
import { consentScopeIds } from '../../consent/scopes.ts';
import { method } from '../method.ts';
import { base64, instant, isoDate, multilineText, plainText, recordId } from '../scalars.ts';

const scope = z.enum(consentScopeIds);
const scopes = z.array(scope).min(1).max(consentScopeIds.length);
const language = z.enum(['nb', 'nn']);

const consentListItem = z.object({
  /** The form record's id. */
  id: recordId,
  personId: recordId,
  version: z.number().int(),
  documentId: z.string(),
  state: z.enum(consentStates),
  signedOn: isoDate.nullable(),
  from: isoDate.nullable(),
  until: isoDate.nullable(),
  /** The last day on which something of it holds; null where nothing does, or where it has no end. */
  lastDay: isoDate.nullable(),
  /** Days from today to that day: 0 = it ends today. */
  daysLeft: z.number().int().nullable(),
  /** Lines that name somebody who may get something. */
  recipients: z.number().int(),
  createdAt: instant,
});
export type ConsentListItem = z.infer<typeof consentListItem>;

const consentDetail = consentListItem.extend({
  remarks: z.string().nullable(),
  withdrawnOn: isoDate.nullable(),
  grants: z.array(
    z.object({
      row: z.string(),
      recipient: z.string(),
      purpose: z.string(),
      limits: z.string().nullable(),
      until: isoDate.nullable(),
      scopes: z.array(z.object({ scope, state: z.enum(grantStates), withdrawnOn: isoDate.nullable() })),
    }),
  ),
  /** Oldest first. `rows` null: all of it. */
  withdrawals: z.array(
    z.object({
      id: recordId,
      date: isoDate,
      rows: z.array(z.object({ row: z.string(), scopes: z.array(scope).nullable() })).nullable(),
      toldBy: z.string(),
      toldTo: z.string(),
      note: z.string().nullable(),
      recordedAt: instant,
      recordedBy: z.string(),
    }),
  ),
});
export type ConsentDetail = z.infer<typeof consentDetail>;

const basis = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('consent'), consentId: recordId, row: z.string(), limits: z.string().nullable() }),
  z.object({ kind: z.literal('override'), overrideId: recordId, legalBasis: z.string() }),
  z.object({ kind: z.literal('aboutNobody') }),
]);

const disclosureAnswer = z.object({
  allowed: z.boolean(),
  /** Why not: of the first part that is refused. */
  reason: z.enum(refusals).nullable(),
  /** One for each scope or path asked about, in that order. */
  parts: z.array(
    z.object({
      scope: scope.nullable(),
      allowed: z.boolean(),
      reason: z.enum(refusals).nullable(),
      basis: basis.nullable(),
    }),
  ),
});

const overrideFields = {
  recipient: plainText(200).trim().min(1),
  scopes,
  purpose: plainText(200).trim().min(1),
  /** The law or other basis, for example the section. */
  legalBasis: plainText(300).trim().min(1),
  reason: multilineText(2000).trim().min(1),
};

const override = z.object({
  id: recordId,
  ...overrideFields,
  from: isoDate,
  until: isoDate,
  recordedAt: instant,
  recordedBy: z.string(),
});

const disclosureFields = {
  recipient: plainText(200).trim().min(1),
  receivedBy: plainText(200).nullable().default(null),
  what: multilineText(2000).trim().min(1),
  scopes,
  purpose: plainText(200).trim().min(1),
  date: isoDate,
  how: z.enum(disclosureWays),
};

const disclosure = z.object({
  id: recordId,
  recipient: z.string(),
  receivedBy: z.string().nullable(),
  what: z.string(),
  scopes: z.array(scope),
  purpose: z.string(),
  date: isoDate,
  how: z.enum(disclosureWays),
  /** Document ids of the consents that it rests on. */
  consents: z.array(z.object({ id: recordId, documentId: z.string() })),
  override: override.nullable(),
  recordedAt: instant,
  recordedBy: z.string(),
});
export type Disclosure = z.infer<typeof disclosure>;

const file = z.object({
  content: base64,
  mediaType: z.enum(['application/pdf', 'application/json']),
  /** Without names or numbers. */
  fileName: z.string(),
  pages: z.number().int().nullable(),
});

/** Consent declarations (guidelines, vedlegg 3), disclosures and the export of everything held about a person. */
export const consentsMethods = {
  'consent.list': method({
    kind: 'query',
    access: 'reader',
    summary: "A person's consents, newest first, each with where it stands today. Written with the form `consent`.",
    input: z.strictObject({ personId: recordId }),
    output: z.object({ consents: z.array(consentListItem) }),
    errors: ['notFound'],
  }),
  'consent.get': method({
    kind: 'query',
    access: 'reader',
    summary: 'A consent: who may get what for what, where each part stands, and what was taken back. Logged.',
    input: z.strictObject({ id: recordId }),
    output: consentDetail,
    errors: ['notFound'],
  }),
  'consent.withdraw': method({
    kind: 'command',
    access: 'consultant',
    summary: 'Take a signed consent back: all of it (`rows` null), lines, or scopes of a line (`scopes` null: all).',
    input: z.strictObject({
      id: recordId,
      rows: z
        .array(z.strictObject({ row: z.string().max(60), scopes: scopes.nullable().default(null) }))
        .min(1)
        .max(30)
        .nullable(),
      /** The day from which it no longer holds. */
      date: isoDate,
      toldBy: plainText(200).trim().min(1),
      toldTo: plainText(200).trim().min(1),
      note: multilineText(2000).nullable().default(null),
    }),
    output: consentDetail,
    errors: [
      'notFound',
      'consentNotSigned',
      'consentAlreadyWithdrawn',
      'withdrawalBeforeSigning',
      'consentRowUnknown',
      'dateInFuture',
    ],
  }),
  'consent.ending': method({
    kind: 'query',
    access: 'reader',
    summary: 'Consents in force that end within so many days, the first to end first.',
    input: z.strictObject({ withinDays: z.number().int().min(0).max(366) }),
    output: z.object({
      ending: z.array(
        z.object({
          id: recordId,
          personId: recordId,
          displayName: z.string(),
          isProtected: z.boolean(),
          documentId: z.string(),
          lastDay: isoDate,
          daysLeft: z.number().int(),
        }),
      ),
    }),
    errors: [],
  }),
  'consent.check': method({
    kind: 'query',
    access: 'reader',
    summary: 'May this go to this recipient for this purpose, and by which consent or other legal basis?',
    input: z.strictObject({
      personId: recordId,
      recipient: plainText(200).trim().min(1),
      scopes: z.array(scope).max(consentScopeIds.length).default([]),
      /** Fields by their names: of a form (`form`), or of a record type such as `person`. */
      fields: z
        .array(z.strictObject({ of: z.string().max(60), path: z.string().max(300) }))
        .max(500)
        .default([]),
      purpose: plainText(200).trim().min(1),
      /** Default today. */
      date: isoDate.optional(),
    }),
    output: disclosureAnswer,
    errors: ['notFound'],
  }),
  'consent.override': method({
    kind: 'command',
    access: 'consultant',
    summary: 'Record a legal basis for disclosing without consent, with its reason. Logged.',
    input: z.strictObject({
      personId: recordId,
      ...overrideFields,
      /** Both days included. Default: today alone. */
      from: isoDate.optional(),
      until: isoDate.optional(),
    }),
    output: override,
    errors: ['notFound', 'overrideUntilBeforeFrom'],
  }),
  'consent.overrides': method({
    kind: 'query',
    access: 'reader',
    summary: 'Legal bases for disclosing about a person without consent, newest first.',
    input: z.strictObject({ personId: recordId }),
    output: z.object({ overrides: z.array(override) }),
    errors: ['notFound'],
  }),
  'disclosure.add': method({
    kind: 'command',
    access: 'consultant',
    summary: 'Record what went to whom. Refused unless a consent, or the named override, covers all of it on that day.',
    input: z.strictObject({ personId: recordId, ...disclosureFields, overrideId: recordId.nullable().default(null) }),
    output: disclosure,
    errors: ['notFound', 'disclosureNotAllowed', 'overrideDoesNotCover', 'dateInFuture'],
  }),
  'disclosure.list': method({
    kind: 'query',
    access: 'reader',
    summary: 'What has been disclosed about a person, newest first.',
    input: z.strictObject({ personId: recordId }),
    output: z.object({ disclosures: z.array(disclosure) }),
    errors: ['notFound'],
  }),
  'disclosure.pdf': method({
    kind: 'query',
    access: 'reader',
    summary: 'What has been disclosed, as PDF/A-1b for the person. Logged.',
    input: z.strictObject({ personId: recordId, language }),
    output: file,
    errors: ['notFound'],
  }),
  'person.export': method({
    kind: 'query',
    access: 'consultant',
    summary: 'Everything that is held about one person, whole as JSON or readable as PDF. Logged.',
    input: z.strictObject({ personId: recordId, format: z.enum(['pdf', 'json']), language }),
    output: file,
    errors: ['notFound'],
  }),
} as const;
