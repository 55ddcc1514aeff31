import { Temporal } from 'temporal-polyfill';

/** Dates of the demo count from today, so that its deadlines and drafts are fresh whenever it is made. */
export interface DemoClock {
  readonly today: string;
  daysAgo(days: number): string;
  daysSince(date: string): number;
  /** The birth date of somebody who is so many years old today, with this birthday (`MM-DD`). */
  born(age: number, birthday: string): string;
  /** A moment of an office day so many days ago. */
  moment(days: number, minutesAfterEight: number): Date;
}

export function demoClock(now: Date, today: string): DemoClock {
  const date = Temporal.PlainDate.from(today);
  const midnight = Date.UTC(date.year, date.month - 1, date.day);
  return {
    today,
    daysAgo: (days) => date.subtract({ days }).toString(),
    daysSince: (past) => Temporal.PlainDate.from(past).until(date).days,
    born: (age, birthday) => `${date.year - age - (birthday > today.slice(5) ? 1 : 0)}-${birthday}`,
    moment: (days, minutesAfterEight) => {
      const moment = new Date(midnight - days * 86_400_000 + (7 * 60 + minutesAfterEight) * 60_000);
      // Nothing in the demo was done in the future, however early in the day it is made.
      return moment < now ? moment : now;
    },
  };
}
