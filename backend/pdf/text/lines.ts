import type { FontFace, FontFamily, Fonts } from '../fonts.ts';
import { assignFonts, clustersOf, type FontedText } from './clusters.ts';
import { directionOf, type Piece } from './visualOrder.ts';

export interface TextStyle {
  /** Points. */
  readonly size: number;
  readonly bold?: boolean;
  readonly color?: string;
}

/** One line, ready to be drawn from left to right. */
export interface TextLine {
  readonly pieces: readonly Piece[];
  /** Points. */
  readonly width: number;
  readonly height: number;
  /** The base direction of the paragraph that the line is a part of. */
  readonly rightToLeft: boolean;
}

/** Letters that stand in the first font, run from left to right and need no second look. */
const plain = /^[\x20-\x7E\u00A0-\u00AC\u00AE-\u017F\u0400-\u045F\u2013\u2014\u2018-\u201E\u2026]*$/u;

/**
 * Breaks a text into lines no wider than `width` points. Done here and not by pdfmake, because right-to-left order
 * holds for a finished line only, and because a word longer than the line must be broken rather than leave the page.
 */
export function breakLines(text: string, style: TextStyle, width: number, fonts: Fonts, missing: Set<string>) {
  const lines: TextLine[] = [];
  for (const paragraph of text.replaceAll('\t', '    ').split(/\r\n|\n|\r|\u2028|\u2029/u)) {
    if (plain.test(paragraph)) breakPlain(paragraph, style, width, fonts, lines);
    else breakMixed(paragraph, style, width, fonts, missing, lines);
  }
  return lines;
}

/** The width of a text on one line, in points. */
export function textWidth(text: string, style: TextStyle, fonts: Fonts): number {
  return measure(fonts, style)(assignFonts(text, fonts, new Set()), 0, Number.POSITIVE_INFINITY);
}

/** A stretch that stays on one line: a word, with the width of the spaces after it. */
interface Unit {
  readonly start: number;
  /** End of the word itself. */
  readonly end: number;
  readonly width: number;
  readonly spaceWidth: number;
}

function breakPlain(text: string, style: TextStyle, width: number, fonts: Fonts, lines: TextLine[]): void {
  const face = fonts.face('NotoSans', style.bold ?? false);
  const units = unitsOf(text, width, (start, end) => widthOfWords(face, text.slice(start, end), style.size));
  const height = face.lineHeight * style.size;
  for (const line of fill(units, width)) {
    const pieces = line.end > line.start ? [{ text: text.slice(line.start, line.end), family: face.family }] : [];
    lines.push({ pieces, width: line.width, height, rightToLeft: false });
  }
}

function breakMixed(
  source: string,
  style: TextStyle,
  width: number,
  fonts: Fonts,
  missing: Set<string>,
  lines: TextLine[],
): void {
  const fonted = assignFonts(source, fonts, missing);
  const bold = style.bold ?? false;
  const direction = directionOf(fonted, (text, family) => fonts.face(family, bold).direction(text));
  const measured = measure(fonts, style);
  const units = unitsOf(fonted.text, width, (start, end) => measured(fonted, start, end));
  for (const line of fill(units, width)) {
    const pieces = direction.line(line.start, line.end);
    const families = new Set<FontFamily>(pieces.map((piece) => piece.family).concat('NotoSans'));
    const height = Math.max(...Array.from(families, (family) => fonts.face(family, bold).lineHeight)) * style.size;
    lines.push({ pieces, width: line.width, height, rightToLeft: direction.rightToLeft });
  }
}

function measure(fonts: Fonts, style: TextStyle) {
  return (fonted: FontedText, from: number, to: number): number => {
    const end = Math.min(to, fonted.text.length);
    let width = 0;
    let start = from;
    while (start < end) {
      const family = fonted.families[start] ?? 'NotoSans';
      let next = start + 1;
      while (next < end && fonted.families[next] === family) next++;
      width += widthOfWords(fonts.face(family, style.bold ?? false), fonted.text.slice(start, next), style.size);
      start = next;
    }
    return width;
  };
}

/** As the PDF writer does it: each word with the space after it by itself, so that the widths agree to the last digit. */
function widthOfWords(face: FontFace, text: string, size: number): number {
  let width = 0;
  let start = 0;
  while (start < text.length) {
    const space = text.indexOf(' ', start);
    const end = space < 0 ? text.length : space + 1;
    width += face.width(text.slice(start, end));
    start = end;
  }
  return (width * size) / 1000;
}

function unitsOf(text: string, width: number, measured: (start: number, end: number) => number): Unit[] {
  const units: Unit[] = [];
  for (const match of text.matchAll(/([^ ]*)( *)/gu)) {
    const [whole, word = ''] = match;
    if (whole === '') continue;
    const start = match.index;
    const end = start + word.length;
    const wholeWidth = measured(start, start + whole.length);
    const wordWidth = end === start ? 0 : measured(start, end);
    if (wordWidth <= width) {
      units.push({ start, end, width: wordWidth, spaceWidth: wholeWidth - wordWidth });
    } else {
      const parts = breakWord(word, start, width, measured);
      const last = parts.pop();
      units.push(...parts);
      if (last !== undefined) units.push({ ...last, spaceWidth: wholeWidth - wordWidth });
    }
  }
  return units;
}

/** More characters than this are never tried for one line. */
const longestLine = 500;

/** A word wider than a line is cut, after a hyphen or a slash where it has one, else between any two characters. */
function breakWord(word: string, offset: number, width: number, measured: (start: number, end: number) => number) {
  const units: Unit[] = [];
  const clusters = clustersOf(word);
  /** Where each character begins, and where the last one ends. */
  const edges = [offset];
  for (const cluster of clusters) edges.push((edges.at(-1) ?? offset) + cluster.length);
  let first = 0;
  while (first < clusters.length) {
    const start = edges[first] ?? 0;
    const fits = (count: number) => measured(start, edges[first + count] ?? start) <= width;
    let count = largestThat(fits, Math.min(clusters.length - first, longestLine));
    if (first + count < clusters.length) {
      const soft = clusters.slice(first, first + count).findLastIndex((cluster) => cluster === '-' || cluster === '/');
      if (soft >= 0) count = soft + 1;
    }
    const end = edges[first + count] ?? start;
    units.push({ start, end, width: measured(start, end), spaceWidth: 0 });
    first += count;
  }
  return units;
}

/** The largest number from 1 to `most` for which the condition holds; 1 where it holds for none. */
function largestThat(holds: (count: number) => boolean, most: number): number {
  let low = 1;
  let high = most;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

interface Filled {
  start: number;
  end: number;
  width: number;
}

function fill(units: readonly Unit[], width: number): Filled[] {
  const lines: Filled[] = [];
  let line: Filled | undefined;
  let pendingSpace = 0;
  for (const unit of units) {
    if (line !== undefined && line.width + pendingSpace + unit.width <= width) {
      line.width += pendingSpace + unit.width;
      line.end = unit.end;
    } else {
      line = { start: unit.start, end: unit.end, width: unit.width };
      lines.push(line);
    }
    pendingSpace = unit.spaceWidth;
  }
  return lines.length === 0 ? [{ start: 0, end: 0, width: 0 }] : lines;
}
