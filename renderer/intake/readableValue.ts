import { displayValue } from '#shared/forms/display.ts';
import type { Scalar, ScalarField } from '#shared/forms/form.ts';
import { formatDufNumber, formatNationalId } from '#shared/people/identityNumbers.ts';
import type { Language } from '#shared/text/localText.ts';

/**
 * A value as it is read on the screen: identity numbers in groups, as at the person. Paper keeps them as they were typed,
 * since a form's boxes have groups of their own.
 */
export function readableValue(field: ScalarField, value: Scalar | undefined, language: Language): string {
  const shown = displayValue(field, value, language);
  if (field.type === 'nationalId') return formatNationalId(shown);
  return field.type === 'dufNumber' ? formatDufNumber(shown) : shown;
}
