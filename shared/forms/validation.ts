import { type IsoDate, partialDateRange } from '../dates.ts';
import { parseCitizenships } from '../people/citizenships.ts';
import { checkDufNumber, checkNationalId, type NumberProblem } from '../people/identityNumbers.ts';
import { isFilled, visibleKeys } from './conditions.ts';
import type { FormDefinition, FormValues, Scalar, ScalarField, TableField } from './form.ts';
import { cellPath, isRowId, keptPath, partialDate, scalarSchema } from './paths.ts';
import { rowsOf } from './rows.ts';

/** What to look at once more. Nothing here stops a save: the participant may know better than the rule. */
export type FormWarning = { readonly path: string } & (
  | { readonly code: 'numberFailsCheck'; readonly problem: NumberProblem }
  | { readonly code: 'dateInFuture' }
  /** Earlier than a date that should come before it. */
  | { readonly code: 'dateBefore'; readonly other: string }
  | { readonly code: 'fromAfterUntil' }
  | { readonly code: 'outOfRange'; readonly min: number | null; readonly max: number | null }
  /** A citizenship that is no country's name, so that it cannot be carried over to the register. */
  | { readonly code: 'countryNotRecognised' }
  /** Stored by another version, or damaged: this version cannot read it. */
  | { readonly code: 'notReadable' }
);

/** Warnings of the visible fields, in the form's order. */
export function formWarnings(definition: FormDefinition, values: FormValues, today: IsoDate): readonly FormWarning[] {
  const visible = visibleKeys(definition, values);
  const warnings: FormWarning[] = [];
  for (const field of definition.sections.flatMap((section) => section.fields)) {
    if (!visible.has(field.key)) continue;
    if (field.type === 'table') warnings.push(...tableWarnings(field, values, today));
    else warnings.push(...scalarWarnings(field, field.key, values, today));
  }
  for (const [earlier, later] of definition.dateOrder ?? []) {
    if (!visible.has(earlier) || !visible.has(later)) continue;
    const [first, second] = [values[earlier], values[later]];
    // A text that is no date (31.02) has its own warning, and is before or after nothing.
    if (isReadableDate(first) && isReadableDate(second) && second < first) {
      warnings.push({ path: later, code: 'dateBefore', other: earlier });
    }
  }
  return warnings;
}

function tableWarnings(table: TableField, values: FormValues, today: IsoDate): FormWarning[] {
  const warnings: FormWarning[] = [];
  for (const row of rowsOf(table, values)) {
    if (!isRowId(row.id)) continue;
    for (const column of table.columns) {
      warnings.push(...scalarWarnings(column, cellPath(table.key, row.id, column.key), values, today));
    }
    const [from, until] = [values[cellPath(table.key, row.id, 'from')], values[cellPath(table.key, row.id, 'until')]];
    if (!isReadableDate(from) || !isReadableDate(until)) continue;
    if (partialDateRange(from).first > partialDateRange(until).last) {
      warnings.push({ path: cellPath(table.key, row.id, 'until'), code: 'fromAfterUntil' });
    }
  }
  return warnings;
}

function isReadableDate(value: Scalar | undefined): value is string {
  return partialDate.safeParse(value).success;
}

function scalarWarnings(field: ScalarField, path: string, values: FormValues, today: IsoDate): FormWarning[] {
  const value = values[path];
  if (value === undefined || value === null || !isFilled(value)) return [];
  if (!scalarSchema(field).safeParse(value).success) return [{ path, code: 'notReadable' }];
  if (typeof value === 'number') return numberWarnings(field, path, value);
  if (typeof value !== 'string') return [];
  switch (field.type) {
    case 'nationalId':
      return identityWarnings(checkNationalId(value), path, values[keptPath(path)]);
    case 'dufNumber':
      return identityWarnings(checkDufNumber(value), path, values[keptPath(path)]);
    case 'date':
    case 'partialDate':
      if (field.type === 'date' && field.planned) return [];
      return partialDateRange(value).first > today ? [{ path, code: 'dateInFuture' }] : [];
    case 'text':
      return field.register === 'citizenships' && parseCitizenships(value) === undefined
        ? [{ path, code: 'countryNotRecognised' }]
        : [];
    default:
      return [];
  }
}

function identityWarnings(
  check: ReturnType<typeof checkNationalId> | ReturnType<typeof checkDufNumber>,
  path: string,
  kept: Scalar | undefined,
): FormWarning[] {
  // A reason for keeping the number is the answer to this warning.
  return check.ok || isFilled(kept) ? [] : [{ path, code: 'numberFailsCheck', problem: check.problem }];
}

function numberWarnings(field: ScalarField, path: string, value: number): FormWarning[] {
  if (field.type !== 'number') return [];
  const tooSmall = field.min !== undefined && value < field.min;
  const tooLarge = field.max !== undefined && value > field.max;
  return tooSmall || tooLarge ? [{ path, code: 'outOfRange', min: field.min ?? null, max: field.max ?? null }] : [];
}
