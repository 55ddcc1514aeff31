import { z } from 'zod';

/** Calendar date `YYYY-MM-DD` that exists (31.02 does not), of the centuries that people here live in (0202 is a slip). */
export const isoDate = z.string().refine(isDate, { error: 'invalidDate' });

/** By hand: an import asks it of every date that comes. */
function isDate(value: string): boolean {
  const parts = /^((?:18|19|20|21)\d{2})-(\d{2})-(\d{2})$/.exec(value);
  if (parts === null) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const isLeapYear = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const last = month === 2 && isLeapYear ? 29 : (lastDays[month - 1] ?? 0);
  return day >= 1 && day <= last;
}

const lastDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Instant, ISO 8601 in UTC with milliseconds. Only for when something was done, never for a date of the domain. */
export const instant = z.iso.datetime();

/**
 * One line of text as written. Control characters are refused rather than removed, so that nothing typed is lost
 * silently; the screen cleans a paste before it gets here, and says so.
 */
export function plainText(maxLength: number) {
  return z
    .string()
    .max(maxLength, { error: 'tooLong' })
    .refine((value) => !hasControlCharacters(value, false), { error: 'controlCharacters' });
}

/** Several lines of text: newline and tab are allowed. */
export function multilineText(maxLength: number) {
  return z
    .string()
    .max(maxLength, { error: 'tooLong' })
    .refine((value) => !hasControlCharacters(value, true), { error: 'controlCharacters' });
}

/**
 * C0, DEL and C1 controls, the bidirectional overrides that can make a name read as another, halves of a character that
 * no file can hold, and in one line also the separators of Unicode that break it.
 */
export function hasControlCharacters(value: string, multiline: boolean): boolean {
  return (multiline ? controlInLines : controlInLine).test(value);
}

const controlInLine = /[\p{Cc}\u2028-\u202e\u2066-\u2069\p{Cs}]/u;
const controlInLines = /(?![\n\t])[\p{Cc}\u202a-\u202e\u2066-\u2069\p{Cs}]/u;

/** Identifier of a record, user or installation: 16 random bytes as 26 characters of Crockford base32, sorted by time. */
export const recordId = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/);

/** Binary content in JSON. */
export const base64 = z.base64();

/** What a form's path can hold. */
export const scalar = z.union([
  z.string().max(20_000),
  z.number(),
  z.boolean(),
  z.array(z.string().max(500)).max(100),
  z.null(),
]);
