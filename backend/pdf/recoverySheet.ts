import type { CanvasElement, Content } from 'pdfmake/interfaces.js';
import { formatDate } from '#shared/dates.ts';
import { type Language, type LocalText, text } from '#shared/text/localText.ts';
import { loadFonts } from './fonts.ts';
import { writingLine } from './marks.ts';
import { colors, contentWidth, sizes } from './page.ts';
import { type PrintedPdf, printPdf } from './printer.ts';
import { type Block, createTypesetter, space, stack, type Typesetter } from './typesetter.ts';

export interface RecoverySheetRequest {
  /** As shown on the screen: groups with hyphens between them. */
  readonly recoveryKey: string;
  readonly language: Language;
  /** For example `Lom`. */
  readonly municipalityName: string;
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly assetsDirectory?: string;
}

const words = {
  title: text('Gjenopprettingsnøkkel', 'Gjenopprettingsnøkkel'),
  municipality: text('kommune', 'kommune'),
  printed: text('Skrevet ut', 'Skrive ut'),
  what: text(
    'Dette er nøkkelen til Dalsam-hvelvet i kommunen. Den åpner hvelvet når en passordfrase er glemt, eller når hvelvet skal hentes fram på en ny maskin. Uten nøkkelen og uten passordfrase kan ingen åpne hvelvet, heller ikke de som har laget Dalsam.',
    'Dette er nøkkelen til Dalsam-kvelvet i kommunen. Han opnar kvelvet når ein passordfrase er gløymd, eller når kvelvet skal hentast fram på ei ny maskin. Utan nøkkelen og utan passordfrase kan ingen opne kvelvet, heller ikkje dei som har laga Dalsam.',
  ),
  reading: text(
    'Skriv gruppene i rekkefølge fra 1. Store og små bokstaver og bindestreker betyr ikke noe. Tegnet 0 er alltid tallet null, og 1 er alltid tallet én: bokstavene I, L, O og U er ikke i bruk.',
    'Skriv gruppene i rekkjefølgje frå 1. Store og små bokstavar og bindestrekar har ikkje noko å seie. Teiknet 0 er alltid talet null, og 1 er alltid talet éin: bokstavane I, L, O og U er ikkje i bruk.',
  ),
  keepTitle: text('Slik tar du vare på arket', 'Slik tek du vare på arket'),
  useTitle: text('Slik bruker du nøkkelen', 'Slik bruker du nøkkelen'),
  keptBy: text('Låst inn av (navn)', 'Låst inn av (namn)'),
  keptWhere: text('Hvor arket ligger', 'Kvar arket ligg'),
  keptDate: text('Dato', 'Dato'),
} as const satisfies Record<string, LocalText>;

const keep: readonly LocalText[] = [
  text(
    'Lås arket inn i et skap eller en safe som bare lederen og en stedfortreder har nøkkel til.',
    'Lås arket inn i eit skap eller ein safe som berre leiaren og ein stadfortredar har nøkkel til.',
  ),
  text(
    'Ikke lagre nøkkelen på datamaskinen, ikke ta bilde av den, og ikke send den i e-post eller melding.',
    'Ikkje lagre nøkkelen på datamaskina, ikkje ta bilete av han, og ikkje send han i e-post eller melding.',
  ),
  text(
    'Legg aldri arket sammen med en sikkerhetskopi av hvelvet: den som har begge, kan lese alt.',
    'Legg aldri arket saman med ein tryggingskopi av kvelvet: den som har begge, kan lese alt.',
  ),
  text(
    'Er arket borte, eller kan andre ha sett det? Lag en ny nøkkel i Dalsam med en gang. Da slutter denne å virke i hvelvet dere bruker, men den åpner fortsatt sikkerhetskopier som er tatt før byttet.',
    'Er arket borte, eller kan andre ha sett det? Lag ein ny nøkkel i Dalsam med ein gong. Då sluttar denne å verke i kvelvet de bruker, men han opnar framleis tryggingskopiar som er tekne før bytet.',
  ),
];

const use: readonly LocalText[] = [
  text('Åpne Dalsam og velg «Glemt passordfrasen?».', 'Opne Dalsam og vel «Gløymt passordfrasen?».'),
  text('Skriv inn nøkkelen.', 'Skriv inn nøkkelen.'),
  text('Velg hvem som skal få ny passordfrase, og lag den.', 'Vel kven som skal få ny passordfrase, og lag han.'),
];

