import type { Content, ContentText } from 'pdfmake/interfaces.js';
import type { Fonts } from './fonts.ts';
import { breakLines, type TextLine, type TextStyle, textWidth } from './text/lines.ts';

/** Content whose height is known before it is laid out, so that what belongs together can be kept together. */
export interface Block {
  readonly content: Content[];
  /** Points. */
  readonly height: number;
}

/** Sets text in the fonts at hand, and remembers which characters none of them has. */
export interface Typesetter {
  /** The lines of a text, each as one node. */
  lines(text: string, style: TextStyle, width: number): Block;
  /** The width of a text on one line. */
  width(text: string, style: TextStyle): number;
  readonly missing: ReadonlySet<string>;
}

export function createTypesetter(fonts: Fonts): Typesetter {
  const missing = new Set<string>();
  return {
    missing,
    width: (text, style) => textWidth(text, style, fonts),
    lines(text, style, width) {
      const lines = breakLines(text, style, width, fonts, missing);
      // A right-to-left paragraph of several lines begins at the right; a name stays beside its label.
      const flushRight = lines.length > 1;
      let height = 0;
      const content = lines.map((line) => {
        height += line.height;
        return lineNode(line, style, flushRight && line.rightToLeft);
      });
      return { content, height };
    },
  };
}

/** A line is never broken again: each run is a node without wrapping, in the order from left to right. */
function lineNode(line: TextLine, style: TextStyle, flushRight: boolean): ContentText {
  const [first] = line.pieces;
  const shared = {
    fontSize: style.size,
    noWrap: true,
    ...(style.bold ? { bold: true } : {}),
    ...(style.color === undefined ? {} : { color: style.color }),
    ...(flushRight ? { alignment: 'right' as const } : {}),
  };
  if (first === undefined) return { text: ' ', ...shared };
  if (line.pieces.length === 1) return { text: first.text, font: first.family, ...shared };
  return { text: line.pieces.map((piece) => ({ text: piece.text, font: piece.family, ...shared })), ...shared };
}

/** Blocks below each other. */
export function stack(...blocks: readonly Block[]): Block {
  return {
    content: blocks.flatMap((block) => block.content),
    height: blocks.reduce((sum, block) => sum + block.height, 0),
  };
}

/** Empty height. */
export function space(height: number): Block {
  return height <= 0
    ? { content: [], height: 0 }
    : { content: [{ text: '', margin: [0, height, 0, 0], fontSize: 0.01 }], height };
}

export const nothing: Block = { content: [], height: 0 };
