import type { IsoDate } from '#shared/dates.ts';

/** Today where the user sits: a calendar date, read when it is asked for (an app stays open overnight). */
export function today(now = new Date()): IsoDate {
  const month = String(now.getMonth() + 1).padStart(2, '0');
  return `${now.getFullYear()}-${month}-${String(now.getDate()).padStart(2, '0')}`;
}
