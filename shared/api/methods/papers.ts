import { z } from 'zod';
import { attachmentPurposes, attachmentTypes } from '../../papers/attachment.ts';
import { paperEventDetail, paperSignature } from '../../papers/paperEvent.ts';
import { method } from '../method.ts';
import { base64, instant, isoDate, multilineText, plainText, recordId } from '../scalars.ts';
import { formInstance, pdfOutput } from './forms.ts';

const paperEvent = z.object({
  id: recordId,
  date: isoDate,
  detail: paperEventDetail,
  note: z.string().nullable(),
  recordedAt: instant,
  recordedBy: z.string(),
});

export const attachmentView = z.object({
  id: recordId,
  subjectId: recordId,
  personId: recordId,
  paperId: recordId.nullable(),
  boundBy: z.enum(['qr', 'user']).nullable(),
  purpose: z.enum(attachmentPurposes),
  fileName: z.string(),
  mediaType: z.enum(attachmentTypes),
  bytes: z.number().int(),
  sha256: z.string(),
  addedAt: instant,
  addedBy: z.string(),
});
export type AttachmentView = z.infer<typeof attachmentView>;

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
    /** Scanned signed copies of this version, oldest first. */
    attachments: z.array(attachmentView),
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
      'signaturePlaceMissing',
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
  'attachment.add': method({
    kind: 'command',
    access: 'consultant',
    summary:
      'Attach a PDF, JPEG or PNG to a record. A signed copy is bound to one version of a paper: by the code on it, or, where none is read, by the document id that the user read on the paper.',
    input: z.strictObject({
      /** For a signed copy: the paper, which is then also the subject. */
      paperId: recordId.nullable().default(null),
      subjectId: recordId,
      personId: recordId,
      purpose: z.enum(attachmentPurposes),
      fileName: plainText(300),
      content: base64,
      /** As typed from the paper. */
      documentId: plainText(40).nullable().default(null),
    }),
    output: attachmentView,
    errors: [
      'notFound',
      'attachmentEmpty',
      'attachmentTooLarge',
      'attachmentType',
      'attachmentDamaged',
      'attachmentEncrypted',
      'attachmentScripted',
      'scanBelongsElsewhere',
      'scanUnmarked',
      'documentIdDiffers',
      'paperNotCompleted',
      'diskFull',
    ],
  }),
  'attachment.get': method({
    kind: 'query',
    access: 'reader',
    summary: 'An attached file. The reading is logged.',
    input: z.strictObject({ id: recordId }),
    output: attachmentView.pick({ fileName: true, mediaType: true, bytes: true }).extend({ content: base64 }),
    errors: ['notFound'],
  }),
  'attachment.list': method({
    kind: 'query',
    access: 'reader',
    summary: 'The files attached to a record, oldest first.',
    input: z.strictObject({ subjectId: recordId }),
    output: z.object({ attachments: z.array(attachmentView) }),
    errors: [],
  }),
  'attachment.remove': method({
    kind: 'command',
    access: 'consultant',
    summary: 'Remove an attached file and erase its content; that it was there, and why it went, stays in the history.',
    input: z.strictObject({ id: recordId, reason: plainText(2000) }),
    output: z.object({}),
    errors: ['notFound', 'reasonMissing'],
  }),
} as const;
