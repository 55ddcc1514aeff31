import bidiFactory from 'bidi-js';
import type { FontFamily } from '../fonts.ts';
import { clustersOf, type FontedText } from './clusters.ts';

/** What is drawn left to right on a line: one font, and in the order in which the shaping engine wants it. */
export interface Piece {
  readonly text: string;
  readonly family: FontFamily;
}

const bidi = bidiFactory();

/** The levels of a paragraph: odd = right to left. Its base direction follows its first strong letter. */
export interface ParagraphDirection {
  readonly levels: Uint8Array;
  readonly rightToLeft: boolean;
  /** The pieces of a line (start inclusive, end exclusive), from left to right. */
  line(start: number, end: number): Piece[];
}

/**
 * Orders a paragraph by the Unicode bidirectional algorithm. A line is ordered only once it is known where it ends:
 * ordering before breaking would put the last words of a name on the first line.
 */
export function directionOf(fonted: FontedText, shapedDirection: ShapedDirection): ParagraphDirection {
  const embedding = bidi.getEmbeddingLevels(fonted.text, 'auto');
  const { levels } = embedding;
  const mirrored = bidi.getMirroredCharactersMap(fonted.text, levels);
  return {
    levels,
    rightToLeft: (embedding.paragraphs[0]?.level ?? 0) % 2 === 1,
    line(start, end) {
      if (end <= start) return [];
      // The answer is the whole text's, with only this line put in order.
      const order = bidi.getReorderedIndices(fonted.text, embedding, start, end - 1).slice(start, end);
      return piecesOf(fonted, levels, mirrored, order, shapedDirection);
    },
  };
}

/** In which direction the shaping engine lays out a text by itself: it reverses what it takes for right-to-left. */
export type ShapedDirection = (text: string, family: FontFamily) => 'ltr' | 'rtl';

function piecesOf(
  fonted: FontedText,
  levels: Uint8Array,
  mirrored: ReadonlyMap<number, string>,
  order: readonly number[],
  shapedDirection: ShapedDirection,
): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  while (from < order.length) {
    const first = order[from] ?? 0;
    const rightToLeft = (levels[first] ?? 0) % 2 === 1;
    const step = rightToLeft ? -1 : 1;
    const family = fonted.families[first] ?? 'NotoSans';
    const spaces = fonted.text[first] === ' ';
    let to = from + 1;
    while (to < order.length) {
      const next = order[to] ?? 0;
      if (next !== (order[to - 1] ?? 0) + step || levels[next] !== levels[first]) break;
      if ((fonted.families[next] ?? 'NotoSans') !== family) break;
      // The PDF writer lays text out word by word, from the left: right-to-left words must each be a piece.
      if (rightToLeft && (fonted.text[next] === ' ') !== spaces) break;
      to++;
    }
    const indices = order.slice(from, to);
    if (rightToLeft) indices.reverse();
    const logical = indices.map((index) => mirrored.get(index) ?? fonted.text[index] ?? '').join('');
    const shaped = shapedDirection(logical, family);
    const asWanted = shaped === (rightToLeft ? 'rtl' : 'ltr');
    pieces.push({ text: asWanted ? logical : clustersOf(logical).reverse().join(''), family });
    from = to;
  }
  return pieces;
}
