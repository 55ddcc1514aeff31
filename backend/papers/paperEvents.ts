import type { RecordRow, Store } from '#db/store.ts';
import { inOrder, type PaperEvent, type PaperEventDetail, paperEventDetail } from '#shared/papers/paperEvent.ts';
import type { HandlerContext } from '../handler.ts';
import { textOf } from '../people/personRecord.ts';

/** What has happened to a paper, oldest first. */
export function paperEvents(store: Store, paperId: string): PaperEvent[] {
  return inOrder(store.recordsWhere('paperEvent', 'paperId', paperId).flatMap((row) => toEvent(row) ?? []));
}

/** Notes that something happened to a paper; returns the event's id. `caseId` is the person's. */
export function addPaperEvent(
  context: HandlerContext,
  paper: { readonly id: string; readonly caseId: string },
  event: { readonly date: string; readonly detail: PaperEventDetail; readonly note?: string | null },
): string {
  const id = context.newId();
  context.store.write(context.writeContext(), (writer) =>
    writer.set(
      { type: 'paperEvent', id, caseId: paper.caseId },
      {
        paperId: paper.id,
        date: event.date,
        detail: JSON.stringify(event.detail),
        note: event.note ?? null,
        recordedBy: context.user.name,
      },
    ),
  );
  return id;
}

/** An event of a kind that only a newer version knows is kept in the log, and not read here. */
function toEvent(row: RecordRow): PaperEvent | undefined {
  const { paperId, date, detail, note, recordedBy } = row.fields;
  const parsed = paperEventDetail.safeParse(JSON.parse(textOf(detail ?? null) ?? 'null'));
  if (!parsed.success) return undefined;
  return {
    id: row.ref.id,
    paperId: textOf(paperId ?? null) ?? '',
    date: textOf(date ?? null) ?? '',
    detail: parsed.data,
    note: textOf(note ?? null),
    recordedAt: row.createdAt,
    recordedBy: textOf(recordedBy ?? null) ?? '',
  };
}
