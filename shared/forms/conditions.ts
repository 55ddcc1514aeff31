import type { Condition, Field, FormDefinition, FormValues, Scalar } from './form.ts';

/** Whether something has been answered. Zero and `no` are answers. */
export function isFilled(value: Scalar | undefined): boolean {
  if (value === undefined || value === null || value === false) return false;
  if (typeof value === 'string') return value.trim() !== '';
  return typeof value === 'object' ? value.length > 0 : true;
}

export function evaluate(condition: Condition, answerTo: (field: string) => Scalar | undefined): boolean {
  if ('all' in condition) return condition.all.every((part) => evaluate(part, answerTo));
  if ('any' in condition) return condition.any.some((part) => evaluate(part, answerTo));
  const value = answerTo(condition.field);
  if ('filled' in condition) return isFilled(value);
  const wanted = typeof condition.is === 'string' ? [condition.is] : condition.is;
  if (typeof value === 'string') return wanted.includes(value);
  return Array.isArray(value) && value.some((one) => wanted.includes(one));
}

/** The fields that a condition reads. */
export function fieldsRead(condition: Condition): readonly string[] {
  if ('all' in condition) return condition.all.flatMap(fieldsRead);
  if ('any' in condition) return condition.any.flatMap(fieldsRead);
  return [condition.field];
}

/**
 * Keys of the fields to show. A hidden field's old answer counts as none, so that what depends on it is hidden too;
 * the answer itself stays stored. Fields are read in the form's order: a condition only looks back (a test sees to it).
 */
export function visibleKeys(definition: FormDefinition, values: FormValues): ReadonlySet<string> {
  const visible = new Set<string>();
  for (const section of definition.sections) {
    for (const field of section.fields) {
      const answerTo = (key: string) => (visible.has(key) ? values[key] : undefined);
      if (field.visibleWhen === undefined || evaluate(field.visibleWhen, answerTo)) visible.add(field.key);
    }
  }
  return visible;
}

export function visibleFields(
  definition: FormDefinition,
  section: FormDefinition['sections'][number],
  values: FormValues,
): readonly Field[] {
  const visible = visibleKeys(definition, values);
  return section.fields.filter((field) => visible.has(field.key) && field.internal === undefined);
}
