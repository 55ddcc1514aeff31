import type { Field, FormDefinition, ScalarField, TableField } from '#shared/forms/form.ts';
import { cellPath } from '#shared/forms/paths.ts';
import { fieldName } from '../pdf/form/fillIn.ts';
import { blankRowIds, namesItself } from '../pdf/form/table.ts';

/** What a field of a fillable PDF stands for in the form. */
export interface FieldTarget {
  readonly path: string;
  readonly field: ScalarField;
  /** The row that the path is in. */
  readonly row?: { readonly table: TableField; readonly id: string };
  /** Of a question where several boxes can be ticked: which box it is. */
  readonly option?: string;
}

/**
 * The fields that a fillable PDF of this form has, by name, in the form's order. Said once more than the layout says it, so
 * that reading a file does not mean printing one; a test holds the two together.
 */
export function fieldTargets(definition: FormDefinition): ReadonlyMap<string, FieldTarget> {
  const targets = definition.sections.flatMap((section) => section.fields.filter(isOnPaper).flatMap(targetsOf));
  return new Map(targets.map((target) => [fieldName(target.path, target.option), target]));
}

const isOnPaper = (field: Field): boolean => field.internal === undefined && field.print?.omitted === undefined;

function targetsOf(field: Field): FieldTarget[] {
  if (field.type !== 'table') {
    if (field.type !== 'choices') return [{ path: field.key, field }];
    return field.choices.map(({ value }) => ({ path: field.key, field, option: value }));
  }
  const rows = [...(field.presetRows ?? []).map(({ id }) => id), ...blankRowIds(field)];
  return rows.flatMap((id) =>
    field.columns
      .filter((column) => !namesItself(field, id, column))
      .map((column) => ({ path: cellPath(field.key, id, column.key), field: column, row: { table: field, id } })),
  );
}
