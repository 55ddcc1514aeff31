import { csvText } from '../benefit/payrollCsv.ts';
import type { CountsTables } from './countsTables.ts';

/** UTF-8 with a byte order mark and semicolons, as Norwegian Excel reads it; nothing in it runs as a formula. */
export function countsCsv({ about, tables }: CountsTables): string {
  const rows: (readonly (string | number)[])[] = about.map((line) => [line]);
  for (const { title, heads, rows: cells, note } of tables) {
    rows.push([], [title], heads, ...cells);
    if (note !== undefined) rows.push([note]);
  }
  return `\uFEFF${rows.map((row) => row.map((cell) => csvText(String(cell))).join(';')).join('\r\n')}\r\n`;
}
