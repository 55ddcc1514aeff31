import { z } from 'zod';
import { amendmentKinds } from '../../contracts/amendment.ts';
import { contractStates } from '../../contracts/lifeCycle.ts';
import { contractProblems, contractWarningCodes } from '../../contracts/rules.ts';
import { placementTypes } from '../../contracts/terms.ts';
import { method } from '../method.ts';
import { base64, instant, isoDate, multilineText, plainText, recordId } from '../scalars.ts';

const line = (max: number) => plainText(max).nullable().optional();

/** What can be written about an employer; null clears, absent leaves as it is. */
export const employerValues = z.strictObject({
  name: plainText(200).optional(),
  address: line(300),
  orgNumber: line(30),
  contactName: line(200),
  contactPhone: line(60),
  contactEmail: line(200),
  note: multilineText(2000).nullable().optional(),
});

export const employer = z.object({
  id: recordId,
  name: z.string(),
  address: z.string().nullable(),
  /** Nine digits. */
  orgNumber: z.string().nullable(),
  contactName: z.string().nullable(),
  contactPhone: z.string().nullable(),
  contactEmail: z.string().nullable(),
  note: z.string().nullable(),
});
export type Employer = z.infer<typeof employer>;

/** A contract (the chain of its versions) in a list. */
export const contractListItem = z.object({
  /** The first version's form: names the whole contract. */
  id: recordId,
  personId: recordId,
  personName: z.string(),
  protected: z.boolean(),
  state: z.enum(contractStates),
  /** The version that holds (the newest signed by all four, else the newest), with what it says. */
  formId: recordId,
  version: z.number().int(),
  documentId: z.string(),
  employerId: recordId.nullable(),
  employerName: z.string().nullable(),
  placementType: z.enum(placementTypes).nullable(),
  from: isoDate.nullable(),
  until: isoDate.nullable(),
  hoursWeek: z.number().nullable(),
  /** A newer version that is not signed by all four. */
  pendingFormId: recordId.nullable(),
  /** Since when the newest version has waited for signatures. */
  waitingSince: isoDate.nullable(),
  closedOn: isoDate.nullable(),
  /** The practice is over, and no attest has been written. */
  lacksAttest: z.boolean(),
});
export type ContractListItem = z.infer<typeof contractListItem>;

const signature = z.object({ line: z.number().int(), name: z.string(), place: z.string(), date: isoDate });

export const contractVersionItem = z.object({
  formId: recordId,
  version: z.number().int(),
  documentId: z.string(),
  stage: z.enum(['draft', 'ready', 'printed', 'signed']),
  inForce: z.boolean(),
  from: isoDate.nullable(),
  until: isoDate.nullable(),
  completedAt: instant.nullable(),
  printedOn: isoDate.nullable(),
  signedOn: isoDate.nullable(),
  signatures: z.array(signature),
  /** Signature lines (from 0) that nobody has signed: bedrift, kontaktperson, deltaker, flyktningkonsulent. */
  missingLines: z.array(z.number().int()),
  /** What it changes in the version before; empty for the first. */
  kinds: z.array(z.enum(amendmentKinds)),
  changedPaths: z.array(z.string()),
});

export const statementKinds = ['attest', 'reference'] as const;
export type StatementKind = (typeof statementKinds)[number];

/** An attest or a reference, one version of it. */
export const statement = z.object({
  id: recordId,
  version: z.number().int(),
  language: z.enum(['nb', 'nn']),
  text: z.string(),
  author: z.string(),
  date: isoDate,
});
export type Statement = z.infer<typeof statement>;

export const followUpTalk = z.object({
  id: recordId,
  date: isoDate,
  who: z.string(),
  text: z.string(),
  recordedBy: z.string(),
  recordedAt: instant,
});
export type FollowUpTalk = z.infer<typeof followUpTalk>;

export const contractView = contractListItem.extend({
  /** Newest first. */
  versions: z.array(contractVersionItem),
  /** What stands in the way of completing the newest version while it is a draft. */
  problems: z.array(z.object({ path: z.string(), problem: z.enum(contractProblems) })),
  warnings: z.array(z.enum(contractWarningCodes)),
  breakOffReason: z.string().nullable(),
  employer: employer.nullable(),
  /** Newest first. */
  talks: z.array(followUpTalk),
  /** Newest version first. */
  attests: z.array(statement),
  references: z.array(statement),
});
export type ContractView = z.infer<typeof contractView>;

const contractPdf = z.object({ pdf: base64, fileName: z.string(), pages: z.number().int() });

const statementInput = z.strictObject({
  contractId: recordId,
  language: z.enum(['nb', 'nn']),
  text: multilineText(10_000).refine((value) => value.trim() !== ''),
  author: plainText(200).min(1),
  date: isoDate,
});

const saveStatement = (summary: string) =>
  method({
    kind: 'command',
    access: 'consultant',
    summary,
    input: statementInput,
    output: statement,
    errors: ['notFound', 'statementTooEarly', 'dateInFuture'],
  });

