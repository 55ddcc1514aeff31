import type { MethodOutput } from '#shared/api/contract.ts';
import { type AppError, appError } from '#shared/api/errors.ts';
import { sameScalar } from '#shared/forms/changes.ts';
import { displayPath, labelOfPath } from '#shared/forms/display.ts';
import type { FormValues, Scalar } from '#shared/forms/form.ts';
import { rowPath } from '#shared/forms/paths.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Language } from '#shared/text/localText.ts';
import { documentId, filledForm } from '../forms/formRecord.ts';
import { formView } from '../forms/formView.ts';
import { languageOf } from '../forms/language.ts';
import { tooManyRows } from '../forms/saving.ts';
import { writable } from '../forms/writable.ts';
import type { ClosedHandlers, HandlerContext, Handlers } from '../handler.ts';
import { logAction, logRead } from '../overview/accessLog.ts';
import { keptId } from '../people/mergeRecords.ts';
import { personRecord } from '../people/personRecord.ts';
import { printFillable } from './printing.ts';
import { type ReadField, type ReadForm, readForm } from './reading.ts';
import { basisOf, changesIn, draftsOf, type Target, targetOf } from './target.ts';

const notFound = () => err(appError('notFound', {}));

/** Fillable PDF forms, there and back. */
export const fillableHandlers = {
  'form.fillablePdf': async ({ form, language }, context) => ok(await printFillable(context, form, language)),

  'form.readPdf': async ({ personId: asked, content, into }, context) => {
    const personId = keptId(context.store, asked);
    if (personRecord(context.store, personId) === undefined) return notFound();
    const found = await readForm(content, context.today());
    if (!found.ok) return found;
    logRead(context, 'form.readPdf', personId);
    return preview(context, personId, found.value, into);
  },

  'form.importPdf': async ({ personId: asked, content, into, paths, basis }, context) => {
    const { store } = context;
    const personId = keptId(store, asked);
    if (personRecord(store, personId) === undefined) return notFound();
    const found = await readForm(content, context.today());
    if (!found.ok) return found;
    const { marker, definition } = found.value;
    const target = targetOf(context, { personId, form: marker.form, into });
    if (!target.ok) return target;
    if (basisOf(target.value, found.value) !== basis) return err(appError('changedMeanwhile', {}));
    const answers = chosenAnswers(found.value, paths);
    if (answers === undefined) return err(appError('filledNothingChosen', {}));
    const changes = changesIn(target.value, marker.form, answers);
    const over = tooManyRows(definition, { ...target.value.values, ...changes });
    if (over !== undefined) return err(appError('tooManyRows', over));
    const id = write(context, target.value, changes);
    logAction(context, 'form.importPdf', personId);
    const filled = filledForm(store, id);
    return filled === undefined ? notFound() : ok(formView(store, filled, context.today()));
  },
} satisfies Handlers<'form.readPdf' | 'form.importPdf'> & ClosedHandlers<'form.fillablePdf'>;

function preview(
  context: HandlerContext,
  personId: string,
  read: ReadForm,
  into: string | null,
): Result<MethodOutput<'form.readPdf'>, AppError> {
  const { marker, definition, fields } = read;
  const drafts = draftsOf(context, personId, marker.form);
  const draftOnly = definition.instances === 'one' && drafts.length > 0;
  // Where a new form cannot be started, the draft is what there is to compare with; going on with it is still chosen.
  const compared = into ?? (draftOnly ? (drafts[0]?.id ?? null) : null);
  const target = targetOf(context, { personId, form: marker.form, into: compared });
  if (!target.ok) return target;
  const language = languageOf(context);
  const rows = labelValues(fields, target.value.values);
  return ok({
    form: marker.form,
    language: marker.language,
    fields: fields.map((field) => {
      const label = field.target === undefined ? field.path : labelOfPath(definition, field.path, rows, language);
      return { label, ...shownField(field, read, target.value.values[field.path], language) };
    }),
    drafts: drafts.map((draft) => ({
      id: draft.id,
      documentId: documentId(draft),
      version: draft.version,
      changedAt: draft.record.changedAt,
    })),
    draftOnly,
    basis: basisOf(target.value, read),
  });
}

const longestShown = 2000;

function shownField(
  { path, target, read, parsed }: ReadField,
  { definition }: ReadForm,
  present: Scalar | undefined,
  language: Language,
) {
  const say = (value: Scalar | undefined) =>
    target === undefined ? '' : displayPath(definition, path, value, language).slice(0, longestShown);
  const same = parsed.ok && sameScalar(parsed.value, present);
  const now = same || target === undefined ? '' : say(present);
  return {
    path: path.slice(0, 300),
    // A ticked box is read as its choice, in words.
    read: (parsed.ok && isTick(target) ? say(parsed.value) : read.join(', ')).slice(0, longestShown),
    shown: parsed.ok ? say(parsed.value) : null,
    value: parsed.ok ? writable(parsed.value) : null,
    now: now === '' ? null : now,
    same,
    refused: parsed.ok ? null : parsed.error,
  };
}

const isTick = (target: ReadField['target']): boolean =>
  target !== undefined && (['checkbox', 'yesNo', 'choice'] as string[]).includes(target.field.type);

/** Rows that the file brings along have numbers in labels too, as they stand on its pages. */
function labelValues(fields: readonly ReadField[], present: FormValues): FormValues {
  const rows: Record<string, Scalar> = { ...present };
  for (const { target } of fields) {
    if (target?.row === undefined) continue;
    const { table, id } = target.row;
    rows[rowPath(table.key, id)] ??= 1_000_000 + Number(/\d+$/.exec(id)?.[0] ?? 0);
  }
  return rows;
}

/** The answers at the chosen paths; undefined where one of them is none that the file has. */
function chosenAnswers({ fields }: ReadForm, paths: readonly string[]): Map<string, Scalar> | undefined {
  const answers = new Map<string, Scalar>();
  for (const path of paths) {
    const field = fields.find((each) => each.path === path);
    if (field?.target === undefined || !field.parsed.ok || field.parsed.value === null) return undefined;
    answers.set(path, field.parsed.value);
  }
  return answers.size === 0 ? undefined : answers;
}

/** One transaction: the new form and its answers, or the answers in the draft. */
function write(context: HandlerContext, target: Target, changes: FormValues): string {
  const { store } = context;
  if (target.start !== undefined) {
    const { ref, head } = target.start;
    store.write(context.writeContext(), (writer) => {
      writer.set(ref, head);
      writer.set(ref, { ...target.values, ...changes });
    });
    return ref.id;
  }
  const { ref } = target.draft.record;
  store.write(context.writeContext(), (writer) => writer.set(ref, changes));
  store.clearTyped(ref.id, Object.keys(changes));
  return ref.id;
}
