import type { LocalText } from '../text/localText.ts';
import { isFilled } from './conditions.ts';
import type { FormValues, Scalar, TableField } from './form.ts';
import { cellPath, parsePath, rowPath } from './paths.ts';

/** One row of a table: preset rows first, then the added ones by position. */
export interface Row {
  readonly id: string;
  /** The fixed name of a preset row. */
  readonly preset: LocalText | undefined;
  readonly position: number;
}

/** The rows of a table in order. Two rows at the same position (added at the same time) are ordered by id. */
export function rowsOf(table: TableField, values: FormValues): readonly Row[] {
  const preset: Row[] = (table.presetRows ?? []).map((row, index) => ({
    id: row.id,
    preset: row.label,
    position: index,
  }));
  const added: Row[] = [];
  for (const [path, value] of Object.entries(values)) {
    if (typeof value !== 'number') continue;
    const parsed = parsePath(path);
    if (parsed?.kind !== 'row' || parsed.table !== table.key) continue;
    if (preset.some((row) => row.id === parsed.row)) continue;
    added.push({ id: parsed.row, preset: undefined, position: value });
  }
  added.sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
  return [...preset, ...added];
}

/** The values of one row, by column. */
export function cellsOf(table: TableField, row: string, values: FormValues): Readonly<Record<string, Scalar>> {
  return Object.fromEntries(
    table.columns.map((column) => [column.key, values[cellPath(table.key, row, column.key)] ?? null]),
  );
}

export function isRowFilled(table: TableField, row: string, values: FormValues): boolean {
  return table.columns.some((column) => isFilled(values[cellPath(table.key, row, column.key)]));
}

/** Rows with something in them: what a summary and a filled paper form show. */
export function filledRows(table: TableField, values: FormValues): readonly Row[] {
  return rowsOf(table, values).filter((row) => isRowFilled(table, row.id, values));
}

export function canAddRow(table: TableField, values: FormValues): boolean {
  const added = rowsOf(table, values).filter((row) => row.preset === undefined).length;
  return table.rowsFrom === undefined && (table.maxRows === undefined || added < table.maxRows);
}

/** What to save for a new last row; the caller makes the id, unique in the form (recordId's shape fits). */
export function newRow(table: TableField, id: string, values: FormValues): FormValues {
  const last = rowsOf(table, values).reduce((max, row) => (row.preset ? max : Math.max(max, row.position)), 0);
  return { [rowPath(table.key, id)]: last + 1 };
}

/** What to save to remove a row: its cells are cleared too, so that nothing stays in the form unseen. */
export function removedRow(table: TableField, id: string, values: FormValues): FormValues {
  const paths = table.columns.map((column) => cellPath(table.key, id, column.key));
  const filled = paths.filter((path) => values[path] !== undefined && values[path] !== null);
  return Object.fromEntries([rowPath(table.key, id), ...filled].map((path) => [path, null]));
}
