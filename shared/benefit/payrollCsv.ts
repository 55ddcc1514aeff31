import type { Ore } from '../money/ore.ts';

/** A line for payroll. Amounts in øre; null = cannot be computed. */
export interface PayrollCsvLine {
  readonly reference: string;
  readonly nationalId: string | null;
  readonly name: string;
  readonly gross: Ore | null;
  readonly deduction: Ore | null;
  readonly net: Ore | null;
  readonly paid: Ore;
  readonly backPay: Ore;
  readonly toPay: Ore | null;
  readonly remark: string;
}

/**
 * The payroll file: UTF-8 with a byte order mark, semicolons and decimal commas, as Norwegian Excel reads it. Text that a
 * spreadsheet would run as a formula is made text by an apostrophe; amounts are numbers of ours and are not.
 */
export function payrollCsv(month: string, lines: readonly PayrollCsvLine[], withNationalId: boolean): string {
  const heads = ['Måned', 'Referanse', ...(withNationalId ? ['Fødselsnummer'] : []), 'Navn', 'Beregnet', 'Trekk'];
  const rows = [
    [...heads, 'Netto', 'Utbetalt før', 'Etterbetaling', 'Til utbetaling', 'Merknad'],
    ...lines.map((line) => [
      month,
      csvText(line.reference),
      // As text: a spreadsheet takes the first zero away from a number.
      ...(withNationalId ? [line.nationalId === null ? '' : `"'${line.nationalId.replaceAll(/\D/g, '')}"`] : []),
      csvText(line.name),
      csvAmount(line.gross),
      csvAmount(line.deduction),
      csvAmount(line.net),
      csvAmount(line.paid),
      csvAmount(line.backPay),
      csvAmount(line.toPay),
      csvText(line.remark),
    ]),
  ];
  return `\uFEFF${rows.map((row) => row.join(';')).join('\r\n')}\r\n`;
}

/** Text that a spreadsheet would run as a formula, or makes one of when it is saved anew, begins with an apostrophe. */
export function spreadsheetText(value: string): string {
  return /^[\s]*[=+\-@]/.test(value) || /^[\t\r\n]/.test(value) ? `'${value}` : value;
}

export function csvText(value: string): string {
  const safe = spreadsheetText(value);
  return /[;"\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** `1234,50`; empty where there is no amount. */
export function csvAmount(amount: Ore | null): string {
  if (amount === null) return '';
  const whole = Math.trunc(Math.abs(amount) / 100);
  const rest = String(Math.abs(amount) % 100).padStart(2, '0');
  return `${amount < 0 ? '-' : ''}${whole},${rest}`;
}
