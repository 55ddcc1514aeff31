import { type FontFamily, type Fonts, fontFamilies } from '../fonts.ts';

/** What is drawn for a character that no font has: visible on paper, and reported with the document. */
export const replacementCharacter = '\uFFFD';

/** A paragraph whose every character has a font: one entry in `families` for each UTF-16 unit of `text`. */
export interface FontedText {
  readonly text: string;
  readonly families: readonly FontFamily[];
}

const segmenter = new Intl.Segmenter('nb', { granularity: 'grapheme' });
const ignorable = /^\p{Default_Ignorable_Code_Point}$/u;

/** The user-perceived characters of a text, each whole with its marks. */
export function clustersOf(text: string): string[] {
  return Array.from(segmenter.segment(text), (part) => part.segment);
}

/**
 * Gives each character its font. A cluster (a letter with its marks) stays in one font where one has all of it.
 * Characters that no font has become U+FFFD and are added to `missing`; invisible ones are left out instead.
 */
export function assignFonts(text: string, fonts: Fonts, missing: Set<string>): FontedText {
  let result = '';
  const families: FontFamily[] = [];
  function add(part: string, family: FontFamily) {
    result += part;
    for (let index = 0; index < part.length; index++) families.push(family);
  }
  for (const cluster of clustersOf(text)) {
    const family = fonts.familyFor(cluster);
    if (family !== undefined) {
      add(cluster, family);
      continue;
    }
    for (const character of cluster) {
      const own = fonts.familyFor(character);
      if (own !== undefined) {
        add(character, own);
      } else if (!ignorable.test(character)) {
        missing.add(character);
        add(replacementCharacter, fontFamilies[0]);
      }
    }
  }
  return { text: result, families };
}
