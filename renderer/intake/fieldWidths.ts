import type { Field } from '#shared/forms/form.ts';

export type FieldWidth = 'full' | 'half' | 'third' | 'twoThirds';

/** A quarter is enough for a number on paper; a label on the screen needs more. */
const onScreen = (width: NonNullable<Field['print']>['width']): FieldWidth =>
  width === 'quarter' ? 'third' : (width ?? 'full');

/** Types whose answers are short. */
const short: ReadonlySet<Field['type']> = new Set([
  'nationalId',
  'dufNumber',
  'phone',
  'date',
  'partialDate',
  'number',
]);

/**
 * How wide each field stands on the screen, in order: as on paper, but for two short answers after each other, which
 * share a line where the paper gives each its own.
 */
export function fieldWidths(fields: readonly Field[]): readonly FieldWidth[] {
  const widths: FieldWidth[] = fields.map((field) =>
    field.type === 'longText' || field.type === 'table' ? 'full' : onScreen(field.print?.width),
  );
  for (const [index, field] of fields.entries()) {
    const next = fields[index + 1];
    if (next === undefined || next.heading !== undefined) continue;
    if (widths[index] !== 'full' || widths[index + 1] !== 'full') continue;
    if (short.has(field.type) && short.has(next.type)) widths[index] = widths[index + 1] = 'half';
  }
  return widths;
}
