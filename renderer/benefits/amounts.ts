import { fraction, round } from '#shared/money/fraction.ts';
import { showKroner } from '#shared/money/ore.ts';

/** Øre as kroner with the decimals always there, so that columns line up; a dash where there is none. */
export const kroner = (ore: number | null): string =>
  ore === null ? '–' : ore % 100 === 0 ? `${showKroner(ore)},00` : showKroner(ore);

/** Exact øre, kept as a fraction (`505736/3`), as whole øre: for the eye, since only the month's sum is paid. */
export function roundedOre(exact: string): number {
  const [top = '0', bottom = '1'] = exact.split('/');
  return round(fraction(BigInt(top), BigInt(bottom)));
}

/** `2026-05` as `05.2026`. */
export const showMonth = (month: string): string => `${month.slice(5)}.${month.slice(0, 4)}`;

/** What is typed as a number with a comma or a full stop, at most two decimals; undefined when it is none. */
export function readNumber(typed: string): number | undefined {
  const plain = typed.replaceAll(/\s/g, '').replace(',', '.');
  return /^\d{1,9}(\.\d{1,2})?$/.test(plain) ? Number(plain) : undefined;
}
