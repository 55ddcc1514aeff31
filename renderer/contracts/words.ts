import type { ContractListItem } from '#shared/api/methods/contracts.ts';
import { formatDate } from '#shared/dates.ts';
import { formatNumber } from '../i18n/format.ts';

export const stateColors = {
  draft: 'warning',
  ready: 'warning',
  printed: 'warning',
  signed: 'info',
  running: 'success',
  ended: 'warning',
  completed: 'neutral',
  brokenOff: 'neutral',
} as const satisfies Record<ContractListItem['state'], string>;

/** `01.12.2026–31.05.2027`; a date that is not written yet is left out. */
export function period({ from, until }: Pick<ContractListItem, 'from' | 'until'>): string {
  if (from === null && until === null) return '';
  return `${from === null ? '' : formatDate(from)}–${until === null ? '' : formatDate(until)}`;
}

export const hours = (week: number | null): string => (week === null ? '' : formatNumber(week));
