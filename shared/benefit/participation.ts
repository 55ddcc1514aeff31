import { addDays, addYears } from '../dates.ts';
import { covers, endOfMonth, type Period, split, thirtieths } from './days.ts';

/** Participation in the introduction programme: when it runs, when it is on leave, and what absence its days can hold. */
export interface Programme {
  readonly from: string;
  /** Null: no end has been set. */
  readonly until: string | null;
  readonly pauses: readonly Period[];
}

/** A full-time day of the programme: 37.5 hours a week (guidelines, vedlegg 1) on five days. */
export const mostInDay = { days: 1, hours: 7.5 } as const;
/** A month of thirty days, or a twelfth of 1850 hours (guidelines 3.2). */
export const mostInMonth = { days: 30, hours: 154.17 } as const;

export type AbsenceUnit = keyof typeof mostInDay;

export const inProgramme = (programme: Programme, date: string): boolean =>
  covers(programme, date) && !programme.pauses.some((pause) => covers(pause, date));

/** The part of a month that lies between the programme's first and last day, or null. */
export function partOfMonth(programme: Programme, month: string): { from: string; until: string } | null {
  const first = `${month}-01`;
  const last = endOfMonth(first);
  const from = programme.from > first ? programme.from : first;
  const until = programme.until !== null && programme.until < last ? programme.until : last;
  return from <= until ? { from, until } : null;
}

/** Thirtieths of a month in which something is due; 0 where the whole month is leave. */
export function dueThirtieths(programme: Programme, month: string): number {
  const span = partOfMonth(programme, month);
  if (span === null) return 0;
  const cuts = programme.pauses.flatMap(({ from, until }) => (until === null ? [from] : [from, addDays(until, 1)]));
  return split(span, cuts)
    .filter((part) => inProgramme(programme, part.from))
    .reduce((sum, part) => sum + thirtieths(part.from, part.until), 0);
}

/** Four years (integreringsloven), with leave not counted. */
export function lastDayAllowed({ from, pauses }: Programme): string {
  let last = addDays(addYears(from, 4), -1);
  for (const pause of pauses) {
    if (pause.until === null) continue;
    const days = Math.round((Date.parse(pause.until) - Date.parse(pause.from)) / 86_400_000) + 1;
    last = addDays(last, days);
  }
  return last;
}

/** The first of two periods that overlap or run backwards, or undefined where the list is sound. */
export function periodProblem(periods: readonly Period[]): 'backwards' | 'overlap' | undefined {
  if (periods.some(({ from, until }) => until !== null && until < from)) return 'backwards';
  const sorted = periods.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  for (const [index, period] of sorted.entries()) {
    const next = sorted[index + 1];
    if (next !== undefined && (period.until === null || period.until >= next.from)) return 'overlap';
  }
  return undefined;
}

/** Periods as a record keeps them: `2026-01-01/2026-03-31`, and `2026-01-01/` while it goes on. */
export const writePeriod = ({ from, until }: Period): string => `${from}/${until ?? ''}`;

export function readPeriod(written: string): Period | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})\/(\d{4}-\d{2}-\d{2})?$/.exec(written);
  return match?.[1] === undefined ? undefined : { from: match[1], until: match[2] ?? null };
}
