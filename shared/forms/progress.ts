import { isFilled, visibleKeys } from './conditions.ts';
import type { Field, FormDefinition, FormValues } from './form.ts';
import { filledRows } from './rows.ts';

export interface Progress {
  readonly answered: number;
  readonly total: number;
}

export interface FormProgress extends Progress {
  /** In the form's order. */
  readonly sections: readonly (Progress & { readonly key: string })[];
}

/** Whether a field has an answer; a table has one as soon as a row has something in it. */
export function isAnswered(field: Field, values: FormValues): boolean {
  return field.type === 'table' ? filledRows(field, values).length > 0 : isFilled(values[field.key]);
}

/**
 * How many of the visible questions are answered. A tick box counts for nothing (an empty one is an answer too), and
 * neither does a table that is read from the register.
 */
export function formProgress(definition: FormDefinition, values: FormValues): FormProgress {
  const visible = visibleKeys(definition, values);
  const counts = (field: Field) =>
    visible.has(field.key) &&
    field.internal === undefined &&
    field.type !== 'checkbox' &&
    !(field.type === 'table' && field.rowsFrom !== undefined);
  const sections = definition.sections.map((section) => {
    const fields = section.fields.filter(counts);
    return {
      key: section.key,
      answered: fields.filter((field) => isAnswered(field, values)).length,
      total: fields.length,
    };
  });
  return {
    answered: sections.reduce((sum, section) => sum + section.answered, 0),
    total: sections.reduce((sum, section) => sum + section.total, 0),
    sections,
  };
}
