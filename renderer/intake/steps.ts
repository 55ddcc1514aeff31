import type { FormDefinition } from '#shared/forms/form.ts';

/** The step after the last section: look over and complete. No section can have this key (a `$` is no letter). */
export const reviewStep = '$oversikt';

export function stepsOf(form: FormDefinition): readonly string[] {
  return [...form.sections.map(({ key }) => key), reviewStep];
}

/** The step before or after; the first and the last stay where they are. */
export function stepBeside(form: FormDefinition, current: string, by: 1 | -1): string {
  const steps = stepsOf(form);
  return steps[steps.indexOf(current) + by] ?? current;
}

/** Which step a field belongs to: `workAbroad.<row>.employer` is in the section that has the table. */
export function stepOfPath(form: FormDefinition, path: string): string | undefined {
  const key = path.split('.')[0];
  return form.sections.find(({ fields }) => fields.some((field) => field.key === key))?.key;
}
