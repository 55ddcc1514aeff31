import { type NameWord, nameWords } from './projections/words.ts';

/** A number is searched for from this many digits, so that numbers cannot be felt out digit by digit. */
export const minDigits = 4;
/** Beyond this nothing is asked for: each term is a condition of its own in the statement. */
const maxWords = 12;
const maxNumbers = 3;

/** What was typed: words of names and numbers, each of which a person must have one that begins with. */
export interface SearchTerms {
  readonly words: readonly NameWord[];
  readonly numbers: readonly string[];
  /** A number too short to be searched for: nobody is found. */
  readonly isTooShort: boolean;
}

/** Text to terms. A number may be typed in groups (`171120 99997`), and then stands alone. */
export function searchTerms(text: string): SearchTerms {
  const pieces = /^[\d\s.-]+$/.test(text)
    ? [text.replace(/\D/g, '')].filter((digits) => digits !== '')
    : text.split(/\s+/).filter((piece) => piece !== '');
  const numbers = pieces.filter(isDigits);
  return {
    words: withoutBeginnings(pieces.filter((piece) => !isDigits(piece)).flatMap(nameWords)).slice(0, maxWords),
    numbers: numbers.slice(0, maxNumbers),
    isTooShort: numbers.some(({ length }) => length < minDigits),
  };
}

function isDigits(piece: string): boolean {
  return /^\d+$/.test(piece);
}

/** Longest first, without those that begin another one: they are asked for with it. */
function withoutBeginnings(words: readonly NameWord[]): NameWord[] {
  const kept: NameWord[] = [];
  for (const word of words.toSorted((a, b) => b.spelled.length - a.spelled.length)) {
    if (!kept.some((longer) => longer.spelled.startsWith(word.spelled))) kept.push(word);
  }
  return kept;
}
