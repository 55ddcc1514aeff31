import { z } from 'zod';
import { paperEventDetail, paperSignature } from '../../papers/paperEvent.ts';
import { method } from '../method.ts';
import { instant, isoDate, multilineText, plainText, recordId } from '../scalars.ts';
import { formInstance, pdfOutput } from './forms.ts';

const paperEvent = z.object({
  id: recordId,
  date: isoDate,
  detail: paperEventDetail,
  note: z.string().nullable(),
  recordedAt: instant,
  recordedBy: z.string(),
});

/** One version of a paper: the filled form's head, and what has happened to it. */
export const paperView = formInstance
  .pick({ id: true, form: true, version: true, series: true, state: true, documentId: true, personId: true })
  .extend({
    /** SHA-256 in hex of what it says, as in the QR code on the paper; null while it is a draft. */
    contentHash: z.string().nullable(),
    /** Oldest first. */
    events: z.array(paperEvent),
    /** The newest version of the paper, a draft included, where that is another. */
    newerVersion: recordId.nullable(),
  });
export type PaperView = z.infer<typeof paperView>;

/** Papers that are signed: what has happened to them, and their scanned copies. */
export const papersMethods = {
  'paper.get': method({
    kind: 'query',
    access: 'reader',
    summary: 'What has happened to one version of a paper. The reading is logged.',
    input: z.strictObject({ id: recordId }),
    output: paperView,
    errors: ['notFound'],
  }),
  'paper.print': method({
    kind: 'command',
    access: 'consultant',
    summary: 'A completed paper as PDF/A-1b, to be signed; notes that it was printed. A draft goes through form.pdf.',
    input: z.strictObject({ id: recordId, language: z.enum(['nb', 'nn']) }),
    output: pdfOutput,
    errors: ['notFound', 'paperNotCompleted'],
  }),
  'paper.sign': method({
    kind: 'command',
    access: 'consultant',
    summary: 'Note who has signed a completed paper: every line that has to be signed, at once.',
    input: z.strictObject({
      id: recordId,
      date: isoDate,
      signatures: z.array(paperSignature).min(1).max(10),
      note: multilineText(2000).nullable().default(null),
    }),
    output: paperView,
    errors: [
      'notFound',
      'paperNotCompleted',
      'paperAlreadySigned',
      'signatureMissing',
      'signatureLineUnknown',
      'consentNeedsGuardian',
      'dateInFuture',
    ],
  }),
  'paper.undoEvent': method({
    kind: 'command',
    access: 'consultant',
    summary: 'Undo the latest thing noted on a paper. A printing stays, and so does what something has been built on.',
    input: z.strictObject({ eventId: recordId, reason: plainText(2000) }),
    output: paperView,
    errors: ['notFound', 'paperEventStands', 'reasonMissing'],
  }),
} as const;
