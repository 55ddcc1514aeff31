import type { Field, FormDefinition } from './form.ts';

/** Everything of a form that is published: what stored values, packages and scripts depend on by name. */
export function publishedKeys(definition: FormDefinition): readonly string[] {
  const choices = (prefix: string, field: Field) =>
    field.type === 'choice' || field.type === 'choices'
      ? field.choices.map((choice) => `${prefix}=${choice.value}`)
      : [];
  return definition.sections.flatMap((section) => [
    `section ${section.key}`,
    ...section.fields.flatMap((field) => [
      `${field.key}: ${field.type}`,
      ...choices(field.key, field),
      ...(field.type === 'table'
        ? [
            ...(field.presetRows ?? []).map((row) => `${field.key}.${row.id}`),
            ...field.columns.flatMap((column) => [
              `${field.key}.*.${column.key}: ${column.type}`,
              ...choices(`${field.key}.*.${column.key}`, column),
            ]),
          ]
        : []),
    ]),
  ]);
}
