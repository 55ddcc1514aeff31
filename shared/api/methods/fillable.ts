import { z } from 'zod';
import { method } from '../method.ts';
import { base64, instant, recordId, scalar } from '../scalars.ts';
import { formId, formInstance, pdfOutput } from './forms.ts';

/** Why one field of a filled PDF is not taken over. */
export const filledRefusals = [
  'invalidDate',
  'notInList',
  'notNumber',
  /** Neither 11 digits (12 for DUF): check digits are left to the draft, where a number can be kept with a reason. */
  'notIdentityNumber',
  'tooLong',
  'controlCharacters',
  'unknownField',
  /** The household is registered person by person, never through a form. */
  'fromRegister',
  'unreadable',
] as const;
export type FilledRefusal = (typeof filledRefusals)[number];

const filledField = z.object({
  /** The form's path; of an unknown field its name in the file, which may be any text. */
  path: z.string(),
  label: z.string(),
  /** What the file says, at most 2000 characters of it. */
  read: z.string(),
  /** What it becomes in the form, in words, and as it is stored; null where it is refused. */
  shown: z.string().nullable(),
  value: scalar,
  /** What stands there now, in words, where that is something else; null where nothing stands there, or the same. */
  now: z.string().nullable(),
  /** The same stands there already. */
  same: z.boolean(),
  refused: z.enum(filledRefusals).nullable(),
});

const draftToGoOnWith = z.object({
  id: recordId,
  documentId: z.string(),
  version: z.number().int(),
  changedAt: instant,
});

/** What of a file is read, whatever is to be done with it. */
const file = {
  personId: recordId,
  /** At most 20 MB. */
  content: base64,
};

const refusals = [
  'notFound',
  'filledTooLarge',
  'filledNotPdf',
  'filledDamaged',
  'filledEncrypted',
  'filledActive',
  'filledForeign',
  'filledOtherVersion',
  'filledFieldsChanged',
  'filledEmpty',
  'formCompleted',
] as const;

/** Fillable PDF forms, there and back. */
export const fillableMethods = {
  'form.fillablePdf': method({
    kind: 'query',
    access: 'none',
    summary:
      'A blank form as a PDF to fill in on a screen: real form fields, no scripts. `form.readPdf` reads it back.',
    input: z.strictObject({ form: formId, language: z.enum(['nb', 'nn']) }),
    output: pdfOutput,
    errors: [],
  }),
  'form.readPdf': method({
    kind: 'query',
    access: 'consultant',
    summary:
      'What a filled PDF of `form.fillablePdf` says, field by field, against what stands in a draft (`into`) or in a new form (null). Changes nothing; the reading is logged.',
    input: z.strictObject({ ...file, into: recordId.nullable().default(null) }),
    output: z.object({
      form: formId,
      language: z.enum(['nb', 'nn']),
      /** Answered fields in the form's order, unknown ones last. */
      fields: z.array(filledField),
      /** Drafts that can be gone on with. */
      drafts: z.array(draftToGoOnWith),
      /** A person has one running form of this kind, and there is a draft: a new one cannot be started. */
      draftOnly: z.boolean(),
      /** Of what stands there now: given back to `form.importPdf`, which refuses when it has changed meanwhile. */
      basis: z.string(),
    }),
    errors: refusals,
  }),
  'form.importPdf': method({
    kind: 'command',
    access: 'consultant',
    summary:
      'Take the chosen fields of a filled PDF into a draft, in one transaction: a new one (`into` null), or one that is named. Nothing else in it changes.',
    input: z.strictObject({
      ...file,
      into: recordId.nullable(),
      paths: z.array(z.string().max(300)).min(1).max(2000),
      basis: z.string().max(100),
    }),
    output: formInstance,
    errors: [
      ...refusals,
      'formDraftExists',
      'formNotNewest',
      'filledNothingChosen',
      'changedMeanwhile',
      'tooManyRows',
      'diskFull',
    ],
  }),
} as const;
