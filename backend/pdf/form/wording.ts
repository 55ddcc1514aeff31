import type { ContentTable } from 'pdfmake/interfaces.js';
import type { FormText } from '#shared/forms/form.ts';
import { assertNever } from '#shared/result.ts';
import { colors, contentWidth, sizes } from '../page.ts';
import { type Block, space, stack } from '../typesetter.ts';
import type { FormContext } from './context.ts';

const indent = 12;
const gap = 18;
const framePadding = 7;

/** The wording of a section, part by part: a part is not split over two pages. */
export function wordingBlocks(parts: readonly FormText[], context: FormContext): Block[] {
  return parts.map((part) => wordingBlock(part, context));
}

function wordingBlock(part: FormText, context: FormContext): Block {
  switch (part.kind) {
    case 'paragraph':
      return stack(space(6), lines(context.say(part.text), contentWidth, context));
    case 'bullets':
      return stack(space(3), bullets(part, context));
    case 'note':
      return stack(space(9), noteFrame(part, context), space(2));
    default:
      return assertNever(part);
  }
}

const style = { size: sizes.choice, color: colors.ink };

function lines(text: string, width: number, context: FormContext): Block {
  return context.typesetter.lines(text, style, width);
}

function bullets({ items, columns }: FormText & { kind: 'bullets' }, context: FormContext): Block {
  const texts = items.map((item) => context.say(item));
  if (columns === undefined) return stack(...texts.map((text) => bullet(text, contentWidth, context)));
  const width = (contentWidth - gap) / columns;
  // Across, as the template has its list of laws.
  const rows = Array.from({ length: Math.ceil(texts.length / columns) }, (_, row) => {
    const cells = texts.slice(row * columns, (row + 1) * columns).map((text) => bullet(text, width, context));
    return {
      content: [{ columns: cells.map((cell) => ({ width, stack: cell.content })), columnGap: gap }],
      height: Math.max(...cells.map((cell) => cell.height)),
    };
  });
  return stack(...rows);
}

function bullet(text: string, width: number, context: FormContext): Block {
  const body = lines(text, width - indent, context);
  const mark = lines('•', indent, context);
  const columns = [
    { width: indent, stack: mark.content },
    { width: width - indent, stack: body.content },
  ];
  return { content: [{ columns, columnGap: 0, margin: [0, 2, 0, 0] }], height: body.height + 2 };
}

/** What is not the template's own, in a frame. */
function noteFrame({ title, text }: FormText & { kind: 'note' }, context: FormContext): Block {
  const width = contentWidth - 2 * framePadding - 1;
  const small = { size: sizes.label, color: colors.label };
  const heading = context.typesetter.lines(context.say(title), { ...small, bold: true }, width);
  const inner = stack(heading, space(2), context.typesetter.lines(context.say(text), small, width));
  const table: ContentTable = {
    table: { widths: [width], body: [[{ stack: inner.content }]], dontBreakRows: true },
    layout: {
      hLineWidth: () => 0.5,
      vLineWidth: () => 0.5,
      hLineColor: () => colors.hairline,
      vLineColor: () => colors.hairline,
      paddingLeft: () => framePadding,
      paddingRight: () => framePadding,
      paddingTop: () => framePadding - 2,
      paddingBottom: () => framePadding - 2,
      fillColor: () => colors.tint,
    },
  };
  return { content: [table], height: inner.height + 2 * (framePadding - 2) + 1 };
}
