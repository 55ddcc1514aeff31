import type { Content } from 'pdfmake/interfaces.js';
import { showKroner } from '#shared/money/ore.ts';
import { type Language, type LocalText, text } from '#shared/text/localText.ts';
import { readCoatOfArms } from './coatOfArms.ts';
import { loadFonts } from './fonts.ts';
import type { FormContext } from './form/context.ts';
import { type FormMeta, letterhead, runningFooter, runningHeader } from './form/letterhead.ts';
import { writingLine } from './marks.ts';
import { colors, contentWidth, sizes } from './page.ts';
import { type PrintedPdf, printPdf } from './printer.ts';
import { type Block, createTypesetter, nothing, space, stack } from './typesetter.ts';

export interface LetterRequest {
  readonly title: LocalText;
  readonly language: Language;
  readonly meta: Omit<FormMeta, 'state'>;
  readonly assetsDirectory?: string;
}

/** What a letter is set from: a line of text, a heading, a sum at the right margin, and what stays together. */
export interface LetterKit {
  say(local: LocalText): string;
  set(content: string, style?: { bold?: boolean; quiet?: boolean }): Block;
  heading(content: LocalText): Block;
  row(label: string, amount: string, bold?: boolean): Block;
  money(ore: number): string;
  kept(...blocks: readonly Block[]): Content;
  signOff(under: string, on: string): Block;
}

/** A letter of the municipality as PDF/A-1b: letterhead, then what `content` sets. */
export function printLetter(
  { title, language, meta: given, assetsDirectory }: LetterRequest,
  content: (kit: LetterKit) => readonly (Block | Content)[],
): Promise<PrintedPdf> {
  const typesetter = createTypesetter(loadFonts(assetsDirectory));
  const context: FormContext = { language, values: {}, typesetter, say: (local) => local[language] };
  const meta: FormMeta = { ...given, state: 'letter' };
  const arms = meta.coatOfArms === null ? null : readCoatOfArms(meta.coatOfArms);
  const shown = context.say(title);
  return printPdf({
    title: shown,
    language,
    date: meta.date,
    assetsDirectory,
    header: runningHeader(shown, meta, context),
    footer: runningFooter(meta, context),
    content: [
      ...letterhead(shown, nothing, meta, arms?.ok ? arms.value : null, context),
      ...space(10).content,
      ...content(kitFor(context)).flatMap((each): Content[] => (isBlock(each) ? each.content : [each])),
    ],
  });
}

const isBlock = (each: Block | Content): each is Block =>
  typeof each === 'object' && each !== null && 'height' in each && 'content' in each;

const words = {
  placeAndDate: text('Sted og dato', 'Stad og dato'),
  signature: text('Underskrift for kommunen', 'Underskrift for kommunen'),
} as const;

const gap = 24;

function kitFor({ typesetter, say }: FormContext): LetterKit {
  const set: LetterKit['set'] = (content, { bold = false, quiet = false } = {}) =>
    typesetter.lines(
      content,
      { size: quiet ? sizes.cell : sizes.answer, bold, color: quiet ? colors.label : colors.ink },
      contentWidth,
    );
  const kept: LetterKit['kept'] = (...blocks) => ({ stack: stack(...blocks).content, unbreakable: true });
  return {
    say,
    set,
    kept,
    heading: (content) =>
      stack(
        space(14),
        typesetter.lines(say(content), { size: sizes.section, bold: true, color: colors.accent }, contentWidth),
        space(3),
      ),
    money: (ore) => `${showKroner(ore)} kr`,
    row: (label, amount, bold = false) => {
      const style = { size: sizes.answer, bold, color: colors.ink };
      const amountWidth = typesetter.width(amount, style) + 1;
      const left = typesetter.lines(label, style, contentWidth - 150);
      return {
        content: [
          {
            columns: [
              { width: contentWidth - amountWidth, stack: left.content },
              { width: amountWidth, stack: typesetter.lines(amount, style, amountWidth).content },
            ],
            columnGap: 0,
            margin: [0, 2, 0, 0],
          },
        ],
        height: left.height + 2,
      };
    },
    signOff: (under, on) => {
      const [left, right] = [(contentWidth - gap) * 0.4, (contentWidth - gap) * 0.6];
      const cell = (width: number, name: LocalText, filled: string) =>
        stack(
          writingLine(width, 46),
          space(2),
          typesetter.lines(say(name), { size: sizes.label, color: colors.label }, width),
          filled === '' ? nothing : typesetter.lines(filled, { size: sizes.answer, color: colors.ink }, width),
        );
      const cells = [cell(left, words.placeAndDate, on), cell(right, words.signature, under)] as const;
      return {
        content: [
          {
            columns: [
              { width: left, stack: cells[0].content },
              { width: right, stack: cells[1].content },
            ],
            columnGap: gap,
            unbreakable: true,
          },
        ],
        height: Math.max(...cells.map(({ height }) => height)),
      };
    },
  };
}
