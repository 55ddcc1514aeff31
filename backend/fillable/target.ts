import { createHash } from 'node:crypto';
import { type AppError, appError } from '#shared/api/errors.ts';
import type { FormValues, Scalar } from '#shared/forms/form.ts';
import { fieldByKey, parsePath, rowPath } from '#shared/forms/paths.ts';
import type { FormId } from '#shared/forms/registry.ts';
import { formDefinitions } from '#shared/forms/registry.ts';
import { newRow } from '#shared/forms/rows.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { currentValues, type FilledForm, filledForm, formsOf, withoutNulls } from '../forms/formRecord.ts';
import { type NewForm, newForm } from '../forms/starting.ts';
import type { HandlerContext } from '../handler.ts';
import type { ReadForm } from './reading.ts';

/** Where a filled PDF is taken in: a draft, or a form that is not started yet. */
export type Target =
  | { readonly draft: FilledForm; readonly start?: never; readonly values: FormValues }
  | { readonly start: NewForm; readonly draft?: never; readonly values: FormValues };

export const draftsOf = ({ store }: HandlerContext, personId: string, form: FormId): readonly FilledForm[] =>
  formsOf(store, personId, form).filter(({ state }) => state === 'draft');

/** `into`: a draft of this person and this form; null: a new one, which a draft of a form with one chain prevents. */
export function targetOf(
  context: HandlerContext,
  { personId, form, into }: { readonly personId: string; readonly form: FormId; readonly into: string | null },
): Result<Target, AppError> {
  if (into === null) {
    const started = newForm(context, { personId, form });
    return started.ok ? ok({ start: started.value, values: withoutNulls(started.value.values) }) : started;
  }
  const draft = filledForm(context.store, into);
  if (draft === undefined || draft.personId !== personId || draft.form !== form) return err(appError('notFound', {}));
  if (draft.state === 'completed') return err(appError('formCompleted', {}));
  return ok({ draft, values: currentValues(context.store, draft, context.today()) });
}

/** A word for what stands in the target where the file has answers: the same word, the same answers. */
export function basisOf({ draft, values }: Target, { fields }: ReadForm): string {
  const present = fields.map(({ path }) => [path, values[path] ?? null]);
  return createHash('sha256')
    .update(JSON.stringify([draft?.id ?? null, present]))
    .digest('base64url');
}

/** What is set in the target: the chosen answers, and the rows that they stand in where there are no such rows yet. */
export function changesIn(target: Target, form: FormId, answers: ReadonlyMap<string, Scalar>): FormValues {
  const changes: Record<string, Scalar> = {};
  for (const [path, value] of answers) {
    changes[path] = value;
    const parsed = parsePath(path);
    if (parsed?.kind !== 'cell') continue;
    const table = fieldByKey(formDefinitions[form], parsed.table)?.field;
    if (table?.type !== 'table') continue;
    const isPreset = table.presetRows?.some(({ id }) => id === parsed.row) ?? false;
    const known = { ...target.values, ...changes };
    if (isPreset || typeof known[rowPath(parsed.table, parsed.row)] === 'number') continue;
    Object.assign(changes, newRow(table, parsed.row, known));
  }
  return changes;
}
