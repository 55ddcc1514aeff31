import { formatDate, type IsoDate } from '../dates.ts';
import { municipalities } from '../municipalities.ts';
import { type Language, text } from '../text/localText.ts';
import { type Counted, type Dimension, numbersOf } from './counts.ts';
import { categoriesOf, categoryLabel, dimensionLabels } from './countWords.ts';
import { type ProtectedTable, protectTable, type Shown } from './protect.ts';

/**
 * The tables of the file. Children and adults are sums of the age groups, running contracts nearly the people in practice, and
 * amounts are rates times people: each would give away what another table hides, and is not in it (ADR 0059).
 */
export const exportedDimensions = [
  'status',
  'settlementYear',
  'settlementWay',
  'permit',
  'ageGroup',
  'intake',
  'programme',
  'practice',
  'overdue',
] as const satisfies readonly Dimension[];

export interface ProtectedDimension {
  readonly dimension: (typeof exportedDimensions)[number];
  readonly categories: readonly string[];
  /** Rows in the order of `counted`. */
  readonly table: ProtectedTable;
}

/** The tables as they may leave the coordinator, protected together: the settled of the first are the row totals of the others. */
export function protectCounts(counted: readonly Counted[], threshold: number): ProtectedDimension[] {
  const untoldRows = counted.flatMap(({ tally }, row) => {
    const [all, settled] = [Object.values(tally.status).reduce((sum, each) => sum + each, 0), tally.status.settled];
    return [all, settled].some((number) => number > 0 && number < threshold) ? [row] : [];
  });
  return exportedDimensions.map((dimension) => {
    const years = counted.flatMap(({ tally }) => Object.keys(tally.settlementYear));
    const categories = categoriesOf(dimension, years);
    const cells = counted.map(({ tally }) => categories.map((name) => numbersOf(tally, dimension)[name] ?? 0));
    const toldColumns = dimension === 'status' ? [categories.indexOf('settled')] : [];
    return { dimension, categories, table: protectTable(cells, { threshold, untoldRows, toldColumns }) };
  });
}

export interface CountsInput {
  readonly counted: readonly Counted[];
  /** Date on which a municipality counted, by the coordinator's calendar. */
  readonly countedOn: ReadonlyMap<string, IsoDate>;
  readonly threshold: number;
  readonly today: IsoDate;
  readonly language: Language;
}

/** What leaves the coordinator, for a file of any kind. Numbers are whole; whatever is not told is text. */
export interface CountsTables {
  /** What the file is, when it was made, what its marks mean, and who is missing. */
  readonly about: readonly string[];
  readonly tables: readonly CountsTable[];
}

export interface CountsTable {
  readonly dimension: (typeof exportedDimensions)[number];
  readonly title: string;
  readonly heads: readonly string[];
  /** The nine municipalities and their sum, each with as many cells as there are heads. */
  readonly rows: readonly (readonly (string | number)[])[];
  /** Who is not in the sum, where somebody is not. */
  readonly note: string | undefined;
}

export function countsTables({ counted, countedOn, threshold, today, language }: CountsInput): CountsTables {
  const say = (word: (typeof words)[keyof typeof words]) => word[language];
  const few = `<${threshold}`;
  const show = (shown: Shown | undefined) =>
    shown === undefined ? '' : shown === 'few' ? few : shown === 'hidden' ? ':' : shown;
  const missing = municipalities.filter(({ number }) => !countedOn.has(number));
  const tables = protectCounts(counted, threshold).map(({ dimension, categories, table }): CountsTable => {
    const labels = categories.map((category) => categoryLabel(dimension, category)[language]);
    const leftOut = table.notInTotals.flatMap((row) => {
      const number = counted[row]?.counts.municipality;
      return municipalities.filter((each) => each.number === number).map(({ name }) => name);
    });
    return {
      dimension,
      title: dimensionLabels[dimension][language],
      heads: [say(words.municipality), ...labels, say(words.sum), say(words.counted)],
      rows: [
        ...municipalities.map(({ number, name }) => {
          const row = counted.findIndex(({ counts }) => counts.municipality === number);
          if (row === -1) return [name, ...labels.map(() => say(words.missingCell)), say(words.missingCell), ''];
          const date = formatDate(countedOn.get(number) ?? '');
          return [name, ...(table.cells[row] ?? []).map(show), show(table.rowTotals[row]), date];
        }),
        [say(words.sum), ...table.columnTotals.map(show), show(table.grandTotal), ''],
      ],
      note: leftOut.length === 0 ? undefined : `${say(words.notInSum)}: ${leftOut.join(', ')}`,
    };
  });
  return {
    about: [
      say(words.title),
      `${say(words.made)} ${formatDate(today)}`,
      `${few} = ${say(words.few)}`,
      `: = ${say(words.hidden)}`,
      ...(missing.length === 0 ? [] : [`${say(words.missing)}: ${missing.map(({ name }) => name).join(', ')}`]),
    ],
    tables,
  };
}

const words = {
  title: text('Bosetting og inkludering, tall fra kommunene', 'Busetjing og inkludering, tal frå kommunane'),
  made: text('Laget', 'Laga'),
  few: text('færre enn dette, men ikke null', 'færre enn dette, men ikkje null'),
  hidden: text(
    'vises ikke, fordi et lite tall ellers kan regnes ut',
    'blir ikkje vist, fordi eit lite tal elles kan reknast ut',
  ),
  missing: text('Har ikke sendt tall', 'Har ikkje sendt tal'),
  missingCell: text('mangler', 'manglar'),
  municipality: text('Kommune', 'Kommune'),
  counted: text('Talt', 'Talt'),
  sum: text('Sum', 'Sum'),
  notInSum: text('Ikke med i summen, fordi tallene er for små', 'Ikkje med i summen, fordi tala er for små'),
};
