import type { RecordRef } from '#db/store.ts';
import { type AppError, appError } from '#shared/api/errors.ts';
import { templateFields } from '#shared/exchange/sentOut.ts';
import type { FormDefinition, FormValues } from '#shared/forms/form.ts';
import { prefill, startingValues } from '#shared/forms/registerBinding.ts';
import { type FormId, formDefinitions } from '#shared/forms/registry.ts';
import type { PersonValues } from '#shared/people/person.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { templateOn } from '../exchange/coordinator/sentOut.ts';
import type { HandlerContext } from '../handler.ts';
import { isProtected } from '../people/householdView.ts';
import { personRecord, personValuesOf } from '../people/personRecord.ts';
import { type FilledForm, formsOf, savedValues } from './formRecord.ts';
import { languageOf } from './language.ts';

/** A form that is not written yet: what is set on its record, and the answers that it starts with. */
export interface NewForm {
  readonly ref: RecordRef;
  readonly head: FormValues;
  readonly values: FormValues;
}

/**
 * How a form starts for a person: a first version from the register, a later one from the last. Writes nothing.
 * Errors: `notFound`, `formDraftExists`, `formNotNewest`.
 */
export function newForm(
  context: HandlerContext,
  {
    personId,
    form,
    amends,
  }: { readonly personId: string; readonly form: FormId; readonly amends?: string | undefined },
): Result<NewForm, AppError> {
  const { store } = context;
  const person = personRecord(store, personId);
  if (person === undefined) return err(appError('notFound', {}));
  const definition = formDefinitions[form];
  const found = versionBefore(formsOf(store, personId, form), definition, amends);
  if (!found.ok) return found;
  const previous = found.value;
  const id = context.newId();
  const register = personValuesOf(person.fields);
  const copied =
    previous === undefined
      ? { ...startingValues(definition, languageOf(context)), ...sentOutTexts(context, form) }
      : withoutHidden(withoutRegisterRows(previous), definition, register);
  return ok({
    ref: { type: 'form', id, caseId: personId },
    head: {
      $form: form,
      $person: personId,
      $version: (previous?.version ?? 0) + 1,
      $definition: definition.version,
      $state: 'draft',
      ...(previous === undefined ? {} : { $copiedFrom: previous.id }),
      ...(definition.instances === 'many' ? { $series: previous?.series ?? id } : {}),
    },
    // What the register knows today goes before what it knew when the version before was made.
    values: { ...copied, ...prefill(definition, register, languageOf(context)) },
  });
}

/** Starting texts that the coordinator has sent out go before the app's own. */
function sentOutTexts(context: HandlerContext, form: FormId): FormValues {
  const language = languageOf(context);
  return Object.fromEntries(
    templateFields.flatMap((templateFor) => {
      const [of, key] = templateFor.split('.');
      if (of !== form || key === undefined) return [];
      const template = templateOn(context.store, templateFor, context.today());
      const written = language === 'nn' ? template?.textNn : template?.textNb;
      return written == null ? [] : [[key, written]];
    }),
  );
}

/** The version that a new one goes on from, or undefined where a new chain begins. One chain has one draft at a time. */
function versionBefore(
  forms: readonly FilledForm[],
  { instances }: FormDefinition,
  amends: string | undefined,
): Result<FilledForm | undefined, AppError> {
  if (instances === 'many' && amends === undefined) return ok(undefined);
  const amended = forms.find((filled) => filled.id === amends);
  if (amends !== undefined && amended === undefined) return err(appError('notFound', {}));
  const chain = instances === 'many' ? forms.filter((filled) => filled.series === amended?.series) : forms;
  const draft = chain.find((filled) => filled.state === 'draft');
  if (draft !== undefined) return err(appError('formDraftExists', { formId: draft.id }));
  const [newest] = chain;
  if (amended !== undefined && newest !== undefined && newest.id !== amended.id) {
    return err(appError('formNotNewest', { newest: newest.id }));
  }
  return ok(newest);
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