const printStatement = (summary: string) =>
  method({
    kind: 'query',
    access: 'reader',
    summary,
    input: z.strictObject({ id: recordId }),
    output: contractPdf,
    errors: ['notFound'],
  });

/** Practice contracts (guidelines, vedlegg 1) and the employer register. `id` of a contract: any version's form. */
export const contractsMethods = {
  'employer.list': method({
    kind: 'query',
    access: 'reader',
    summary: 'The employer register by name, with how many practice placements each has had.',
    input: z.strictObject({}),
    output: z.object({
      employers: z.array(employer.extend({ placements: z.number().int(), running: z.number().int() })),
    }),
    errors: [],
  }),
  'employer.search': method({
    kind: 'query',
    access: 'reader',
    summary: 'Employers by part of the name, or by organisation number.',
    input: z.strictObject({ text: z.string().max(200), limit: z.number().int().min(1).max(100).default(20) }),
    output: z.object({ employers: z.array(employer) }),
    errors: [],
  }),
  'employer.get': method({
    kind: 'query',
    access: 'reader',
    summary: 'An employer with the history of its practice placements.',
    input: z.strictObject({ id: recordId }),
    output: employer.extend({
      /** Newest first. */
      placements: z.array(contractListItem),
      /** Placements of people with a protected address, who are not named here. */
      hidden: z.number().int(),
    }),
    errors: ['notFound'],
  }),
  'employer.create': method({
    kind: 'command',
    access: 'consultant',
    summary: 'Write an employer down in the register.',
    input: z.strictObject({ values: employerValues }),
    output: employer,
    errors: ['employerNameMissing', 'orgNumberFailsCheck', 'employerExists'],
  }),
  'employer.update': method({
    kind: 'command',
    access: 'consultant',
    summary: 'Change an employer. Contracts keep what they were completed with.',
    input: z.strictObject({ id: recordId, values: employerValues }),
    output: employer,
    errors: ['notFound', 'employerNameMissing', 'orgNumberFailsCheck', 'employerExists'],
  }),

  'contract.list': method({
    kind: 'query',
    access: 'reader',
    summary:
      'Practice contracts: running, ending within 30 days, unsigned for more than 14 days, without attest, or all.',
    input: z.strictObject({
      filter: z.enum(['all', 'running', 'endingSoon', 'unsignedLong', 'withoutAttest', 'byEmployer']).default('all'),
      personId: recordId.optional(),
      /** With `byEmployer`: this one alone. */
      employerId: recordId.optional(),
    }),
    output: z.object({ contracts: z.array(contractListItem) }),
    errors: ['notFound'],
  }),
  'contract.get': method({
    kind: 'query',
    access: 'reader',
    summary: 'A practice contract with its versions, talks, attests and references. The reading is logged.',
    input: z.strictObject({ id: recordId }),
    output: contractView,
    errors: ['notFound'],
  }),
  'contract.complete': method({
    kind: 'command',
    access: 'consultant',
    summary: 'The practice has been done to its end.',
    input: z.strictObject({ id: recordId, date: isoDate, note: multilineText(2000).nullable().default(null) }),
    output: contractView,
    errors: ['notFound', 'contractNotSigned', 'contractNotBegun', 'contractClosed', 'contractDateOutside'],
  }),
  'contract.breakOff': method({
    kind: 'command',
    access: 'consultant',
    summary: 'The practice was broken off, and why.',
    input: z.strictObject({ id: recordId, date: isoDate, reason: multilineText(2000) }),
    output: contractView,
    errors: ['notFound', 'contractNotSigned', 'contractClosed', 'contractDateOutside', 'breakOffReasonMissing'],
  }),
  'contract.amend': method({
    kind: 'command',
    access: 'consultant',
    summary: 'Start a new version of a contract, to extend, shorten or change it. What is signed never changes.',
    input: z.strictObject({ id: recordId }),
    output: z.object({ formId: recordId }),
    errors: ['notFound', 'contractClosed', 'contractVersionPending'],
  }),
  'contract.talks': method({
    kind: 'query',
    access: 'reader',
    summary: 'Follow-up talks with the employer, newest first.',
    input: z.strictObject({ id: recordId }),
    output: z.object({ talks: z.array(followUpTalk) }),
    errors: ['notFound'],
  }),
  'contract.addTalk': method({
    kind: 'command',
    access: 'consultant',
    summary: 'Note a follow-up talk with the employer. It is not changed afterwards.',
    input: z.strictObject({
      id: recordId,
      date: isoDate,
      who: plainText(300).min(1),
      text: multilineText(5000).refine((value) => value.trim() !== ''),
    }),
    output: z.object({ talks: z.array(followUpTalk) }),
    errors: ['notFound', 'dateInFuture'],
  }),
  'attest.save': saveStatement('Write a new version of the attest of a practice placement.'),
  'attest.pdf': printStatement('One version of an attest as PDF/A-1b. The printing is logged.'),
  'reference.save': saveStatement('Write a new version of the reference for a practice placement.'),
  'reference.pdf': printStatement('One version of a reference as PDF/A-1b. The printing is logged.'),
} as const;
