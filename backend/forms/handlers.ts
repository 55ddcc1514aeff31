import type { RecordRef } from '#db/store.ts';
import { type AppError, appError } from '#shared/api/errors.ts';
import type { FormInstance } from '#shared/api/methods/forms.ts';
import { refusalToComplete } from '#shared/forms/checks.ts';
import { missingPaths } from '#shared/forms/completion.ts';
import type { FormValues } from '#shared/forms/form.ts';
import { displayName } from '#shared/people/names.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { knownProgramme } from '../contracts/programme.ts';
import type { ClosedHandlers, HandlerContext, Handlers } from '../handler.ts';
import { logAction, logRead } from '../overview/accessLog.ts';
import { keptId } from '../people/mergeRecords.ts';
import { personRecord, personValuesOf } from '../people/personRecord.ts';
import { type FilledForm, filledForm, formsOf, savedValues, withoutNulls } from './formRecord.ts';
import { formListItem, formView } from './formView.ts';
import { householdValues } from './householdValues.ts';
import { printBlank, printFilled } from './printing.ts';
import { registerHandlers } from './registerHandlers.ts';
import { firstUnknownPath, sortValues, tooManyRows } from './saving.ts';
import { newForm } from './starting.ts';

const notFound = () => err(appError('notFound', {}));

/** Forms that are filled in: drafts that take every keystroke, and completed versions that never change. */
export const formHandlers = {
  ...registerHandlers,

  'form.list': ({ personId, form }, context) => {
    const { store } = context;
    if (personRecord(store, personId) === undefined) return notFound();
    const today = context.today();
    return ok({ forms: formsOf(store, personId, form).map((filled) => formListItem(store, filled, today)) });
  },

  'form.start': ({ personId: asked, form, amends }, context) => {
    const personId = keptId(context.store, asked);
    const found = newForm(context, { personId, form, amends });
    if (!found.ok) return found;
    const { ref, head, values } = found.value;
    context.store.write(context.writeContext(), (writer) => {
      writer.set(ref, head);
      writer.set(ref, values);
    });
    logAction(context, 'form.start', personId);
    return view(context, ref.id);
  },

  'form.get': ({ id }, context) => {
    const filled = filledForm(context.store, id);
    if (filled === undefined) return notFound();
    logRead(context, 'form.get', filled.personId);
    return ok(formView(context.store, filled, context.today()));
  },

  'form.type': ({ id, values }, context) => {
    const draft = draftOf(context, id);
    if (!draft.ok) return draft;
    const unknown = firstUnknownPath(draft.value.definition, values);
    if (unknown !== undefined) return err(appError('unknownPath', { path: unknown }));
    // Also what is only typed has its bounds: a page of rows, not a hundred thousand.
    const { definition, record } = draft.value;
    const over = tooManyRows(definition, { ...savedValues(record), ...context.store.typed(id), ...values });
    if (over !== undefined) return err(appError('tooManyRows', over));
    const at = context.now().toISOString();
    context.store.putTyped(id, values, at);
    return ok({ at });
  },

  'form.save': ({ id, values }, context) => {
    const { store } = context;
    const draft = draftOf(context, id);
    if (!draft.ok) return draft;
    const { definition, record } = draft.value;
    const unknown = firstUnknownPath(definition, values);
    if (unknown !== undefined) return err(appError('unknownPath', { path: unknown }));
    const { fitting, unfit, issues } = sortValues(definition, values);
    const over = tooManyRows(definition, { ...savedValues(record), ...fitting });
    if (over !== undefined) return err(appError('tooManyRows', over));

    commit(context, record.ref, fitting);
    if (issues.length > 0) {
      // The rest is saved; what does not fit stays as typed, so that it can be put right where it was written.
      store.putTyped(id, unfit, context.now().toISOString());
      return err(appError('invalidInput', { issues: [...issues] }));
    }
    return view(context, id);
  },

  'form.complete': ({ id, acceptMissing }, context) => {
    const { store } = context;
    const draft = draftOf(context, id);
    if (!draft.ok) return draft;
    const { definition, record, personId } = draft.value;
    const { fitting, issues } = sortValues(definition, store.typed(id));
    if (issues.length > 0) return err(appError('invalidInput', { issues: [...issues] }));

    const household = householdValues(store, draft.value, context.today());
    const values = withoutNulls({ ...savedValues(record), ...fitting, ...household });
    const over = tooManyRows(definition, values);
    if (over !== undefined) return err(appError('tooManyRows', over));
    const refusal = refusalToComplete(draft.value.form, values, { programme: knownProgramme(store, personId) });
    if (refusal !== undefined) return err(refusal);
    const missing = missingPaths(definition, values);
    if (missing.length > 0 && !acceptMissing) {
      return err(appError('formIncomplete', { missing: missing.map((path) => ({ path })) }));
    }
    const at = context.writeContext();
    store.write(at, (writer) => {
      writer.set(record.ref, { ...fitting, ...household });
      writer.set(record.ref, {
        $state: 'completed',
        $completedAt: at.at,
        $completedBy: context.user.name,
        $personName: personName(context, personId),
      });
    });
    store.clearTyped(id);
    logAction(context, 'form.complete', personId);
    return view(context, id);
  },

  'form.discard': ({ id }, context) => {
    const draft = draftOf(context, id);
    if (!draft.ok) return draft;
    context.store.write(context.writeContext(), (writer) =>
      writer.set(draft.value.record.ref, { $state: 'discarded' }),
    );
    context.store.clearTyped(id);
    logAction(context, 'form.discard', draft.value.personId);
    return ok({});
  },

  'form.pdf': async ({ id, language }, context) => {
    const filled = filledForm(context.store, id);
    if (filled === undefined) return notFound();
    logAction(context, 'form.pdf', filled.personId);
    const name = personName(context, filled.personId);
    return ok(await printFilled(context, filled, language, name));
  },

  'form.blankPdf': async ({ form, language }, context) => ok(await printBlank(context, form, language)),
} satisfies Handlers<`form.${'list' | 'start' | 'get' | 'type' | 'save' | 'complete' | 'discard' | 'registerDifferences' | 'applyToRegister' | 'pdf'}`> &
  ClosedHandlers<'form.blankPdf'>;

function view(context: HandlerContext, id: string): Result<FormInstance, AppError> {
  const filled = filledForm(context.store, id);
  return filled === undefined ? notFound() : ok(formView(context.store, filled, context.today()));
}

/** A form that can be written in. */
export function draftOf(context: HandlerContext, id: string): Result<FilledForm, AppError> {
  const filled = filledForm(context.store, id);
  if (filled === undefined) return notFound();
  return filled.state === 'completed' ? err(appError('formCompleted', {})) : ok(filled);
}

/** Ops first, then the typing that they replace: a crash between the two leaves the same value typed and saved. */
function commit(context: HandlerContext, ref: RecordRef, values: FormValues): void {
  if (Object.keys(values).length === 0) return;
  context.store.write(context.writeContext(), (writer) => writer.set(ref, values));
  context.store.clearTyped(ref.id, Object.keys(values));
}

/** Whom the form is about, as printed on its first page; in the person's own script too. */
export function personName({ store }: HandlerContext, personId: string): string {
  const record = personRecord(store, personId);
  if (record === undefined) return '';
  const values = personValuesOf(record.fields);
  const name = displayName(values);
  const native = values.nativeName ?? '';
  return native === '' || native === name ? name : `${name} (${native})`;
}
