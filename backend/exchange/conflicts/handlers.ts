import type { ConflictRow } from '#db/exchange/exchangeStore.ts';
import { specOf } from '#db/fieldSpecs.ts';
import type { RecordRow } from '#db/store.ts';
import { type AppError, appError } from '#shared/api/errors.ts';
import { consentScopeIds } from '#shared/consent/scopes.ts';
import type { Scalar } from '#shared/forms/form.ts';
import { sameScalar } from '#shared/ops/op.ts';
import { type PersonFieldKey, personFieldKeys } from '#shared/people/person.ts';
import { commonCase } from '#shared/records/fieldSpec.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { HandlerContext, Handlers } from '../../handler.ts';
import { inputIssues } from '../../inputIssues.ts';
import { logAction, logRead } from '../../overview/accessLog.ts';
import { checkedChange } from '../../people/checkPerson.ts';
import { keptId, withAbsorbed } from '../../people/mergeRecords.ts';
import { personRecord, personValuesOf } from '../../people/personRecord.ts';
import {
  conflictDetail,
  conflictItems,
  isProtectedPerson,
  nameOf,
  openRows,
  rowOf,
  shownCase,
} from './conflictView.ts';
import { anyRecord } from './describe.ts';
import { notesOf, noteView, writeNote } from './notes.ts';

const notFound = () => err(appError('notFound', {}));

/** Conflicts between what two people wrote. */
export const conflictsHandlers = {
  'conflict.count': (_input, context) => {
    const rows = openRows(context);
    return ok({ conflicts: rows.length, cases: byCase(context, rows).size });
  },

  'conflict.list': ({ personId: asked, offset, limit }, context) => {
    const { store } = context;
    if (asked !== undefined && personRecord(store, asked) === undefined) return notFound();
    const personId = asked === undefined ? undefined : keptId(store, asked);
    const rows =
      personId === undefined
        ? openRows(context)
        : withAbsorbed(store, personId).flatMap((caseId) => store.exchange.conflicts.ofCase(caseId));
    const cases = [...byCase(context, rows)];
    const page = cases.slice(offset, offset + limit).map(([shown, ofCase]) => ({
      personId: shown,
      name: nameOf(context, shown),
      isProtected: isProtectedPerson(context, shown),
      conflicts: conflictItems(context, ofCase),
    }));
    return ok({ cases: page, total: cases.length });
  },

  'conflict.get': ({ recordId, field }, context) => {
    const found = conflictAt(context, recordId, field);
    if (!found.ok) return found;
    const detail = conflictDetail(context, found.value.row);
    if (detail === undefined) return notFound();
    if (detail.personId !== null) logRead(context, 'conflict.get', detail.personId);
    return ok(detail);
  },

  'conflict.resolve': ({ recordId, field, value, seen }, context) => {
    const { store } = context;
    const found = conflictAt(context, recordId, field);
    if (!found.ok) return found;
    const { record, row } = found.value;
    const heads = store.exchange.conflicts.heads(recordId, field);
    // What nobody has looked at must not be settled along with the rest.
    if (heads.length !== seen.length || heads.some(({ ref }) => !seen.includes(ref))) {
      return err(appError('changedMeanwhile', {}));
    }
    const isOneOfThem = heads.some((head) => head.field === field && sameScalar(head.value, value));
    const refusal = isOneOfThem ? undefined : refusalOf(context, record, field, value);
    if (refusal !== undefined) return err(refusal);
    const { type, id, caseId } = record.ref;
    store.write(context.writeContext(), (writer) => {
      writer.resolve({ type, id, caseId }, field, field === '$removed' && value !== true ? null : value);
    });
    const shown = shownCase(context, caseId);
    logAction(context, 'conflict.resolve', shown);
    return ok({ left: store.exchange.conflicts.ofCase(row.record.caseId).length });
  },

  'conflict.ask': ({ recordId, field, text }, context) => {
    const { store } = context;
    const record = anyRecord(context.store, recordId);
    if (record === undefined) return notFound();
    const form = record.fields.$form;
    const spec = specOf(record.ref.type, field, typeof form === 'string' ? form : undefined);
    if (spec === undefined) return notFound();
    const scope = consentScopeIds.find((known) => known === spec.scope);
    const { caseId } = record.ref;
    if (scope === undefined || caseId === commonCase) return err(appError('conflictNobodyToAsk', {}));
    const id = context.newId();
    store.write(context.writeContext(), (writer) =>
      writer.set(
        { type: 'conflictNote', id, caseId },
        { [scope]: writeNote({ recordId, field, text }), writtenBy: context.user.name },
      ),
    );
    logAction(context, 'conflict.ask', keptId(store, caseId));
    const note = notesOf(context, [caseId]).find((each) => each.record.ref.id === id);
    return note === undefined ? notFound() : ok(noteView(context, note));
  },

  'conflict.notes': ({ personId: asked }, context) => {
    const { store } = context;
    if (asked !== undefined && personRecord(store, asked) === undefined) return notFound();
    const personId = asked === undefined ? undefined : keptId(store, asked);
    const cases = personId === undefined ? undefined : withAbsorbed(store, personId);
    const notes = notesOf(context, cases).map((note) => noteView(context, note));
    for (const shown of new Set(notes.map((note) => note.personId))) logRead(context, 'conflict.notes', shown);
    return ok({ notes });
  },
} satisfies Handlers<`conflict.${'count' | 'list' | 'get' | 'resolve' | 'ask' | 'notes'}`>;

/** By the person that the cases are shown under, in the order of the rows. */
function byCase(context: HandlerContext, rows: readonly ConflictRow[]): Map<string | null, ConflictRow[]> {
  return Map.groupBy(rows, ({ record }) => shownCase(context, record.caseId));
}

function conflictAt(
  context: HandlerContext,
  id: string,
  field: string,
): Result<{ record: RecordRow; row: ConflictRow }, AppError> {
  const record = anyRecord(context.store, id);
  if (record === undefined) return notFound();
  const row = rowOf(context, id, record.ref.caseId, field);
  return row === undefined ? err(appError('conflictSettled', {})) : ok({ record, row });
}

/** Why a value that nobody had written cannot stand there: the field's own schema, and the register's rules for a person. */
function refusalOf(context: HandlerContext, record: RecordRow, field: string, value: Scalar): AppError | undefined {
  const form = record.fields.$form;
  const spec = specOf(record.ref.type, field, typeof form === 'string' ? form : undefined);
  if (spec === undefined) return appError('notFound', {});
  if (value !== null) {
    const parsed = spec.schema.safeParse(value);
    if (!parsed.success) {
      const reason = inputIssues(parsed.error)[0]?.reason ?? 'invalid';
      return appError('invalidInput', { issues: [{ path: 'value', reason }] });
    }
  }
  const key = personFieldKeys.find((known): known is PersonFieldKey => known === field);
  if (record.ref.type !== 'person' || key === undefined) return undefined;
  const checked = checkedChange({
    store: context.store,
    personId: record.ref.id,
    present: personValuesOf(record.fields),
    change: { [key]: value },
    today: context.today(),
  });
  return checked.ok ? undefined : checked.error;
}
