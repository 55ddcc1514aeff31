import { z } from 'zod';
import type { RecordRow } from '#db/store.ts';
import type { ConflictNote } from '#shared/api/methods/exchange/conflicts.ts';
import { recordId } from '#shared/api/scalars.ts';
import { type ConsentScope, consentScopeIds } from '#shared/consent/scopes.ts';
import { displayName } from '#shared/people/names.ts';
import { text } from '#shared/text/localText.ts';
import type { HandlerContext } from '../../handler.ts';
import { keptId } from '../../people/mergeRecords.ts';
import { personRecord, personValuesOf, textOf } from '../../people/personRecord.ts';
import { isProtected } from '../packages/facts.ts';
import { type AuthorOf, authorsIn } from './authors.ts';
import { anyRecord, describeRecord } from './describe.ts';

/** What a note says, and of which field: it lies in the scope of that field, and goes where the field goes. */
const noteContent = z.strictObject({ recordId, field: z.string().max(300), text: z.string().max(2000) });
export type NoteContent = z.infer<typeof noteContent>;

interface ReadNote extends NoteContent {
  readonly record: RecordRow;
  readonly scope: ConsentScope;
}

export const writeNote = (content: NoteContent): string => JSON.stringify(content);

/** The notes of these cases, newest first; a note whose content did not come along (or is a newer version's) is none. */
export function notesOf(context: HandlerContext, cases: readonly string[] | undefined): ReadNote[] {
  const { store } = context;
  const records =
    cases === undefined
      ? store.recordsOfType('conflictNote')
      : cases.flatMap((caseId) => store.recordsOfCase('conflictNote', caseId));
  return records
    .flatMap((record) => {
      const scope = consentScopeIds.find((each) => typeof record.fields[each] === 'string');
      const content = scope === undefined ? undefined : contentOf(record.fields[scope] as string);
      return scope === undefined || content === undefined ? [] : [{ ...content, record, scope }];
    })
    .toSorted((a, b) => (a.record.createdAt < b.record.createdAt ? 1 : -1));
}

/** How many notes there are of each field: key `recordId field`. */
export function countNotes(context: HandlerContext, cases: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { recordId: id, field } of notesOf(context, cases)) {
    const key = noteKey(id, field);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

export const noteKey = (id: string, field: string): string => `${id} ${field}`;

export function noteView(
  context: HandlerContext,
  note: ReadNote,
  authorOf: AuthorOf = authorsIn(context),
): ConflictNote {
  const { store } = context;
  const { ref, fields, createdAt } = note.record;
  const personId = keptId(store, ref.caseId);
  const [written] = store.exchange.conflicts.history(ref.id, note.scope);
  const author = written === undefined ? undefined : authorOf(written);
  const about = store.exchange.conflicts.ofCase(ref.caseId);
  const row = about.find(({ record, field }) => record.id === note.recordId && field === note.field);
  const subject = anyRecord(store, note.recordId);
  return {
    id: ref.id,
    recordId: note.recordId,
    field: note.field,
    personId,
    name: displayName(personValuesOf(personRecord(store, personId)?.fields ?? {})),
    isProtected: isProtected(store, personId),
    label: subject === undefined ? text(note.field, note.field) : describeRecord(subject).label(note.field),
    text: note.text,
    author: {
      name: textOf(fields.writtenBy) ?? author?.name ?? '',
      municipality: author?.municipality ?? null,
      isOurs: author?.isOurs ?? false,
    },
    at: createdAt,
    isOpen: row !== undefined,
  };
}

function contentOf(json: string): NoteContent | undefined {
  try {
    const parsed = noteContent.safeParse(JSON.parse(json));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
