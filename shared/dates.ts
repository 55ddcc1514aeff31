import { Temporal } from 'temporal-polyfill';
import { err, ok, type Result } from './result.ts';

/**
 * Calendar dates of the domain: ISO strings `YYYY-MM-DD` in values, `31.12.2026` on screen and paper. Nothing here
 * knows what day it is: today is passed in.
 */
export type IsoDate = string;

const earliestYear = 1880;
const latestYear = 2199;

function toIso(year: number, month: number, day: number): Result<IsoDate, 'invalidDate'> {
  if (year < earliestYear || year > latestYear) return err('invalidDate');
  try {
    return ok(Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString());
  } catch {
    return err('invalidDate');
  }
}

/** The year meant by two digits: at most ten years ahead of today, else in the century before. */
function fullYear(twoDigits: number, today: IsoDate): number {
  const now = Number(today.slice(0, 4));
  const candidate = now - (now % 100) + twoDigits;
  return candidate > now + 10 ? candidate - 100 : candidate;
}

/** A date as it is typed here: `31.12.2026`, `31.12.26`, `311226`, `31122026`, `31/12-26`, `31 12 2026`, ISO. */
export function parseTypedDate(typed: string, today: IsoDate): Result<IsoDate, 'invalidDate'> {
  const text = typed.trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso !== null) return toIso(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const parts =
    /^(\d{1,2})\s*[.,/\- ]\s*(\d{1,2})\s*[.,/\- ]\s*(\d{2}|\d{4})\.?$/.exec(text) ??
    /^(\d{2})(\d{2})(\d{2}|\d{4})$/.exec(text);
  const [day, month, year] = parts?.slice(1) ?? [];
  if (day === undefined || month === undefined || year === undefined) return err('invalidDate');
  return toIso(year.length === 2 ? fullYear(Number(year), today) : Number(year), Number(month), Number(day));
}

/** As above, and also a year alone (`2019`) or a month of a year (`06.2019`, `6/2019`, `2019-06`). */
export function parseTypedPartialDate(typed: string, today: IsoDate): Result<string, 'invalidDate'> {
  const text = typed.trim();
  const year = /^\d{4}$/.exec(text)?.[0];
  if (year !== undefined) return inRange(year) ? ok(year) : err('invalidDate');
  const month = /^(\d{1,2})\s*[.,/\- ]\s*(\d{4})$/.exec(text) ?? /^(\d{4})-(\d{1,2})$/.exec(text);
  if (month !== null) {
    const [a = '', b = ''] = month.slice(1);
    const [yearPart, monthPart] = a.length === 4 ? [a, b] : [b, a];
    const valid = inRange(yearPart) && Number(monthPart) >= 1 && Number(monthPart) <= 12;
    return valid ? ok(`${yearPart}-${monthPart.padStart(2, '0')}`) : err('invalidDate');
  }
  return parseTypedDate(text, today);
}

function inRange(year: string): boolean {
  return Number(year) >= earliestYear && Number(year) <= latestYear;
}

/** `2026-12-31` as `31.12.2026`. What is no date is given back as it is, so that nothing stored is hidden. */
export function formatDate(date: IsoDate): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  return parts === null ? date : `${parts[3]}.${parts[2]}.${parts[1]}`;
}

/** `2026`, `12.2026` or `31.12.2026`. */
export function formatPartialDate(date: string): string {
  const month = /^(\d{4})-(\d{2})$/.exec(date);
  return month === null ? formatDate(date) : `${month[2]}.${month[1]}`;
}

/** Completed years on a day; negative before birth. Born on 29 February: a year older on 1 March in common years. */
export function ageOn(birthDate: IsoDate, day: IsoDate): number {
  const [birth, now] = [Temporal.PlainDate.from(birthDate), Temporal.PlainDate.from(day)];
  const hadBirthday = now.month > birth.month || (now.month === birth.month && now.day >= birth.day);
  return now.year - birth.year - (hadBirthday ? 0 : 1);
}

/** Months later (or earlier), at the month's end where the day does not exist: three months from 31 January is 30 April. */
export function addMonths(date: IsoDate, months: number): IsoDate {
  return Temporal.PlainDate.from(date).add({ months }, { overflow: 'constrain' }).toString();
}

export function addYears(date: IsoDate, years: number): IsoDate {
  return addMonths(date, years * 12);
}

export function addDays(date: IsoDate, days: number): IsoDate {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** The first and last day that a partial date can mean. */
export function partialDateRange(date: string): { readonly first: IsoDate; readonly last: IsoDate } {
  if (/^\d{4}$/.test(date)) return { first: `${date}-01-01`, last: `${date}-12-31` };
  if (/^\d{4}-\d{2}$/.test(date)) {
    const first = `${date}-01`;
    return { first, last: addDays(addMonths(first, 1), -1) };
  }
  return { first: date, last: date };
}
