import { z } from 'zod';
import { scalar } from '../api/scalars.ts';
import type { FormDefinition, FormValues } from './form.ts';
import { fieldSpecOfPath, keptPath, scalarSchema } from './paths.ts';

/**
 * The values of a whole form: each path must be one of the form's, and hold what its field can hold. Null is a cleared
 * answer and fits everywhere.
 */
export function formValuesSchema(definition: FormDefinition): z.ZodType<FormValues> {
  return z.record(z.string().max(300), scalar).superRefine((values, context) => {
    for (const [path, value] of Object.entries(values)) {
      const spec = fieldSpecOfPath(definition, path);
      if (spec === undefined) {
        context.addIssue({ code: 'custom', path: [path], message: 'unknownPath' });
        continue;
      }
      if (value === null) continue;
      const result = spec.schema.safeParse(value);
      for (const issue of result.error?.issues ?? []) {
        context.addIssue({ code: 'custom', path: [path, ...issue.path], message: issue.message });
      }
    }
  });
}

type JsonSchema = Readonly<Record<string, unknown>>;

const nullable = (schema: z.ZodType, title: string): JsonSchema => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema.nullable(), { io: 'input' });
  return { title, ...rest };
};

/** The same as JSON Schema, for scripts: properties by path, and patterns for the rows of tables. */
export function formJsonSchema(definition: FormDefinition): JsonSchema {
  const properties: Record<string, JsonSchema> = {};
  const patternProperties: Record<string, JsonSchema> = {};
  for (const field of definition.sections.flatMap((section) => section.fields)) {
    const title = (field.fullLabel ?? field.label).nb;
    if (field.type !== 'table') {
      properties[field.key] = nullable(scalarSchema(field), title);
      if (field.type === 'nationalId' || field.type === 'dufNumber') {
        properties[keptPath(field.key)] = nullable(z.string().max(300), `${title}: hvorfor nummeret beholdes`);
      }
      continue;
    }
    const row = `^${field.key}\\.[A-Za-z0-9_-]{1,60}`;
    patternProperties[`${row}\\.\\$row$`] = nullable(z.number(), `${title}: radens plass`);
    for (const column of field.columns) {
      patternProperties[`${row}\\.${column.key}$`] = nullable(scalarSchema(column), `${title}: ${column.label.nb}`);
    }
  }
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: definition.title.nb,
    type: 'object',
    properties,
    patternProperties,
    additionalProperties: false,
  };
}
