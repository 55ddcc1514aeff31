import { showKroner } from '#shared/money/ore.ts';

/** Øre as kroner with the decimals always there, so that columns line up; a dash where there is none. */
export const kroner = (ore: number | null): string =>
  ore === null ? '–' : ore % 100 === 0 ? `${showKroner(ore)},00` : showKroner(ore);

/** `2026-05` as `05.2026`. */
export const showMonth = (month: string): string => `${month.slice(5)}.${month.slice(0, 4)}`;

/** What is typed as a number with a comma or a full stop, at most two decimals; undefined when it is none. */
export function readNumber(typed: string): number | undefined {
  const plain = typed.replaceAll(/\s/g, '').replace(',', '.');
  return /^\d{1,9}(\.\d{1,2})?$/.test(plain) ? Number(plain) : undefined;
}
