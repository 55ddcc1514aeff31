import { Temporal } from 'temporal-polyfill';

/**
 * Days of a month counted as thirtieths (guidelines 3.2: a day is 1/30 of the month's benefit).
 *
 * Every month counts thirty: the 31st adds nothing, and the last day of February stands for the days that February
 * lacks. So a whole month is always 30/30, and cutting a period in two never changes the sum.
 */
export function thirtieths(from: string, until: string): number {
  return dayIndex(until, true) - dayIndex(from, false);
}

/** Thirtieths that have passed of the month at the start (or the end) of a date; both dates lie in one month. */
function dayIndex(date: string, atEnd: boolean): number {
  const day = Number(date.slice(8, 10));
  const index = atEnd ? day : day - 1;
  return index >= lastDay(date) ? 30 : Math.min(index, 30);
}

export function lastDay(date: string): number {
  return Temporal.PlainDate.from(date).daysInMonth;
}

/** The last date of the month that a date lies in. */
export const endOfMonth = (date: string): string => `${date.slice(0, 7)}-${String(lastDay(date)).padStart(2, '0')}`;

export function nextDay(date: string): string {
  return Temporal.PlainDate.from(date).add({ days: 1 }).toString();
}

export function previousDay(date: string): string {
  return Temporal.PlainDate.from(date).subtract({ days: 1 }).toString();
}

/** The birthday on which somebody reaches an age; 29 February becomes 1 March in a common year. */
export function birthday(birthDate: string, age: number): string {
  const year = String(Number(birthDate.slice(0, 4)) + age).padStart(4, '0');
  const date = `${year}-${birthDate.slice(5)}`;
  return birthDate.endsWith('02-29') && lastDay(`${year}-02-01`) === 28 ? `${year}-03-01` : date;
}

export interface Period {
  /** ISO date, included. */
  readonly from: string;
  /** ISO date, included; null = still going on. */
  readonly until: string | null;
}

export const covers = (period: Period, date: string): boolean =>
  period.from <= date && (period.until === null || date <= period.until);

/** A period cut at each of the given dates (a cut falls before its date), in order. */
export function split(
  period: { from: string; until: string },
  cuts: Iterable<string>,
): { from: string; until: string }[] {
  const inside = [...new Set(cuts)].filter((cut) => cut > period.from && cut <= period.until).sort();
  const starts = [period.from, ...inside];
  return starts.map((from, index) => {
    const next = starts[index + 1];
    return { from, until: next === undefined ? period.until : previousDay(next) };
  });
}
