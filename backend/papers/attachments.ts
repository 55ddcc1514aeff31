import type { RecordRow, Store } from '#db/store.ts';
import { type AttachmentView, attachmentView } from '#shared/api/methods/papers.ts';
import { keptId } from '../people/mergeRecords.ts';
import { textOf } from '../people/personRecord.ts';

/** The files attached to a record, oldest first. */
export function attachmentsOf(store: Store, subjectId: string): AttachmentView[] {
  return store
    .recordsWhere('attachment', 'subjectId', subjectId)
    .flatMap((record) => toAttachment(store, record) ?? [])
    .toSorted((a, b) => (a.addedAt === b.addedAt ? (a.id < b.id ? -1 : 1) : a.addedAt < b.addedAt ? -1 : 1));
}

/** Undefined for a removed one, and for one that only a newer version can read. */
export function toAttachment(store: Store, { ref, fields, createdAt }: RecordRow): AttachmentView | undefined {
  if (ref.type !== 'attachment' || fields.$removed === true) return undefined;
  const parsed = attachmentView.safeParse({
    id: ref.id,
    subjectId: fields.subjectId,
    personId: keptId(store, ref.caseId),
    paperId: textOf(fields.paperId ?? null),
    boundBy: textOf(fields.boundBy ?? null),
    purpose: fields.purpose,
    fileName: fields.fileName,
    mediaType: fields.mediaType,
    bytes: fields.bytes,
    sha256: fields.sha256,
    addedAt: createdAt,
    addedBy: textOf(fields.addedBy ?? null) ?? '',
  });
  return parsed.success ? parsed.data : undefined;
}
