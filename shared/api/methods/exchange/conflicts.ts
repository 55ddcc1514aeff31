import { z } from 'zod';
import { municipalityNumbers } from '../../../municipalities.ts';
import { method } from '../../method.ts';
import { instant, multilineText, recordId, scalar } from '../../scalars.ts';

const municipality = z.enum(municipalityNumbers);
const localText = z.object({ nb: z.string(), nn: z.string() });
const field = z.string().min(1).max(300);
const ref = z.string().max(300);

/** Who wrote something, as far as it is known here. */
const author = z.object({
  /** Empty where nobody has told the name. */
  name: z.string(),
  municipality: municipality.nullable(),
  /** Of this municipality. */
  isOurs: z.boolean(),
});
export type ConflictAuthor = z.infer<typeof author>;

const conflictItem = z.object({
  recordId,
  field,
  /** value: two values of a field. removal: removed by one, changed by another who did not know. */
  kind: z.enum(['value', 'removal']),
  label: localText,
  /** Which paper or part of the register it stands in, and the section there. */
  place: localText,
  at: instant,
  /** How many stand against each other. */
  sides: z.number().int(),
  /** A question or an answer about it has been written. */
  notes: z.number().int(),
});
export type ConflictItem = z.infer<typeof conflictItem>;

/** How a value can be written by hand; `none`: only one of those that are there can be chosen. */
const control = z.discriminatedUnion('kind', [
  /** A field, or a cell, of a form. */
  z.object({ kind: z.literal('form'), form: z.string(), path: field }),
  z.object({ kind: z.literal('choice'), choices: z.array(z.object({ value: z.string(), label: localText })) }),
  z.object({ kind: z.literal('text'), maxLength: z.number().int(), lines: z.enum(['one', 'many']) }),
  z.object({ kind: z.literal('date') }),
  z.object({ kind: z.literal('number') }),
  z.object({ kind: z.literal('yesNo') }),
  z.object({ kind: z.literal('none') }),
]);
export type ConflictControl = z.infer<typeof control>;

const conflictSide = z.object({
  ref,
  /** Of an edit that a removal meets: which field it changed. */
  label: localText.nullable(),
  value: scalar,
  words: localText,
  author,
  at: instant,
});
export type ConflictSide = z.infer<typeof conflictSide>;

const note = z.object({
  id: recordId,
  recordId,
  field,
  personId: recordId,
  name: z.string(),
  isProtected: z.boolean(),
  label: localText,
  text: z.string(),
  author,
  at: instant,
  /** The conflict that it is about is not settled. */
  isOpen: z.boolean(),
});
export type ConflictNote = z.infer<typeof note>;

const conflictDetail = conflictItem.extend({
  /** Null: about nobody. */
  personId: recordId.nullable(),
  name: z.string(),
  isProtected: z.boolean(),
  control,
  /** Newest first. */
  heads: z.array(conflictSide),
  /** Every change of the field, newest first. */
  history: z.array(
    z.object({
      ref,
      words: localText,
      author,
      at: instant,
      /** It stands: nobody has written on top of it. */
      isHead: z.boolean(),
      /** Written by somebody who had not seen another that stands here. */
      isConcurrent: z.boolean(),
    }),
  ),
  /** What stands around it, in the order of the form; of a protected person, not where they live. */
  neighbours: z.array(z.object({ label: localText, words: localText, isThis: z.boolean() })),
  noteList: z.array(note),
  /** A case that was handed over can be looked at only. */
  mayResolve: z.boolean(),
  /** Whether there is somebody to ask. */
  mayAsk: z.boolean(),
});
export type ConflictDetail = z.infer<typeof conflictDetail>;

/** Conflicts between what two people wrote: methods. */
export const conflictsMethods = {
  'conflict.count': method({
    kind: 'query',
    access: 'reader',
    summary: 'How many conflicts wait for somebody here to settle them, and in how many cases.',
    input: z.strictObject({}),
    output: z.object({ conflicts: z.number().int(), cases: z.number().int() }),
    errors: [],
  }),
  'conflict.list': method({
    kind: 'query',
    access: 'reader',
    summary: 'Conflicts by case, the case with the newest first; or those of one person.',
    input: z.strictObject({
      personId: recordId.optional(),
      offset: z.number().int().min(0).max(1_000_000).default(0),
      limit: z.number().int().min(1).max(200).default(50),
    }),
    output: z.object({
      cases: z.array(
        z.object({
          /** Null: about nobody. */
          personId: recordId.nullable(),
          name: z.string(),
          isProtected: z.boolean(),
          conflicts: z.array(conflictItem),
        }),
      ),
      /** Cases with conflicts, all together. */
      total: z.number().int(),
    }),
    errors: ['notFound'],
  }),
  'conflict.get': method({
    kind: 'query',
    access: 'reader',
    summary:
      'A conflict: what stands against what, by whom and when, the history of the field and what stands around it.',
    input: z.strictObject({ recordId, field }),
    output: conflictDetail,
    errors: ['notFound', 'conflictSettled'],
  }),
  'conflict.resolve': method({
    kind: 'command',
    access: 'consultant',
    summary:
      'Settle a conflict with one of the values or another (null: nothing). Of a removal: true keeps it removed.',
    input: z.strictObject({
      recordId,
      field,
      value: scalar,
      /** Refs of the sides that the user has seen: refused when others have come. */
      seen: z.array(ref).min(1).max(200),
    }),
    output: z.object({ left: z.number().int() }),
    errors: [
      'notFound',
      'conflictSettled',
      'changedMeanwhile',
      'nameMissing',
      'numberTaken',
      'numberFailsCheck',
      'settlementBeforeBirth',
      'arrivalBeforeBirth',
      'dateInFuture',
    ],
  }),
  'conflict.ask': method({
    kind: 'command',
    access: 'consultant',
    summary:
      'Write a question or an answer about a conflict. It goes to those who have the field, with the next package.',
    input: z.strictObject({ recordId, field, text: multilineText(2000).trim().min(1) }),
    output: note,
    errors: ['notFound', 'conflictNobodyToAsk'],
  }),
  'conflict.notes': method({
    kind: 'query',
    access: 'reader',
    summary: 'Questions and answers about conflicts, newest first: of one person, or all.',
    input: z.strictObject({ personId: recordId.optional() }),
    output: z.object({ notes: z.array(note) }),
    errors: ['notFound'],
  }),
} as const;
