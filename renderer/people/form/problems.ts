import type { AppError } from '#shared/api/errors.ts';
import { type PersonFieldKey, personFieldKeys } from '#shared/people/person.ts';
import { errorText } from '../../i18n/errorTexts.ts';
import type { Messages } from '../../i18n/nb.ts';
import type { FieldProblem, PersonForm } from './formModel.ts';

export type Problems = Partial<Record<PersonFieldKey, string>>;

const isField = (name: string | undefined): name is PersonFieldKey =>
  (personFieldKeys as readonly (string | undefined)[]).includes(name);

/** The fields that an answer points at; empty when it is about something else. */
export function fieldsOf(error: AppError): PersonFieldKey[] {
  switch (error.code) {
    case 'nameMissing':
      return ['lastName'];
    case 'numberTaken':
    case 'numberFailsCheck':
    case 'dateInFuture':
      return [error.params.field].filter(isField);
    case 'settlementBeforeBirth':
    case 'arrivalBeforeBirth':
      return error.params.fields.filter(isField);
    case 'invalidInput':
      return error.params.issues.map((issue) => issue.path.split('.').at(-1)).filter(isField);
    default:
      return [];
  }
}

/** A text per field, from what is known beforehand and from what the application answered. */
export function problemTexts(known: readonly FieldProblem[], answered: AppError | undefined, t: Messages): Problems {
  const problems: Problems = {};
  if (answered) for (const field of fieldsOf(answered)) problems[field] = errorText(t.errors, answered);
  for (const { field, kind } of known) {
    // A failing number tells what is wrong with it beside the field, in any case; the summary needs the way out.
    if (kind === 'number') problems[field] = t.people.form.keepMissing;
    if (kind === 'unreadableDate') problems[field] = t.people.form.dateInvalid;
  }
  return problems;
}

/** An answer stays beside its field until that field is changed. */
export function stillAnswered(
  error: AppError | undefined,
  sent: PersonForm | undefined,
  now: PersonForm,
): AppError | undefined {
  if (!error || !sent) return error;
  const fields = fieldsOf(error);
  return fields.length > 0 && fields.every((field) => sent[field] !== now[field]) ? undefined : error;
}
