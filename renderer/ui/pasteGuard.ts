import { hasControlCharacters } from '#shared/api/scalars.ts';

/** What is to be done with text on its way into a field. */
export type Guarded =
  | { readonly kind: 'asIs' }
  | { readonly kind: 'cleaned'; readonly text: string; readonly removed: number }
  /** Longer than the field takes: refused whole, so that nothing is cut off unseen. */
  | { readonly kind: 'tooLong'; readonly length: number };

/**
 * Looks at a paste before the field gets it. `room` is how many characters the field can still take, with the selected
 * ones (which the paste replaces) counted as room. Length is judged first: ten megabytes are not worth cleaning.
 */
export function guardPaste(text: string, room: number, multiline: boolean): Guarded {
  const trimmed = multiline ? text : text.replace(/[\r\n]+$/, '');
  if (trimmed.length > room + 1000) return { kind: 'tooLong', length: trimmed.length };
  const { text: clean, removed } = cleanText(trimmed, multiline);
  if (clean.length > room) return { kind: 'tooLong', length: clean.length };
  return clean === text ? { kind: 'asIs' } : { kind: 'cleaned', text: clean, removed };
}

/** Takes out control characters; in a one-line field, line breaks and tabs become spaces (that is no loss to tell of). */
export function cleanText(text: string, multiline: boolean): { text: string; removed: number } {
  const broken = multiline ? text.replace(/\r\n?/g, '\n') : text.replace(/[\r\n\t]+/g, ' ');
  if (!hasControlCharacters(broken, multiline)) return { text: broken, removed: 0 };
  let removed = 0;
  let clean = '';
  for (const character of broken) {
    if (hasControlCharacters(character, multiline)) removed += 1;
    else clean += character;
  }
  return { text: clean, removed };
}
