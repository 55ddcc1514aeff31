import type { Content } from 'pdfmake/interfaces.js';
import type { FormDefinition } from '#shared/forms/form.ts';
import type { LocalText } from '#shared/text/localText.ts';
import { writingLine } from '../marks.ts';
import { colors, contentWidth, sizes } from '../page.ts';
import { type Block, space, stack } from '../typesetter.ts';
import { words } from '../words.ts';
import type { FormContext } from './context.ts';
import { isKeptTogether, keepTogether } from './sections.ts';

const gap = 24;
const placeWidth = (contentWidth - gap) * 0.36;
const nameWidth = contentWidth - gap - placeWidth;

/**
 * The form's text with who signs, each with place and date, at its end. The last part of the text stays with them:
 * nobody signs a page that says nothing.
 */
export function withSignatures(text: Content[], definition: FormDefinition, context: FormContext): Content[] {
  if (definition.signatures.length === 0) return text;
  const heading = context.typesetter.lines(
    context.say(definition.signatures.length === 1 ? words.signature : words.signatures),
    { size: sizes.section, bold: true, color: colors.accent },
    contentWidth,
  );
  const lines = definition.signatures.flatMap(({ label }, line): Content[] => [
    ...wordingAbove(definition, line, context),
    {
      columns: [
        { width: placeWidth, stack: signingLine(context.say(words.placeAndDate), placeWidth, context).content },
        { width: nameWidth, stack: signingLine(context.say(label), nameWidth, context).content },
      ],
      columnGap: gap,
    },
  ]);
  const signatures = [...space(26).content, ...heading.content, ...lines];
  const last = text.at(-1);
  if (last === undefined || !isKeptTogether(last)) return [...text, keepTogether(signatures)];
  return [...text.slice(0, -1), keepTogether([last, ...signatures])];
}

function wordingAbove({ signatureWording }: FormDefinition, line: number, context: FormContext): Content[] {
  const wording = signatureWording?.find((each) => each.line === line);
  if (wording === undefined) return [];
  const set = (text: LocalText, bold: boolean) =>
    context.typesetter.lines(context.say(text), { size: sizes.choice, bold, color: colors.ink }, contentWidth);
  return stack(space(8), set(wording.title, true), space(2), set(wording.text, false)).content;
}

function signingLine(label: string, width: number, context: FormContext): Block {
  const style = { size: sizes.label, color: colors.label };
  return stack(writingLine(width, 38), space(2), context.typesetter.lines(label, style, width));
}
