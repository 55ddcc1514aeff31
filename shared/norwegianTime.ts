import type { IsoDate } from './dates.ts';

/**
 * Day and time of an instant where the municipalities are. What day it is decides what a consent, a contract and a
 * membership allow, so screen, store and paper must agree on it, and on a computer that is set to another zone too.
 */
export const norwegianZone = 'Europe/Oslo';

// Sweden writes a date as ISO 8601 does.
const day = new Intl.DateTimeFormat('sv-SE', {
  timeZone: norwegianZone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});
const time = new Intl.DateTimeFormat('sv-SE', {
  timeZone: norwegianZone,
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/** The calendar date in Norway: `2026-11-22`. Throws a RangeError for what is no instant. */
export function dayInNorway(at: Date | string): IsoDate {
  return day.format(new Date(at));
}

/** The time of day in Norway: `14:05:09`. Throws a RangeError for what is no instant. */
export function timeInNorway(at: Date | string): string {
  return time.format(new Date(at));
}
