import { formatDate, formatPartialDate } from '#shared/dates.ts';
import type { Scalar, ScalarField } from '#shared/forms/form.ts';
import type { FormContext } from './context.ts';

/** TEMPORARY until shared/forms/display.ts is there. */
export function displayAnswer(field: ScalarField, value: Scalar, context: Pick<FormContext, 'say'>): string | null {
  if (value === null || value === '' || value === undefined) return null;
  if (field.type === 'choice') {
    const choice = field.choices.find((each) => each.value === value);
    return choice === undefined ? String(value) : context.say(choice.label);
  }
  if (field.type === 'date') return formatDate(String(value));
  if (field.type === 'partialDate') return formatPartialDate(String(value));
  if (Array.isArray(value)) return value.join(', ');
  if (field.type === 'number' && field.unit !== undefined) return `${value} ${context.say(field.unit)}`;
  return String(value);
}
