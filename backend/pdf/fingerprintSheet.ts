import type { CanvasElement, Content } from 'pdfmake/interfaces.js';
import { formatDate } from '#shared/dates.ts';
import { type Language, type LocalText, text } from '#shared/text/localText.ts';
import { loadFonts } from './fonts.ts';
import { writingLine } from './marks.ts';
import { colors, contentWidth, sizes } from './page.ts';
import { type PrintedPdf, printPdf } from './printer.ts';
import { type Block, createTypesetter, space, stack, type Typesetter } from './typesetter.ts';

export interface FingerprintSheetRequest {
  readonly words: readonly string[];
  /** What the QR code says. */
  readonly qr: string;
  /** Of the installation: "Flyktningtjenesten, PC 2". */
  readonly name: string;
  readonly isCoordinator: boolean;
  readonly municipalityName: string;
  readonly language: Language;
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly assetsDirectory?: string;
}

const words = {
  title: text('Ti ord som skal sammenlignes', 'Ti ord som skal samanliknast'),
  municipality: text('kommune', 'kommune'),
  coordinator: text('Interkommunal koordinator', 'Interkommunal koordinator'),
  printed: text('Skrevet ut', 'Skrive ut'),
  what: text(
    'Ordene er et fingeravtrykk av nøklene til denne maskinen i Dalsam. De er ikke hemmelige. Når to personer leser dem for hverandre på telefon, og alle ti er like, vet begge at ingen har byttet ut nøklene på veien.',
    'Orda er eit fingeravtrykk av nøklane til denne maskina i Dalsam. Dei er ikkje hemmelege. Når to personar les dei for kvarandre på telefon, og alle ti er like, veit begge at ingen har bytt ut nøklane på vegen.',
  ),
  qr: text(
    'Koden viser de samme ordene. Et kamera på en telefon kan lese den.',
    'Koden viser dei same orda. Eit kamera på ein telefon kan lese han.',
  ),
  howTitle: text('Slik gjør dere det', 'Slik gjer de det'),
  comparedBy: text('Sammenlignet av', 'Samanlikna av'),
  comparedWith: text('Sammenlignet med', 'Samanlikna med'),
  comparedOn: text('Dato', 'Dato'),
} as const satisfies Record<string, LocalText>;

const steps: readonly LocalText[] = [
  text(
    'Ring den andre på et nummer dere har fra før. Bruk ikke et nummer som sto i meldingen filen kom med.',
    'Ring den andre på eit nummer de har frå før. Bruk ikkje eit nummer som stod i meldinga fila kom med.',
  ),
  text(
    'Den ene leser ordene fra sin skjerm eller fra dette arket, i rekkefølge fra 1 til 10. Den andre følger med på sin skjerm.',
    'Den eine les orda frå skjermen sin eller frå dette arket, i rekkjefølgje frå 1 til 10. Den andre følgjer med på skjermen sin.',
  ),
  text(
    'Er ett ord annerledes, er det feil maskin eller feil fil. Stopp, og be om filen på nytt.',
    'Er eitt ord annleis, er det feil maskin eller feil fil. Stopp, og be om fila på nytt.',
  ),
];

const qrSize = 132;