/** One page with the recovery key, to print and lock away. The file's information holds neither key nor name. */
export function recoverySheet(request: RecoverySheetRequest): Promise<PrintedPdf> {
  const typesetter = createTypesetter(loadFonts(request.assetsDirectory));
  const say = (local: LocalText) => local[request.language];
  const lines = (content: string, size: number, style: { bold?: boolean; color?: string } = {}, width = contentWidth) =>
    typesetter.lines(content, { size, ...style }, width);
  const heading = (local: LocalText) => lines(say(local), sizes.section, { bold: true, color: colors.accent });
  const content = stack(
    lines(`${request.municipalityName} ${say(words.municipality)}`, 13, { bold: true, color: colors.accent }),
    space(10),
    lines(say(words.title), 26, { bold: true }),
    lines(`${say(words.printed)} ${formatDate(request.date)}`, sizes.answer, { color: colors.muted }),
    space(14),
    lines(say(words.what), 11),
    space(16),
    keyBlock(request.recoveryKey, typesetter),
    space(6),
    lines(say(words.reading), 9.5, { color: colors.label }),
    space(18),
    heading(words.keepTitle),
    ...keep.map((advice) => listItem('–', say(advice), typesetter)),
    space(14),
    heading(words.useTitle),
    ...use.map((step, index) => listItem(`${index + 1}.`, say(step), typesetter)),
    space(12),
    signOff([say(words.keptBy), say(words.keptWhere), say(words.keptDate)], typesetter),
  );
  return printPdf({
    title: say(words.title),
    language: request.language,
    date: request.date,
    assetsDirectory: request.assetsDirectory,
    content: content.content,
  });
}

const keyColumns = 2;
const keyGap = 12;
const keyHeight = 40;

/** The groups in numbered frames, large and wide enough to be read aloud and copied without slips. */
function keyBlock(recoveryKey: string, typesetter: Typesetter): Block {
  const groups = recoveryKey.split('-');
  const width = (contentWidth - keyGap * (keyColumns - 1)) / keyColumns;
  const rows: Content[] = [];
  for (let first = 0; first < groups.length; first += keyColumns) {
    rows.push({
      columns: groups.slice(first, first + keyColumns).map((group, index) => ({
        width,
        stack: keyGroup(group, first + index + 1, width, typesetter),
      })),
      columnGap: keyGap,
      margin: [0, 0, 0, 8],
    });
  }
  return { content: [{ stack: rows, unbreakable: true }], height: rows.length * (keyHeight + 8) };
}

function keyGroup(group: string, number: number, width: number, typesetter: Typesetter): Content[] {
  const frame: CanvasElement = {
    type: 'rect',
    x: 0.5,
    y: 0.5,
    w: width - 1,
    h: keyHeight - 1,
    r: 4,
    lineWidth: 1,
    lineColor: colors.accent,
  };
  const numberStyle = { size: 10, color: colors.muted };
  const groupStyle = { size: 23, bold: true, color: colors.ink };
  // Each character in a place of its own: they are counted at a glance, and a narrow 1 cannot be overlooked.
  const characters = Array.from(group).map((character, index) => {
    const own = typesetter.width(character, groupStyle);
    const place = 44 + index * 31 + (31 - own) / 2;
    return {
      stack: typesetter.lines(character, groupStyle, 40).content,
      relativePosition: { x: place, y: -keyHeight + 4.5 },
    };
  });
  return [
    { canvas: [frame] },
    {
      stack: typesetter.lines(String(number), numberStyle, 30).content,
      relativePosition: { x: 12, y: -keyHeight + 13 },
    },
    ...characters,
  ];
}

function listItem(mark: string, content: string, typesetter: Typesetter): Block {
  const style = { size: sizes.answer, color: colors.ink };
  const indent = 18;
  const body = typesetter.lines(content, style, contentWidth - indent);
  const columns = [
    { width: indent, stack: typesetter.lines(mark, style, indent).content },
    { width: contentWidth - indent, stack: body.content },
  ];
  return { content: [{ columns, margin: [0, 4, 0, 0] }], height: body.height + 4 };
}

function signOff(labels: readonly string[], typesetter: Typesetter): Block {
  const gap = 20;
  const shares = [0.38, 0.4, 0.22];
  const columns = labels.map((label, index) => {
    const width = (contentWidth - gap * (labels.length - 1)) * (shares[index] ?? 0);
    const style = { size: sizes.label, color: colors.label };
    return { width, stack: stack(writingLine(width, 34), space(2), typesetter.lines(label, style, width)).content };
  });
  return { content: [{ columns, columnGap: gap }], height: 50 };
}
