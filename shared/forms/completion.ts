import { visibleKeys } from './conditions.ts';
import type { FormDefinition, FormValues } from './form.ts';
import { isAnswered } from './progress.ts';

/** Paths of what should be answered before the form is completed, in the form's order. Nothing here stops a save. */
export function missingPaths(definition: FormDefinition, values: FormValues): readonly string[] {
  const visible = visibleKeys(definition, values);
  return definition.sections.flatMap((section) =>
    section.fields
      .filter((field) => field.requiredToComplete === true && visible.has(field.key) && !isAnswered(field, values))
      .map((field) => field.key),
  );
}