/** One page with the ten words of a fingerprint, to read from by telephone. Nothing on it is secret. */
export function fingerprintSheet(request: FingerprintSheetRequest): Promise<PrintedPdf> {
  const typesetter = createTypesetter(loadFonts(request.assetsDirectory));
  const say = (local: LocalText) => local[request.language];
  const lines = (content: string, size: number, style: { bold?: boolean; color?: string } = {}, width = contentWidth) =>
    typesetter.lines(content, { size, ...style }, width);
  const owner = request.isCoordinator
    ? say(words.coordinator)
    : `${request.municipalityName} ${say(words.municipality)}`;
  const content = stack(
    lines(owner, 13, { bold: true, color: colors.accent }),
    lines(request.name, sizes.answer, { color: colors.label }),
    space(10),
    lines(say(words.title), 24, { bold: true }),
    lines(`${say(words.printed)} ${formatDate(request.date)}`, sizes.answer, { color: colors.muted }),
    space(12),
    lines(say(words.what), 11),
    space(16),
    wordBlock(request.words, typesetter),
    space(10),
    qrBlock(request.qr, say(words.qr), typesetter),
    space(14),
    lines(say(words.howTitle), sizes.section, { bold: true, color: colors.accent }),
    ...steps.map((step, index) => listItem(`${index + 1}.`, say(step), typesetter)),
    space(20),
    signOff([say(words.comparedBy), say(words.comparedWith), say(words.comparedOn)], typesetter),
  );
  return printPdf({
    title: say(words.title),
    language: request.language,
    date: request.date,
    assetsDirectory: request.assetsDirectory,
    content: content.content,
  });
}

const columns = 2;
const gap = 12;
const rowHeight = 36;

/** The words in numbered frames, down the left column and then the right: read as they are spoken. */
function wordBlock(spoken: readonly string[], typesetter: Typesetter): Block {
  const perColumn = Math.ceil(spoken.length / columns);
  const width = (contentWidth - gap * (columns - 1)) / columns;
  const rows: Content[] = Array.from({ length: perColumn }, (_, row) => ({
    columns: Array.from({ length: columns }, (_each, column) => {
      const at = column * perColumn + row;
      return { width, stack: wordFrame(spoken[at] ?? '', at + 1, width, typesetter) };
    }),
    columnGap: gap,
    margin: [0, 0, 0, 6],
  }));
  return { content: [{ stack: rows, unbreakable: true }], height: perColumn * (rowHeight + 6) };
}

function wordFrame(word: string, number: number, width: number, typesetter: Typesetter): Content[] {
  const frame: CanvasElement = {
    type: 'rect',
    x: 0.5,
    y: 0.5,
    w: width - 1,
    h: rowHeight - 1,
    r: 4,
    lineWidth: 1,
    lineColor: colors.accent,
  };
  const at = (content: Block, x: number, y: number): Content => ({
    stack: content.content,
    relativePosition: { x, y: y - rowHeight },
  });
  return [
    { canvas: [frame] },
    at(typesetter.lines(String(number), { size: 10, color: colors.muted }, 30), 12, 11),
    at(typesetter.lines(word, { size: 19, bold: true, color: colors.ink }, width - 60), 44, 4),
  ];
}

function qrBlock(qr: string, caption: string, typesetter: Typesetter): Block {
  const style = { size: 9.5, color: colors.label };
  const width = contentWidth - qrSize - 16;
  const label = typesetter.lines(caption, style, width);
  return {
    content: [
      {
        columns: [
          { width: qrSize, qr, fit: qrSize, eccLevel: 'M' as const },
          { width, stack: label.content, margin: [0, 8, 0, 0] },
        ],
        columnGap: 16,
      },
    ],
    height: qrSize,
  };
}

function listItem(mark: string, content: string, typesetter: Typesetter): Block {
  const style = { size: sizes.answer, color: colors.ink };
  const indent = 18;
  const body = typesetter.lines(content, style, contentWidth - indent);
  const parts = [
    { width: indent, stack: typesetter.lines(mark, style, indent).content },
    { width: contentWidth - indent, stack: body.content },
  ];
  return { content: [{ columns: parts, margin: [0, 4, 0, 0] }], height: body.height + 4 };
}

function signOff(labels: readonly string[], typesetter: Typesetter): Block {
  const between = 20;
  const shares = [0.4, 0.38, 0.22];
  const parts = labels.map((label, index) => {
    const width = (contentWidth - between * (labels.length - 1)) * (shares[index] ?? 0);
    const style = { size: sizes.label, color: colors.label };
    return { width, stack: stack(writingLine(width, 34), space(2), typesetter.lines(label, style, width)).content };
  });
  return { content: [{ columns: parts, columnGap: between }], height: 50 };
}
