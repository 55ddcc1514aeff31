import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

/** Calendar date `YYYY-MM-DD` that exists (31.02 does not), of the centuries that people here live in (0202 is a slip). */
export const isoDate = z.string().refine(
  (value) => {
    if (!/^(?:18|19|20|21)\d{2}-\d{2}-\d{2}$/.test(value)) return false;
    try {
      Temporal.PlainDate.from(value, { overflow: 'reject' });
      return true;
    } catch {
      return false;
    }
  },
  { error: 'invalidDate' },
);

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
  for (const character of value) {
    const code = character.codePointAt(0) ?? 0;
    if (multiline && (code === 0x0a || code === 0x09)) continue;
    if (code < 0x20 || (code >= 0x7f && code < 0xa0)) return true;
    if ((code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069)) return true;
    if (code >= 0xd800 && code <= 0xdfff) return true;
    if (!multiline && (code === 0x2028 || code === 0x2029)) return true;
  }
  return false;
}

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
