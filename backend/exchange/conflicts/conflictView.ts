import type { ConflictRow } from '#db/exchange/exchangeStore.ts';
import type { ConflictDetail, ConflictItem } from '#shared/api/methods/exchange/conflicts.ts';
import { consentScopeIds } from '#shared/consent/scopes.ts';
import { concurrentRefs } from '#shared/ops/concurrent.ts';
import { displayName } from '#shared/people/names.ts';
import { commonCase } from '#shared/records/fieldSpec.ts';
import { text } from '#shared/text/localText.ts';
import { writable } from '../../forms/writable.ts';
import type { HandlerContext } from '../../handler.ts';
import { keptId, withAbsorbed } from '../../people/mergeRecords.ts';
import { personRecord, personValuesOf } from '../../people/personRecord.ts';
import { isProtected } from '../packages/facts.ts';
import { ownerOf } from '../transfers/ownerOf.ts';
import { authorsIn } from './authors.ts';
import { controlOf } from './controls.ts';
import { anyRecord, describeRecord } from './describe.ts';
import { countNotes, noteKey, notesOf, noteView } from './notes.ts';

const removedField = '$removed';

/** Conflicts that somebody here can settle: those of a case that was handed over are the new owner's. */
export function openRows(context: HandlerContext): ConflictRow[] {
  const { conflicts } = context.store.exchange;
  const rows: ConflictRow[] = [];
  for (let page = conflicts.list({ offset: 0, limit: PAGE }); ; ) {
    rows.push(...page);
    if (page.length < PAGE) break;
    page = conflicts.list({ offset: rows.length, limit: PAGE });
  }
  const writable = new Map<string, boolean>();
  return rows.filter(({ record: { caseId } }) => {
    const known = writable.get(caseId) ?? mayWriteIn(context, caseId);
    writable.set(caseId, known);
    return known;
  });
}

const PAGE = 1000;

export function mayWriteIn({ store, municipality }: HandlerContext, caseId: string): boolean {
  return caseId === commonCase || !ownerOf(store, municipality, caseId).isFormerOwner;
}

/** The case under which a conflict is shown: null = about nobody. */
export const shownCase = ({ store }: HandlerContext, caseId: string): string | null =>
  caseId === commonCase ? null : keptId(store, caseId);

export function nameOf({ store }: HandlerContext, personId: string | null): string {
  return personId === null ? '' : displayName(personValuesOf(personRecord(store, personId)?.fields ?? {}));
}

export const isProtectedPerson = ({ store }: Pick<HandlerContext, 'store'>, personId: string | null): boolean =>
  personId !== null && isProtected(store, personId);

export function conflictItems(context: HandlerContext, rows: readonly ConflictRow[]): ConflictItem[] {
  const notes = countNotes(context, [...new Set(rows.map(({ record }) => record.caseId))]);
  return rows.map(({ record: { type, id }, field, heads, at }) => {
    const record = anyRecord(context.store, id);
    const described = record === undefined ? undefined : describeRecord(record);
    return {
      recordId: id,
      field,
      kind: field === removedField ? 'removal' : 'value',
      label: described?.label(field) ?? text(field, field),
      place: described?.place(field) ?? text(type, type),
      at,
      sides: heads,
      notes: notes.get(noteKey(id, field)) ?? 0,
    };
  });
}

/** The row of a conflict that stands, by its record and field. */
export function rowOf({ store }: HandlerContext, id: string, caseId: string, field: string): ConflictRow | undefined {
  return store.exchange.conflicts.ofCase(caseId).find((row) => row.record.id === id && row.field === field);
}

export function conflictDetail(context: HandlerContext, row: ConflictRow): ConflictDetail | undefined {
  const { store } = context;
  const { record: ref, field, scope } = row;
  const record = anyRecord(store, ref.id);
  const [item] = conflictItems(context, [row]);
  if (record === undefined || item === undefined) return undefined;
  const described = describeRecord(record);
  const authorOf = authorsIn(context);
  const heads = store.exchange.conflicts.heads(ref.id, field);
  const standing = new Set(heads.map(({ ref: head }) => head));
  const personId = shownCase(context, ref.caseId);
  const cases = personId === null ? [] : withAbsorbed(store, personId);
  const history = store.exchange.conflicts.history(ref.id, field);
  const concurrent = concurrentRefs(history);
  return {
    ...item,
    personId,
    name: nameOf(context, personId),
    isProtected: isProtectedPerson(context, personId),
    control: controlOf(record.ref.type, field, described.formId),
    heads: heads.map((head) => ({
      ref: head.ref,
      label: head.field === field ? null : described.label(head.field),
      value: writable(head.value),
      words: described.words(head.field, head.value),
      author: authorOf(head),
      at: head.at,
    })),
    history: history.map((op) => ({
      ref: op.ref,
      words: described.words(field, op.value),
      author: authorOf(op),
      at: op.at,
      isHead: standing.has(op.ref),
      isConcurrent: concurrent.has(op.ref),
    })),
    neighbours: described.around(field, isProtectedPerson(context, personId)),
    noteList: notesOf(context, cases)
      .filter((note) => note.recordId === ref.id && note.field === field)
      .map((note) => noteView(context, note, authorOf)),
    mayResolve: mayWriteIn(context, ref.caseId),
    mayAsk: personId !== null && consentScopeIds.some((known) => known === scope),
  };
}
