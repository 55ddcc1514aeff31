import type { CanvasElement, Content } from 'pdfmake/interfaces.js';
import { colors } from './page.ts';
import type { Block } from './typesetter.ts';

/** Distance between two lines to write on by hand: a little under 8 mm. */
export const writingPitch = 22;

/** A dotted line to write on, at the foot of its own height. */
export function writingLine(width: number, height: number = writingPitch): Block {
  const line: CanvasElement = {
    type: 'line',
    x1: 0,
    y1: height - 0.5,
    x2: width,
    y2: height - 0.5,
    lineWidth: 0.9,
    lineColor: colors.rule,
    lineCap: 'round',
    dash: { length: 0.01, space: 2.6 },
  };
  return { content: [{ canvas: [line] }], height: height - 0.5 };
}

/** The thin line under an answer. */
export function hairline(width: number, gap = 2): Block {
  const line: CanvasElement = {
    type: 'line',
    x1: 0,
    y1: gap,
    x2: width,
    y2: gap,
    lineWidth: 0.5,
    lineColor: colors.hairline,
  };
  return { content: [{ canvas: [line] }], height: gap };
}

export const boxSize = 9.5;

/** A box to tick. A ticked one holds a letter X, so that the tick is also in the text that a reader can copy or hear. */
export function tickBox(ticked: boolean, top = 2): Block {
  const box: CanvasElement = {
    type: 'rect',
    x: 0.5,
    y: top,
    w: boxSize,
    h: boxSize,
    r: 1.2,
    lineWidth: 0.9,
    lineColor: colors.label,
  };
  const content: Content[] = [{ canvas: [box] }];
  if (ticked) {
    content.push({
      text: 'X',
      bold: true,
      fontSize: 9.5,
      color: colors.ink,
      noWrap: true,
      relativePosition: { x: 2.2, y: -boxSize - 1.75 },
    });
  }
  return { content, height: top + boxSize };
}

/** One cell for each digit, in groups: where a number of known length is to be written by hand. */
export function digitBoxes(
  groups: readonly number[],
  cell: { readonly width: number; readonly height: number },
): Block {
  const canvas: CanvasElement[] = [];
  let x = 0.5;
  for (const group of groups) {
    canvas.push({
      type: 'rect',
      x,
      y: 3,
      w: group * cell.width,
      h: cell.height,
      lineWidth: 0.7,
      lineColor: colors.rule,
    });
    for (let digit = 1; digit < group; digit++) {
      const at = x + digit * cell.width;
      canvas.push({
        type: 'line',
        x1: at,
        y1: 3 + cell.height * 0.55,
        x2: at,
        y2: 3 + cell.height,
        lineWidth: 0.5,
        lineColor: colors.rule,
      });
    }
    x += group * cell.width + 7;
  }
  return { content: [{ canvas }], height: cell.height + 3 };
}
