import type { IsoDate } from '#shared/dates.ts';
import { dayInNorway } from '#shared/norwegianTime.ts';

/** Today as the store has it too, read when it is asked for (an app stays open overnight). */
export function today(now = new Date()): IsoDate {
  return dayInNorway(now);
}
