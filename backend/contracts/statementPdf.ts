import type { Content } from 'pdfmake/interfaces.js';
import type { StatementKind } from '#shared/api/methods/contracts.ts';
import { formatDate } from '#shared/dates.ts';
import { type Language, type LocalText, text } from '#shared/text/localText.ts';
import { readCoatOfArms } from '../pdf/coatOfArms.ts';
import { loadFonts } from '../pdf/fonts.ts';
import type { FormContext } from '../pdf/form/context.ts';
import { letterhead, runningFooter, runningHeader } from '../pdf/form/letterhead.ts';
import { writingLine } from '../pdf/marks.ts';
import { colors, contentWidth, sizes } from '../pdf/page.ts';
import { type PrintedPdf, printPdf } from '../pdf/printer.ts';
import { createTypesetter, nothing, space, stack } from '../pdf/typesetter.ts';

export interface StatementPdfRequest {
  readonly kind: StatementKind;
  readonly language: Language;
  readonly municipalityName: string | null;
  readonly coatOfArms: Uint8Array | null;
  readonly version: number;
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly participant: { readonly name: string; readonly birthDate: string | null };
  readonly employerName: string | null;
  /** The practice as it was: kind and days. */
  readonly placement: string | null;
  readonly from: string | null;
  readonly until: string | null;
  readonly text: string;
  readonly author: string;
  readonly assetsDirectory?: string;
}

const words = {
  attest: text('Attest', 'Attest'),
  reference: text('Referanse', 'Referanse'),
  name: text('Navn', 'Namn'),
  birthDate: text('Fødselsdato', 'Fødselsdato'),
  employer: text('Praksissted', 'Praksisstad'),
  placement: text('Type praksis', 'Type praksis'),
  period: text('Periode', 'Periode'),
  placeAndDate: text('Sted og dato', 'Stad og dato'),
  signature: text('Underskrift', 'Underskrift'),
} as const satisfies Record<string, LocalText>;

/** An attest or a reference after practice (vedlegg 1: participants should get both) as PDF/A-1b. */
export function statementPdf(request: StatementPdfRequest): Promise<PrintedPdf> {
  const { language } = request;
  const typesetter = createTypesetter(loadFonts(request.assetsDirectory));
  const context: FormContext = { language, values: {}, typesetter, say: (local) => local[language] };
  const say = context.say;
  const meta = {
    municipalityName: request.municipalityName,
    coatOfArms: request.coatOfArms,
    documentId: null,
    version: request.version,
    date: request.date,
    state: 'letter',
  } as const;
  const arms = request.coatOfArms === null ? null : readCoatOfArms(request.coatOfArms);
  const title = say(words[request.kind]);
  const { name, birthDate } = request.participant;
  const period = [request.from, request.until].map((day) => (day === null ? '' : formatDate(day)));
  const facts: readonly (readonly [LocalText, string | null])[] = [
    [words.name, name],
    [words.birthDate, birthDate === null ? null : formatDate(birthDate)],
    [words.employer, request.employerName],
    [words.placement, request.placement],
    [words.period, period.join('') === '' ? null : period.join('–')],
  ];
  const keyWidth = 110;
  const rows = facts.flatMap(([label, value]): Content[] =>
    value === null
      ? []
      : [
          {
            columns: [
              {
                width: keyWidth,
                stack: typesetter.lines(say(label), { size: sizes.answer, color: colors.label }, keyWidth).content,
              },
              {
                width: contentWidth - keyWidth,
                stack: typesetter.lines(value, { size: sizes.answer, color: colors.ink }, contentWidth - keyWidth)
                  .content,
              },
            ],
            columnGap: 0,
            margin: [0, 0, 0, 3],
          },
        ],
  );
  const paragraphs = request.text
    .trim()
    .split('\n')
    .flatMap((line) => typesetter.lines(line, { size: 11, color: colors.ink }, contentWidth).content);
  return printPdf({
    title,
    language,
    date: request.date,
    assetsDirectory: request.assetsDirectory,
    header: runningHeader(title, meta, context),
    footer: runningFooter(meta, context),
    content: [
      ...letterhead(title, nothing, meta, arms?.ok ? arms.value : null, context),
      ...space(14).content,
      ...rows,
      ...space(12).content,
      ...paragraphs,
      { stack: signOff(request.author, context), unbreakable: true },
    ],
  });
}

const gap = 24;

function signOff(author: string, { typesetter, say }: FormContext): Content[] {
  const [left, right] = [(contentWidth - gap) * 0.4, (contentWidth - gap) * 0.6];
  const label = { size: sizes.label, color: colors.label };
  const cell = (width: number, name: LocalText, under: string) =>
    stack(
      writingLine(width, 46),
      space(2),
      typesetter.lines(say(name), label, width),
      under === '' ? nothing : typesetter.lines(under, { size: sizes.answer, color: colors.ink }, width),
    ).content;
  return [
    {
      columns: [
        { width: left, stack: cell(left, words.placeAndDate, '') },
        { width: right, stack: cell(right, words.signature, author) },
      ],
      columnGap: gap,
    },
  ];
}
