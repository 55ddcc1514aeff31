import type { Content } from 'pdfmake/interfaces.js';
import { formatDate, type IsoDate } from '#shared/dates.ts';
import { type Language, type LocalText, text } from '#shared/text/localText.ts';
import { loadFonts } from '../pdf/fonts.ts';
import { colors, contentWidth, page, sizes } from '../pdf/page.ts';
import { printPdf } from '../pdf/printer.ts';
import { type Block, createTypesetter, space, stack, type Typesetter } from '../pdf/typesetter.ts';
import { words } from '../pdf/words.ts';

/** A list of things on paper: parts with a heading, entries with a heading, lines of label and value. */
export interface Report {
  readonly title: LocalText;
  readonly municipalityName: string | null;
  readonly personName: string;
  readonly date: IsoDate;
  readonly intro: LocalText;
  readonly parts: readonly ReportPart[];
}

export interface ReportPart {
  readonly title: string;
  /** Said where there is nothing to list. */
  readonly none: string;
  readonly entries: readonly ReportEntry[];
}

export interface ReportEntry {
  readonly title: string;
  readonly lines: readonly (readonly [label: string, value: string])[];
}

const confidential = text('KONFIDENSIELT', 'KONFIDENSIELT');

/** Prints a report as PDF/A-1b, for the person whom it is about. */
export async function printReport(report: Report, language: Language): Promise<{ pdf: string; pages: number }> {
  const typesetter = createTypesetter(loadFonts());
  const say = (each: LocalText) => each[language];
  const set = (content: string, size: number, bold: boolean, color: string) =>
    typesetter.lines(content, { size, bold, color }, contentWidth);
  const municipality =
    report.municipalityName === null ? '' : `${report.municipalityName} ${say(words.municipality).toLowerCase()}`;
  const top = stack(
    set(municipality, sizes.subheading, true, colors.accent),
    space(8),
    set(say(report.title), sizes.title, true, colors.ink),
    space(3),
    set(`${say(words.concerns)}: ${report.personName}`, sizes.answer, false, colors.ink),
    set(`${say(words.date)}: ${formatDate(report.date)}`, sizes.answer, false, colors.ink),
    space(8),
    set(say(report.intro), sizes.answer, false, colors.ink),
  );
  const printed = await printPdf({
    title: say(report.title),
    language,
    date: report.date,
    content: [...top.content, ...report.parts.flatMap((part) => partContent(part, typesetter))],
    header: () => [
      {
        stack: typesetter.lines(say(confidential), { size: sizes.label, bold: true }, contentWidth).content,
        absolutePosition: { x: page.left, y: 29 },
      },
    ],
    footer: (number, count) => [
      {
        stack: typesetter.lines(
          `${say(words.page)} ${number} ${say(words.of)} ${count}`,
          { size: sizes.small, color: colors.muted },
          contentWidth,
        ).content,
        margin: [page.left, 14, page.right, 0],
      },
    ],
  });
  return { pdf: Buffer.from(printed.bytes).toString('base64'), pages: printed.pages };
}

function partContent(part: ReportPart, typesetter: Typesetter): Content[] {
  const heading = stack(
    space(16),
    typesetter.lines(part.title, { size: sizes.section, bold: true, color: colors.accent }, contentWidth),
  );
  const [first, ...rest] = part.entries;
  if (first === undefined) {
    const none = typesetter.lines(part.none, { size: sizes.answer, color: colors.label }, contentWidth);
    return [kept(stack(heading, space(3), none))];
  }
  return [
    ...entryContent(first, heading, typesetter),
    ...rest.flatMap((entry) => entryContent(entry, space(0), typesetter)),
  ];
}

/** The headings stay with the first line; the other lines flow on. */
function entryContent(entry: ReportEntry, above: Block, typesetter: Typesetter): Content[] {
  const title = typesetter.lines(entry.title, { size: sizes.subheading, bold: true, color: colors.ink }, contentWidth);
  const lines = entry.lines.map(([label, value]) => line(label, value, typesetter));
  const [first = space(0), ...rest] = lines;
  return [kept(stack(above, space(7), title, first)), ...rest.flatMap((each) => each.content)];
}

const labelWidth = 170;

function line(label: string, value: string, typesetter: Typesetter): Block {
  const valueWidth = contentWidth - labelWidth - 10;
  const left = typesetter.lines(label, { size: sizes.label, color: colors.label }, labelWidth);
  const right = typesetter.lines(value === '' ? '–' : value, { size: sizes.cell, color: colors.ink }, valueWidth);
  const columns = [
    { width: labelWidth, stack: left.content },
    { width: valueWidth, stack: right.content },
  ];
  return {
    content: [{ columns, columnGap: 10, margin: [0, 2, 0, 0] }],
    height: Math.max(left.height, right.height) + 2,
  };
}

const kept = (block: Block): Content => ({ stack: block.content, unbreakable: true });
