import { foldName } from '#shared/people/names.ts';
import { toLatin } from '#shared/people/transliteration.ts';

/**
 * How names are found while they are being typed. A word is kept both as it is spelled and folded (foldName: common
 * spellings of one name made one), because the fold of a beginning is not always the beginning of the fold: `Khalid` is
 * folded to `halid`, which `k` does not begin.
 */
export interface NameWord {
  readonly spelled: string;
  readonly folded: string;
}

export function nameWords(text: string): NameWord[] {
  return toLatin(text)
    .replace(/['’‘`´ʹʻʼʾʿ]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((spelled) => ({ spelled, folded: foldName(spelled).join('') || spelled }));
}
