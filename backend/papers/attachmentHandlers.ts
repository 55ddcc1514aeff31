import { type AppError, appError } from '#shared/api/errors.ts';
import { type AttachmentType, attachmentType, cleanFileName, maxAttachmentBytes } from '#shared/papers/attachment.ts';
import { commonCase } from '#shared/records/fieldSpec.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { documentId } from '../forms/formRecord.ts';
import type { HandlerContext, Handlers } from '../handler.ts';
import { logAction, logRead } from '../overview/accessLog.ts';
import { keptId, withAbsorbed } from '../people/mergeRecords.ts';
import { liveRecord, personRecord } from '../people/personRecord.ts';
import { attachmentsOf, toAttachment } from './attachments.ts';
import { completedPaper } from './paperHandlers.ts';
import { openPdf, type PdfProblem } from './pdfFile.ts';
import type { Gray } from './scan/gray.ts';
import { pdfPictures, picture } from './scan/pictures.ts';
import { stampsOn } from './scan/stampsOn.ts';

const notFound = () => err(appError('notFound', {}));

/** Files that are attached to records: signed copies, receipts. Kept encrypted in the database. */
export const attachmentHandlers = {
  'attachment.add': async (
    { paperId, subjectId, personId: asked, purpose, fileName, content, documentId },
    context,
  ) => {
    const { store } = context;
    const personId = keptId(store, asked);
    if (personRecord(store, personId) === undefined || !belongs(context, subjectId, personId)) return notFound();
    const isCopy = purpose === 'signedCopy';
    if (isCopy !== (paperId !== null) || (paperId !== null && paperId !== subjectId)) {
      return err(appError('invalidInput', { issues: [{ path: 'paperId', reason: 'custom' }] }));
    }
    const bytes = new Uint8Array(Buffer.from(content, 'base64'));
    const file = await checkedFile(bytes);
    if (!file.ok) return file;
    const bound = paperId === null ? ok({}) : binding(context, paperId, file.value.pages(), documentId);
    if (!bound.ok) return bound;

    const id = context.newId();
    const { type } = file.value;
    store.write(context.writeContext(), (writer) => {
      const sha256 = store.putAttachment(bytes);
      writer.set(
        { type: 'attachment', id, caseId: personId },
        {
          subjectId,
          purpose,
          sha256,
          bytes: bytes.length,
          mediaType: type,
          fileName: cleanFileName(fileName, type),
          addedBy: context.user.name,
          ...bound.value,
        },
      );
    });
    logAction(context, 'attachment.add', personId);
    const record = liveRecord(store, 'attachment', id);
    const added = record === undefined ? undefined : toAttachment(store, record);
    return added === undefined ? notFound() : ok(added);
  },

  'attachment.get': ({ id }, context) => {
    const { store } = context;
    const record = liveRecord(store, 'attachment', id);
    const attachment = record === undefined ? undefined : toAttachment(store, record);
    const content = attachment === undefined ? undefined : store.readAttachment(attachment.sha256);
    if (attachment === undefined || content === undefined) return notFound();
    logAction(context, 'attachment.get', attachment.personId);
    const { fileName, mediaType, bytes } = attachment;
    return ok({ fileName, mediaType, bytes, content: Buffer.from(content).toString('base64') });
  },

  'attachment.list': ({ subjectId }, context) => {
    const attachments = attachmentsOf(context.store, subjectId);
    for (const personId of new Set(attachments.map((each) => each.personId))) {
      logRead(context, 'attachment.list', personId);
    }
    return ok({ attachments });
  },

  'attachment.remove': ({ id, reason }, context) => {
    const { store } = context;
    const record = liveRecord(store, 'attachment', id);
    const attachment = record === undefined ? undefined : toAttachment(store, record);
    if (record === undefined || attachment === undefined) return notFound();
    if (reason.trim() === '') return err(appError('reasonMissing', {}));
    store.write(context.writeContext(), (writer) => {
      writer.set(record.ref, { $removed: true, removedBecause: reason.trim(), removedBy: context.user.name });
      // The same file can be attached in two places.
      const others = store.recordsWhere('attachment', 'sha256', attachment.sha256).filter(({ ref }) => ref.id !== id);
      if (others.every(({ fields }) => fields.$removed === true)) store.removeAttachment(attachment.sha256);
    });
    logAction(context, 'attachment.remove', attachment.personId);
    return ok({});
  },
} satisfies Handlers<`attachment.${'add' | 'get' | 'list' | 'remove'}`>;

/** Is it a record of this person's case, or of nobody's? */
function belongs({ store }: HandlerContext, subjectId: string, personId: string): boolean {
  const subject = store.record(subjectId);
  if (subject === undefined || subject.fields.$removed === true) return false;
  return subject.ref.caseId === commonCase || withAbsorbed(store, personId).includes(subject.ref.caseId);
}

interface CheckedFile {
  readonly type: AttachmentType;
  /** The pictures in it, decoded one at a time. */
  pages(): Iterable<Gray>;
}

const pdfRefusals: Record<PdfProblem, 'attachmentEncrypted' | 'attachmentScripted' | 'attachmentDamaged'> = {
  encrypted: 'attachmentEncrypted',
  scripted: 'attachmentScripted',
  damaged: 'attachmentDamaged',
};

async function checkedFile(content: Uint8Array): Promise<Result<CheckedFile, AppError>> {
  if (content.length === 0) return err(appError('attachmentEmpty', {}));
  if (content.length > maxAttachmentBytes) return err(appError('attachmentTooLarge', { maxBytes: maxAttachmentBytes }));
  const type = attachmentType(content);
  if (type === undefined) return err(appError('attachmentType', {}));
  if (type === 'application/pdf') {
    const opened = await openPdf(content);
    if (!opened.ok) return err(appError(pdfRefusals[opened.error], {}));
    return ok({ type, pages: () => pdfPictures(opened.value) });
  }
  const page = picture(content, type);
  return page === undefined ? err(appError('attachmentDamaged', {})) : ok({ type, pages: () => [page] });
}

interface Binding {
  readonly paperId?: string;
  readonly contentHash?: string;
  readonly boundBy?: 'qr' | 'user';
}

/**
 * To which version a signed copy belongs. The code on it decides, where it has one; otherwise the user has read the
 * document id on the paper.
 */
function binding(
  context: HandlerContext,
  paperId: string,
  pages: Iterable<Gray>,
  typed: string | null,
): Result<Binding, AppError> {
  const paper = completedPaper(context, paperId);
  if (!paper.ok) return paper;
  const own = { documentId: documentId(paper.value.filled), contentHash: paper.value.hash };
  const stamps = stampsOn(pages);
  const foreign = stamps.find((stamp) => stamp.documentId !== own.documentId || stamp.contentHash !== own.contentHash);
  if (foreign !== undefined) return err(appError('scanBelongsElsewhere', { documentId: foreign.documentId }));
  if (stamps.length > 0) return ok({ paperId, contentHash: own.contentHash, boundBy: 'qr' });
  if (typed === null || typed.trim() === '') return err(appError('scanUnmarked', {}));
  if (typed.trim().toUpperCase() !== own.documentId) return err(appError('documentIdDiffers', {}));
  return ok({ paperId, contentHash: own.contentHash, boundBy: 'user' });
}
