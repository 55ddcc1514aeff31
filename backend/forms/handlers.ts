import type { RecordRef } from '#db/store.ts';
import { type AppError, appError } from '#shared/api/errors.ts';
import type { FormInstance } from '#shared/api/methods/forms.ts';
import { refusalToComplete } from '#shared/forms/checks.ts';
import { missingPaths } from '#shared/forms/completion.ts';
import type { FormDefinition, FormValues } from '#shared/forms/form.ts';
import { prefill, startingValues } from '#shared/forms/registerBinding.ts';
import { formDefinitions } from '#shared/forms/registry.ts';
import { displayName } from '#shared/people/names.ts';
import type { PersonValues } from '#shared/people/person.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { knownProgramme } from '../contracts/programme.ts';
import type { ClosedHandlers, HandlerContext, Handlers } from '../handler.ts';
import { logAction, logRead } from '../overview/accessLog.ts';
import { isProtected } from '../people/householdView.ts';
import { keptId } from '../people/mergeRecords.ts';
import { personRecord, personValuesOf } from '../people/personRecord.ts';
import { type FilledForm, filledForm, formsOf, savedValues, withoutNulls } from './formRecord.ts';
import { formListItem, formView } from './formView.ts';
import { householdValues } from './householdValues.ts';
import { languageOf } from './language.ts';
import { printBlank, printFilled } from './printing.ts';
import { registerHandlers } from './registerHandlers.ts';
import { firstUnknownPath, sortValues, tooManyRows } from './saving.ts';

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
    const { store } = context;
    const personId = keptId(store, asked);
    const person = personRecord(store, personId);
    if (person === undefined) return notFound();
    const definition = formDefinitions[form];
    const found = versionBefore(formsOf(store, personId, form), definition, amends);
    if (!found.ok) return found;
    const previous = found.value;
    const id = context.newId();
    const register = personValuesOf(person.fields);
    const copied =
      previous === undefined
        ? startingValues(definition, languageOf(context))
        : withoutHidden(withoutRegisterRows(previous), definition, register);
    // What the register knows today goes before what it knew when the version before was made.
    const values = { ...copied, ...prefill(definition, register, languageOf(context)) };
    store.write(context.writeContext(), (writer) => {
      writer.set(formRef(id, personId), {
        $form: form,
        $person: personId,
        $version: (previous?.version ?? 0) + 1,
        $definition: definition.version,
        $state: 'draft',
        ...(previous === undefined ? {} : { $copiedFrom: previous.id }),
        ...(definition.instances === 'many' ? { $series: previous?.series ?? id } : {}),
      });
      writer.set(formRef(id, personId), values);
    });
    logAction(context, 'form.start', personId);
    return view(context, id);
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

const formRef = (id: string, personId: string): RecordRef => ({ type: 'form', id, caseId: personId });

function view(context: HandlerContext, id: string): Result<FormInstance, AppError> {
  const filled = filledForm(context.store, id);
  return filled === undefined ? notFound() : ok(formView(context.store, filled, context.today()));
}

/** The version that a new one goes on from, or undefined where a new chain begins. One chain has one draft at a time. */
function versionBefore(
  forms: readonly FilledForm[],
  { instances }: FormDefinition,
  amends: string | undefined,
): Result<FilledForm | undefined, AppError> {
  if (instances === 'many' && amends === undefined) return ok(undefined);
  const amended = forms.find((filled) => filled.id === amends);
  if (amends !== undefined && amended === undefined) return notFound();
  const chain = instances === 'many' ? forms.filter((filled) => filled.series === amended?.series) : forms;
  const draft = chain.find((filled) => filled.state === 'draft');
  if (draft !== undefined) return err(appError('formDraftExists', { formId: draft.id }));
  const [newest] = chain;
  if (amended !== undefined && newest !== undefined && newest.id !== amended.id) {
    return err(appError('formNotNewest', { newest: newest.id }));
  }
  return ok(newest);
}

/** A form that can be written in. */
function draftOf(context: HandlerContext, id: string): Result<FilledForm, AppError> {
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

/** The answers of a version without the rows that the register fills: those are read anew. */
function withoutRegisterRows({ definition, record }: FilledForm): FormValues {
  const fromRegisterKeys = definition.sections
    .flatMap((section) => [...section.fields])
    .filter((field) => field.type === 'table' && field.rowsFrom !== undefined)
    .map((field) => field.key);
  const entries = Object.entries(savedValues(record));
  return Object.fromEntries(entries.filter(([path]) => !fromRegisterKeys.includes(path.split('.', 1)[0] ?? path)));
}

/** Without the address of somebody whose address has been protected since: it is not carried on from form to form. */
function withoutHidden(values: FormValues, definition: FormDefinition, register: PersonValues): FormValues {
  if (!isProtected(register)) return values;
  const hidden = definition.sections
    .flatMap((section) => [...section.fields])
    .filter((field) => field.type !== 'table' && field.register === 'address')
    .map((field) => field.key);
  return Object.fromEntries(Object.entries(values).filter(([path]) => !hidden.includes(path)));
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
