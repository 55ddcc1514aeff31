import type { Content } from 'pdfmake/interfaces.js';
import { formatDate } from '#shared/dates.ts';
import { fraction, round } from '#shared/money/fraction.ts';
import { showKroner } from '#shared/money/ore.ts';
import { municipalityByNumber } from '#shared/municipalities.ts';
import type { Language } from '#shared/text/localText.ts';
import { coatOfArms } from '../forms/printing.ts';
import type { HandlerContext } from '../handler.ts';
import { readCoatOfArms } from '../pdf/coatOfArms.ts';
import { loadFonts } from '../pdf/fonts.ts';
import type { FormContext } from '../pdf/form/context.ts';
import { letterhead, runningFooter, runningHeader } from '../pdf/form/letterhead.ts';
import { colors, contentWidth, sizes } from '../pdf/page.ts';
import { type PrintedPdf, printPdf } from '../pdf/printer.ts';
import { type Block, createTypesetter, nothing, space, stack } from '../pdf/typesetter.ts';
import type { IssuedStatement } from './benefitRecords.ts';
import { regelverkNames, ruleNames, words } from './statementWords.ts';

type Row = readonly [label: string, amount: string, bold?: boolean];

/** A monthly statement as PDF/A-1b: every sum with its rule, from what was frozen when it was issued. */
export function benefitStatementPdf(
  context: HandlerContext,
  issued: IssuedStatement,
  language: Language,
): Promise<PrintedPdf> {
  const arms = coatOfArms(context.store);
  return printStatement(issued, language, municipalityByNumber(context.municipality)?.name ?? null, arms);
}

export function printStatement(
  issued: IssuedStatement,
  language: Language,
  municipalityName: string | null,
  armsImage: Uint8Array | null,
): Promise<PrintedPdf> {
  const typesetter = createTypesetter(loadFonts());
  const context: FormContext = { language, values: {}, typesetter, say: (local) => local[language] };
  const { say } = context;
  const meta = {
    municipalityName,
    coatOfArms: armsImage,
    documentId: `SO-${issued.id.slice(-6, -3)}-${issued.id.slice(-3)}-${issued.version}`,
    version: issued.version,
    date: issued.date,
    state: 'letter',
    personName: issued.personName,
  } as const;
  const arms = armsImage === null ? null : readCoatOfArms(armsImage);
  const title = say(words.title);
  const set = (content: string, bold = false, color: string = colors.ink, size: number = sizes.answer) =>
    typesetter.lines(content, { size, bold, color }, contentWidth);
  const heading = (content: string) => stack(space(14), set(content, true, colors.accent, sizes.section), space(3));
  const { input, result } = issued.frozen;

  const opening = [
    `${say(words.month)}: ${monthName(result.month, language)}`,
    `${say(words.number)} ${issued.number}`,
    `${say(words.act)}: ${say(regelverkNames[input.regelverk])}`,
    ...(issued.version > 1 ? [`${say(words.corrects)} ${issued.version - 1}.`] : []),
  ].map((line) => set(line));

  const parts = result.parts.map((part) => {
    const g = issued.frozen.rates.find(({ id }) => id === part.rateSetId);
    const [top = '0', bottom = '1'] = part.exact.split('/');
    const lines = [
      `${part.thirtieths} ${say(words.days)} · ${part.share === '1' ? '' : `${part.share} `}${say(part.share === '1' ? words.fullShare : words.share)}`,
      say(ruleNames[part.rule]),
      ...(part.coupleRule ? [say(words.coupleRule)] : []),
      g === undefined
        ? part.rateSetId
        : `G ${showKroner(g.g)} ${say(words.kroner)} ${say(words.from)} ${formatDate(g.validFrom)} (${g.source})`,
    ];
    return kept(
      stack(
        space(4),
        // The exact amount of a part is shown rounded; only the month's sum is what is paid.
        row([
          `${formatDate(part.from)}–${formatDate(part.until)}`,
          money(round(fraction(BigInt(top), BigInt(bottom)))),
          true,
        ]),
        ...lines.map((line) => set(line, false, colors.label, sizes.cell)),
      ),
    );
  });

  const [one, several] =
    input.deductionBasis === 'days' ? [words.day, words.severalDays] : [words.hour, words.severalHours];
  const unit = say(result.absence > 1 ? several : one);
  const number = new Intl.NumberFormat('nb-NO', { maximumFractionDigits: 2 });
  const sums: Row[] = [
    [say(words.gross), money(result.gross)],
    ...(result.absence > 0
      ? [
          [`${say(words.deduction)} (${number.format(result.absence)} ${unit})`, money(-result.deduction)] as const,
          [say(words.net), money(result.net), true] as const,
        ]
      : [[say(words.net), money(result.net), true] as const]),
    ...(result.paid === null ? [] : [[say(words.paid), money(result.paid)] as const]),
    ...(result.difference === null || result.paid === null
      ? []
      : [[say(result.difference < 0 ? words.overpaid : words.due), money(Math.abs(result.difference)), true] as const]),
  ];
  const basis = set(
    say(input.deductionBasis === 'days' ? words.basisDays : words.basisHours),
    false,
    colors.label,
    sizes.cell,
  );

  return printPdf({
    title,
    language,
    date: issued.date,
    header: runningHeader(title, meta, context),
    footer: runningFooter(meta, context),
    content: [
      ...letterhead(title, nothing, meta, arms?.ok ? arms.value : null, context),
      ...stack(space(10), ...opening).content,
      ...heading(say(words.computed)).content,
      ...set(say(words.explained), false, colors.label, sizes.cell).content,
      ...parts,
      ...space(14).content,
      kept(stack(...sums.map(row), space(4), basis)),
      ...(result.needsDecision ? [kept(stack(heading(say(words.decisionTitle)), set(say(words.decision))))] : []),
      ...stack(space(14), set(say(words.backPay), false, colors.label, sizes.cell)).content,
    ],
  });

  function money(ore: number): string {
    return `${showKroner(ore)} ${say(words.kroner)}`;
  }

  function row([label, amount, bold = false]: Row): Block {
    const style = { size: sizes.answer, bold, color: colors.ink };
    const amountWidth = typesetter.width(amount, style) + 1;
    const left = typesetter.lines(label, style, contentWidth - 120);
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
  }
}

const kept = (block: Block): Content => ({ stack: block.content, unbreakable: true });

/** `juni 2026` of `2026-06`. */
function monthName(month: string, language: Language): string {
  const format = new Intl.DateTimeFormat(`${language}-NO`, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return format.format(new Date(`${month}-01T00:00:00Z`));
}
