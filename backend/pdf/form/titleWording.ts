import type { Content } from 'pdfmake/interfaces.js';
import type { FormDefinition } from '#shared/forms/form.ts';
import { colors, contentWidth, page, sizes } from '../page.ts';
import { type Block, nothing, space, stack } from '../typesetter.ts';
import type { FormContext } from './context.ts';

/** What the template has under its title: a subtitle, and the confidentiality with its laws. */
export function underTitle({ subtitle, confidential }: FormDefinition, context: FormContext): Block {
  const parts: Block[] = [];
  const set = (text: string, size: number, bold: boolean) =>
    context.typesetter.lines(text, { size, bold, color: colors.ink }, contentWidth);
  if (subtitle !== undefined) parts.push(space(2), set(context.say(subtitle), sizes.section, false));
  if (confidential !== undefined) {
    parts.push(space(6), set(context.say(confidential.mark), sizes.answer, true));
    parts.push(set(context.say(confidential.laws), sizes.label, false));
  }
  return parts.length === 0 ? nothing : stack(...parts);
}

/** In the middle of the top margin of every page. */
export function confidentialMark({ confidential }: FormDefinition, context: FormContext): Content[] {
  if (confidential === undefined) return [];
  const style = { size: sizes.label, bold: true, color: colors.ink };
  const text = context.say(confidential.mark);
  const width = context.typesetter.width(text, style) + 1;
  return [
    {
      stack: context.typesetter.lines(text, style, width).content,
      absolutePosition: { x: (page.width - width) / 2, y: 29 },
    },
  ];
}
