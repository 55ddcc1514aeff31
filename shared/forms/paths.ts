import { z } from 'zod';
import { isoDate, multilineText, plainText } from '../api/scalars.ts';
import type { FieldSpec } from '../records/registry.ts';
import { assertNever } from '../result.ts';
import type { Column, Field, FormDefinition, Scalar, ScalarField, Section, TableField } from './form.ts';

/**
 * Paths of a form's values (see form.ts): `citizenship`, `nationalId.$kept`, `workAbroad.<row>.$row`,
 * `workAbroad.<row>.employer`.
 */
export type FormPath =
  | { readonly kind: 'field'; readonly field: string }
  | { readonly kind: 'kept'; readonly field: string }
  | { readonly kind: 'row'; readonly table: string; readonly row: string }
  | { readonly kind: 'cell'; readonly table: string; readonly row: string; readonly column: string };

const keyShape = /^[a-z][A-Za-z0-9]{0,59}$/;
const rowShape = /^[A-Za-z0-9_-]{1,60}$/;

export const isRowId = (id: string): boolean => rowShape.test(id);

export const keptPath = (field: string): string => `${field}.$kept`;
export const rowPath = (table: string, row: string): string => `${table}.${row}.$row`;
export const cellPath = (table: string, row: string, column: string): string => `${table}.${row}.${column}`;

export function buildPath(path: FormPath): string {
  switch (path.kind) {
    case 'field':
      return path.field;
    case 'kept':
      return keptPath(path.field);
    case 'row':
      return rowPath(path.table, path.row);
    case 'cell':
      return cellPath(path.table, path.row, path.column);
    default:
      return assertNever(path);
  }
}

/** The shape alone: whether the form has such a field is `locate`'s to say. */
export function parsePath(path: string): FormPath | undefined {
  const [first = '', second, third, ...rest] = path.split('.');
  if (!keyShape.test(first) || rest.length > 0) return undefined;
  if (second === undefined) return { kind: 'field', field: first };
  if (third === undefined) return second === '$kept' ? { kind: 'kept', field: first } : undefined;
  if (!rowShape.test(second)) return undefined;
  if (third === '$row') return { kind: 'row', table: first, row: second };
  return keyShape.test(third) ? { kind: 'cell', table: first, row: second, column: third } : undefined;
}

/** What a path speaks of in a form. */
export type Located =
  | { readonly kind: 'field'; readonly section: Section; readonly field: ScalarField }
  | { readonly kind: 'kept'; readonly section: Section; readonly field: ScalarField }
  | { readonly kind: 'row'; readonly section: Section; readonly field: TableField; readonly row: string }
  | {
      readonly kind: 'cell';
      readonly section: Section;
      readonly field: TableField;
      readonly row: string;
      readonly column: Column;
    };

const indexes = new WeakMap<FormDefinition, ReadonlyMap<string, { section: Section; field: Field }>>();

/** A field and its section by the field's key. */
export function fieldByKey(definition: FormDefinition, key: string): { section: Section; field: Field } | undefined {
  let index = indexes.get(definition);
  if (index === undefined) {
    index = new Map(
      definition.sections.flatMap((section) => section.fields.map((field) => [field.key, { section, field }] as const)),
    );
    indexes.set(definition, index);
  }
  return index.get(key);
}

/** A path in this form, or undefined where the form has no such field, column or kind of row. */
export function locate(definition: FormDefinition, path: string): Located | undefined {
  const parsed = parsePath(path);
  if (parsed === undefined) return undefined;
  const key = parsed.kind === 'field' || parsed.kind === 'kept' ? parsed.field : parsed.table;
  const found = fieldByKey(definition, key);
  if (found === undefined) return undefined;
  const { section, field } = found;
  if (parsed.kind === 'field' || parsed.kind === 'kept') {
    if (field.type === 'table') return undefined;
    if (parsed.kind === 'kept' && field.type !== 'nationalId' && field.type !== 'dufNumber') return undefined;
    return { kind: parsed.kind, section, field };
  }
  if (field.type !== 'table') return undefined;
  if (parsed.kind === 'row') {
    // Preset rows always exist: they are neither added nor removed.
    const preset = field.presetRows?.some((row) => row.id === parsed.row) ?? false;
    return preset ? undefined : { kind: 'row', section, field, row: parsed.row };
  }
  const column = field.columns.find((candidate) => candidate.key === parsed.column);
  return column === undefined ? undefined : { kind: 'cell', section, field, row: parsed.row, column };
}

/**
 * What the sync registry needs of a form's path: the schema of its value (null, which clears, is not in it), the
 * consent scope that puts its ops into a stream, and how two concurrent edits are met.
 */
export function fieldSpecOfPath(
  definition: FormDefinition,
  path: string,
): (FieldSpec & { readonly scope: Section['scope'] }) | undefined {
  const located = locate(definition, path);
  if (located === undefined) return undefined;
  const { section, field } = located;
  const [scope, conflict] = [field.scope ?? section.scope, field.conflict ?? 'ask'];
  switch (located.kind) {
    case 'field':
      return { schema: scalarSchema(located.field), scope, conflict };
    case 'kept':
      return { schema: plainText(300), scope, conflict };
    case 'row':
      return { schema: z.number().min(-1e9).max(1e9), scope, conflict };
    case 'cell': {
      const { column } = located;
      return {
        schema: scalarSchema(column),
        scope: column.scope ?? scope,
        conflict: column.conflict ?? conflict,
      };
    }
    default:
      return assertNever(located);
  }
}

/** A date as people remember it: a year, a month of a year, or a day. */
export const partialDate = z.string().refine(
  (value) => {
    if (/^(?:18|19|20|21)\d{2}(?:-(?:0[1-9]|1[0-2]))?$/.test(value)) return true;
    return isoDate.safeParse(value).success;
  },
  { error: 'invalidDate' },
);

const valuesOf = (choices: readonly { readonly value: string }[]) => choices.map((choice) => choice.value);

/** What a scalar field can hold. Rules that only warn (number ranges, check digits) are in validation.ts. */
export function scalarSchema(field: ScalarField): z.ZodType<Exclude<Scalar, null>> {
  switch (field.type) {
    case 'text':
      return plainText(field.maxLength ?? 500);
    case 'longText':
      return multilineText(field.maxLength ?? 20_000);
    case 'phone':
      return plainText(60);
    case 'date':
      return isoDate;
    case 'partialDate':
      return partialDate;
    case 'number':
      return z.number().min(-1e9).max(1e9);
    case 'yesNo':
      return z.enum(['yes', 'no']);
    case 'checkbox':
      return z.literal(true);
    case 'choice':
      return z.enum(valuesOf(field.choices));
    case 'choices':
      return z.array(z.enum(valuesOf(field.choices))).max(field.choices.length);
    case 'nationalId':
    case 'dufNumber':
      return plainText(30);
    default:
      return assertNever(field);
  }
}
