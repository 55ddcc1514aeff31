import type { FormDefinition, FormValues, Scalar } from '#shared/forms/form.ts';
import { fieldSpecOfPath, locate, parsePath } from '#shared/forms/paths.ts';
import { inputIssues } from '../inputIssues.ts';
import { cleared } from './formRecord.ts';

/** Whether the form has this path for somebody to write in: rows that come from the register are not typed. */
export function isWritable(definition: FormDefinition, path: string): boolean {
  const located = locate(definition, path);
  if (located === undefined) return false;
  return !(located.field.type === 'table' && located.field.rowsFrom !== undefined);
}

export function firstUnknownPath(definition: FormDefinition, values: FormValues): string | undefined {
  return Object.keys(values).find((path) => !isWritable(definition, path));
}

/** Where a table says nothing of it. */
const UNLIMITED_ROWS = 500;

export interface Sorted {
  /** What the fields can hold, emptied ones as null: to be committed. */
  readonly fitting: Readonly<Record<string, Scalar>>;
  /** What they cannot (a date that does not exist, a text that is too long): to be kept as typed. */
  readonly unfit: Readonly<Record<string, Scalar>>;
  readonly issues: readonly { path: string; reason: string }[];
}

/** Tells apart what can be committed from what has to be corrected first. Nothing is changed or left out. */
export function sortValues(definition: FormDefinition, values: FormValues): Sorted {
  const fitting: Record<string, Scalar> = {};
  const unfit: Record<string, Scalar> = {};
  const issues: { path: string; reason: string }[] = [];
  for (const [path, typed] of Object.entries(values)) {
    const value = cleared(typed);
    const parsed = value === null ? undefined : fieldSpecOfPath(definition, path)?.schema.safeParse(value);
    if (parsed === undefined || parsed.success) {
      fitting[path] = value;
      continue;
    }
    unfit[path] = typed;
    issues.push({ path, reason: inputIssues(parsed.error)[0]?.reason ?? 'invalid' });
  }
  return { fitting, unfit, issues };
}

/**
 * The first table that would get more rows than it may have; a household is as large as it is. A row counts by anything in
 * it: cells without a row are not shown, but are kept.
 */
export function tooManyRows(
  definition: FormDefinition,
  values: FormValues,
): { readonly path: string; readonly max: number } | undefined {
  const rows = new Map<string, Set<string>>();
  for (const [path, value] of Object.entries(values)) {
    const parsed = value === null ? undefined : parsePath(path);
    if (parsed?.kind !== 'row' && parsed?.kind !== 'cell') continue;
    rows.set(parsed.table, (rows.get(parsed.table) ?? new Set()).add(parsed.row));
  }
  for (const field of definition.sections.flatMap((section) => [...section.fields])) {
    if (field.type !== 'table' || field.rowsFrom !== undefined) continue;
    const { key, maxRows = UNLIMITED_ROWS, presetRows = [] } = field;
    const preset = new Set(presetRows.map(({ id }) => id));
    const added = [...(rows.get(key) ?? [])].filter((row) => !preset.has(row)).length;
    if (added > maxRows) return { path: key, max: maxRows };
  }
  return undefined;
}
