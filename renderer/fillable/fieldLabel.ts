import { labelOfPath } from '#shared/forms/display.ts';
import { formDefinitions, isFormId } from '#shared/forms/registry.ts';
import type { Language } from '#shared/text/localText.ts';

/** What a form calls a field of a PDF: by its path, where one box of several has its choice after it. */
export function fieldLabel(form: string, name: string, language: Language): string {
  if (!isFormId(form)) return name;
  const label = (path: string) => labelOfPath(formDefinitions[form], path, {}, language);
  const whole = label(name);
  return whole === name ? label(name.slice(0, name.lastIndexOf('.'))) || name : whole;
}
