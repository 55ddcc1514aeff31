import { z } from 'zod';
import { personFieldKeys } from '../../people/person.ts';
import { method } from '../method.ts';
import { base64, instant, recordId, scalar } from '../scalars.ts';

/** The forms that can be filled in or printed. */
export const formIds = ['intakeMapping', 'consent', 'practiceContract'] as const;
export const formId = z.enum(formIds);

const values = z.record(z.string().max(300), scalar);

/** A filled form ("version" counts 1, 2, 3 in its series). A completed one never changes. */
export const formInstance = z.object({
  id: recordId,
  form: formId,
  personId: recordId,
  /** The first version of the chain that this is a version of; its own id for a first version. */
  series: recordId,
  version: z.number().int(),
  state: z.enum(['draft', 'completed']),
  /** Path -> value: what is saved, with what is still only typed (see `pending`) laid over it. */
  values,
  /** Paths that have been typed but not yet committed as ops (a crash or a lock came between). */
  pending: z.array(z.string()),
  /** For a version above 1: paths whose value differs from the version before, with that version's value. */
  changed: z.array(z.object({ path: z.string(), before: scalar })),
  createdAt: instant,
  changedAt: instant,
  completedAt: instant.nullable(),
  completedBy: z.string().nullable(),
  /** Short id printed on paper, for example `KS-7F3-K2M-2`. */
  documentId: z.string(),
});
export type FormInstance = z.infer<typeof formInstance>;

export const formListItem = formInstance
  .pick({
    id: true,
    form: true,
    series: true,
    version: true,
    state: true,
    createdAt: true,
    changedAt: true,
    completedAt: true,
    completedBy: true,
    documentId: true,
  })
  .extend({ answered: z.number().int(), total: z.number().int() });

/** A value in the form that differs from the register's, offered to be carried over there. */
export const registerDifference = z.object({
  path: z.string(),
  property: z.enum(personFieldKeys as [string, ...string[]]),
  inForm: scalar,
  inRegister: scalar,
});

export const pdfOutput = z.object({
  pdf: base64,
  /** Without names or numbers: form, document id, date. */
  fileName: z.string(),
  pages: z.number().int(),
  documentId: z.string().nullable(),
});

export const formMethods = {
  'form.list': method({
    kind: 'query',
    access: 'reader',
    summary:
      "A person's filled forms, newest version first; of papers that a person can have many of, newest paper first.",
    input: z.strictObject({ personId: recordId, form: formId }),
    output: z.object({ forms: z.array(formListItem) }),
    errors: ['notFound'],
  }),
  'form.start': method({
    kind: 'command',
    access: 'consultant',
    summary:
      'Start a form for a person: a first version is filled from the register, a later one copies the last. Of a form that a person can have many of, `amends` names the version to go on from; without it a new paper begins.',
    input: z.strictObject({ personId: recordId, form: formId, amends: recordId.optional() }),
    output: formInstance,
    errors: ['notFound', 'formDraftExists', 'formNotNewest'],
  }),
  'form.get': method({
    kind: 'query',
    access: 'reader',
    summary: 'A filled form. The reading is logged.',
    input: z.strictObject({ id: recordId }),
    output: formInstance,
    errors: ['notFound'],
  }),
  'form.type': method({
    kind: 'command',
    access: 'consultant',
    summary: 'Keep what is being typed, path by path, without history yet: survives a crash and a lock.',
    input: z.strictObject({ id: recordId, values }),
    output: z.object({ at: instant }),
    errors: ['notFound', 'formCompleted', 'unknownPath', 'tooManyRows', 'diskFull'],
  }),
  'form.save': method({
    kind: 'command',
    access: 'consultant',
    summary: 'Commit values (and whatever was typed for the same paths) as ops. Null clears.',
    input: z.strictObject({ id: recordId, values }),
    output: formInstance,
    errors: ['notFound', 'formCompleted', 'unknownPath', 'tooManyRows', 'diskFull'],
  }),
  'form.complete': method({
    kind: 'command',
    access: 'consultant',
    summary: 'Close the version. What is missing is named; `acceptMissing` completes all the same.',
    input: z.strictObject({ id: recordId, acceptMissing: z.boolean().default(false) }),
    output: formInstance,
    errors: [
      'notFound',
      'formCompleted',
      'formIncomplete',
      'tooManyRows',
      'contractRefused',
      'consentUntilBeforeFrom',
      'consentRowIncomplete',
      'consentNeedsGuardian',
    ],
  }),
  'form.discard': method({
    kind: 'command',
    access: 'consultant',
    summary: 'Remove a draft from the list (its history stays in the op log).',
    input: z.strictObject({ id: recordId }),
    output: z.object({}),
    errors: ['notFound', 'formCompleted'],
  }),
  'form.registerDifferences': method({
    kind: 'query',
    access: 'reader',
    summary: 'What in the form differs from the register.',
    input: z.strictObject({ id: recordId }),
    output: z.object({ differences: z.array(registerDifference) }),
    errors: ['notFound'],
  }),
  'form.applyToRegister': method({
    kind: 'command',
    access: 'consultant',
    summary: 'Carry the named differences over to the register.',
    input: z.strictObject({ id: recordId, paths: z.array(z.string().max(300)).max(100) }),
    output: z.object({ differences: z.array(registerDifference) }),
    errors: [
      'notFound',
      'numberTaken',
      'numberFailsCheck',
      'settlementBeforeBirth',
      'arrivalBeforeBirth',
      'dateInFuture',
      'nameMissing',
    ],
  }),
  'form.pdf': method({
    kind: 'query',
    access: 'reader',
    summary: 'A filled form as PDF/A-1b. The printing is logged.',
    input: z.strictObject({ id: recordId, language: z.enum(['nb', 'nn']) }),
    output: pdfOutput,
    errors: ['notFound'],
  }),
  'form.blankPdf': method({
    kind: 'query',
    access: 'none',
    summary: 'A blank form to fill in by hand.',
    input: z.strictObject({ form: formId, language: z.enum(['nb', 'nn']) }),
    output: pdfOutput,
    errors: [],
  }),
} as const;
