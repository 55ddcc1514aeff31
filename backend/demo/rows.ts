import type { FormValues, Scalar } from '#shared/forms/form.ts';

/** Rows of a form's table, as paths. */
export function rows(table: string, all: readonly Readonly<Record<string, Scalar>>[]): FormValues {
  const entries = all.flatMap((row, index) => {
    const id = `r${index + 1}`;
    const cells = Object.entries(row).map(([column, value]) => [`${table}.${id}.${column}`, value] as const);
    return [[`${table}.${id}.$row`, index + 1] as const, ...cells];
  });
  return Object.fromEntries(entries);
}
