import type { Content, ContentTable, CustomTableLayout, TableCell } from 'pdfmake/interfaces.js';
import { displayValue } from '#shared/forms/display.ts';
import type { Column, Scalar, TableField } from '#shared/forms/form.ts';
import { cellPath } from '#shared/forms/paths.ts';
import { rowsOf } from '#shared/forms/rows.ts';
import type { LocalText } from '#shared/text/localText.ts';
import { boxSize, tickBox } from '../marks.ts';
import { colors, contentHeight, sizes } from '../page.ts';
import type { TextStyle } from '../text/lines.ts';
import { type Block, stack } from '../typesetter.ts';
import { words } from '../words.ts';
import type { FormContext } from './context.ts';
import { cellPlace, hasSeveralLines, type RowOfField, tickPlace } from './fillIn.ts';
import { columnWidths } from './tableWidths.ts';

const padding = 4;
const border = 0.5;
/** Height of an empty row, for handwriting. */
const blankRowHeight = 25;
const filledRowHeight = 17;
/** Of an empty row with a cell for several small typed lines. */
const typedRowHeight = 31;
/** Tables up to this height are kept on one page. */
const keptHeight = contentHeight * 0.6;

/** A table on paper. Where it is too long to be kept together, its headings are repeated on each page. */
export interface TableBlock {
  readonly block: Block;
  /** The table fits a page: it is not split. */
  readonly kept: boolean;
}

/**
 * Sets a table. `above` (its label, the section's heading) stands over it: a table that is split takes it in as a
 * heading row, since a heading is never alone at the foot of a page.
 */
export function tableBlock(table: TableField, above: Block, width: number, context: FormContext): TableBlock {
  const frame = frameOf(table, width, context);
  const heading = headingRows(table, frame, context);
  const rows = bodyRows(table, frame, context);
  const rowsHeight = rows.reduce((sum, row) => sum + row.height, 0);
  const total = above.height + heading.height + rowsHeight;
  const kept = total <= keptHeight;
  const cells = [...heading.rows, ...rows.map((row) => row.cells)];
  const heights = [...heading.heights, ...rows.map((row) => row.height - 2 * padding)];
  const tallest = Math.max(0, ...rows.map((row) => row.height));
  const taken = !kept && above.content.length > 0;
  if (taken) {
    cells.unshift([aboveCell(above, frame.columns.length), ...emptyCells(frame.columns.length - 1)]);
    heights.unshift(above.height);
  }
  const headerRows = heading.rows.length + (taken ? 1 : 0);
  const node: ContentTable = {
    table: {
      widths: frame.widths,
      heights,
      headerRows,
      ...(tallest < contentHeight / 3 ? { dontBreakRows: true, keepWithHeaderRows: 1 } : {}),
      body: cells,
    },
    layout: layoutFor(taken ? 1 : 0, headerRows),
    margin: [0, 2, 0, 0],
  };
  const block: Block = { content: [node], height: heading.height + rowsHeight + 2 };
  return { block: kept ? stack(above, block) : block, kept };
}

interface Frame {
  readonly columns: readonly (Column | 'rowName')[];
  readonly widths: number[];
}

function frameOf(table: TableField, width: number, context: FormContext): Frame {
  const columns: (Column | 'rowName')[] = table.presetRows === undefined ? [] : ['rowName'];
  columns.push(...table.columns);
  const inner = width - columns.length * 2 * padding - (columns.length + 1) * border;
  const longest = (labels: readonly LocalText[], style: TextStyle) => {
    const words = labels.flatMap((label) => context.say(label).split(/[ /-]+/u));
    return Math.max(0, ...words.map((word) => context.typesetter.width(`${word}/`, style)));
  };
  const longestWord = (index: number) => {
    const column = columns[index];
    const heading = column === 'rowName' || column === undefined ? table.presetHeading : column.label;
    const expected = typeof column === 'object' ? expectedAnswers(column) : [];
    return Math.max(longest(heading === undefined ? [] : [heading], headingStyle), longest(expected, answerStyle));
  };
  return { columns, widths: columnWidths(columns, longestWord, inner) };
}

/** What is often written in a column: it fits without a word being broken. */
function expectedAnswers(column: Column): readonly LocalText[] {
  if (column.type === 'text') return column.suggestions ?? [];
  return column.type === 'choices' ? column.choices.map(({ label }) => label) : [];
}

const headingStyle = { size: sizes.cellHeading, bold: true, color: colors.label };
const answerStyle = { size: sizes.cell, color: colors.ink };

interface HeadingRows {
  readonly rows: TableCell[][];
  readonly heights: number[];
  readonly height: number;
}

/** One heading row, or two where columns share a heading (`Flytende`: `Skriftlig`, `Muntlig`). */
function headingRows(table: TableField, frame: Frame, context: FormContext): HeadingRows {
  const labels = frame.columns.map((column, index) => {
    const heading = column === 'rowName' ? table.presetHeading : column.label;
    const text = heading === undefined ? '' : context.say(heading);
    return context.typesetter.lines(text, headingStyle, frame.widths[index] ?? 0);
  });
  const heightOf = (from: readonly Block[]) => Math.max(0, ...from.map((label) => label.height));
  const labelHeight = heightOf(labels);
  const grouped = frame.columns.some((column) => groupOf(column, context) !== null);
  if (!grouped) {
    return {
      rows: [labels.map((label) => ({ stack: label.content }))],
      heights: [labelHeight],
      height: labelHeight + 2 * padding,
    };
  }
  const groupedLabels = labels.filter((_, index) => groupAt(frame, index, context) !== null);
  const groups: TableCell[] = [];
  const below: TableCell[] = [];
  let groupHeight = 0;
  let index = 0;
  while (index < frame.columns.length) {
    const column = frame.columns[index];
    const label = labels[index];
    const group = column === undefined ? null : groupOf(column, context);
    if (group === null) {
      groups.push({ stack: label?.content ?? [], rowSpan: 2 });
      below.push({});
      index++;
      continue;
    }
    let span = 1;
    while (index + span < frame.columns.length && groupAt(frame, index + span, context) === group) span++;
    const width = frame.widths.slice(index, index + span).reduce((sum, each) => sum + each + 2 * padding, -2 * padding);
    const heading = context.typesetter.lines(group, headingStyle, width);
    groupHeight = Math.max(groupHeight, heading.height);
    groups.push({ stack: heading.content, colSpan: span }, ...emptyCells(span - 1));
    for (const part of labels.slice(index, index + span)) below.push({ stack: part.content });
    index += span;
  }
  // A heading over both rows may need more than the two together.
  const belowHeight = Math.max(heightOf(groupedLabels), labelHeight - groupHeight - 2 * padding);
  return {
    rows: [groups, below],
    heights: [groupHeight, belowHeight],
    height: groupHeight + belowHeight + 4 * padding,
  };
}

function groupAt(frame: Frame, index: number, context: FormContext): string | null {
  const column = frame.columns[index];
  return column === undefined ? null : groupOf(column, context);
}

function groupOf(column: Column | 'rowName', context: FormContext): string | null {
  return column === 'rowName' || column.group === undefined ? null : context.say(column.group);
}

interface Row {
  readonly cells: TableCell[];
  /** With padding. */
  readonly height: number;
}

function bodyRows(table: TableField, frame: Frame, context: FormContext): Row[] {
  const rows = rowsOf(table, context.values ?? {}).map((row) =>
    bodyRow(table, frame, row.id, row.preset === undefined ? null : context.say(row.preset), context),
  );
  if (context.values === null) {
    const blank = blankRowIds(table).map((id) => bodyRow(table, frame, null, null, context, id));
    return [...rows, ...blank];
  }
  return rows.length === 0 ? [bodyRow(table, frame, null, null, context)] : rows;
}

/** One row; without an id an empty one. Rows without a name of their own use the names' column for their first cell. */
function bodyRow(
  table: TableField,
  frame: Frame,
  id: string | null,
  name: string | null,
  context: FormContext,
  blankId?: string,
): Row {
  const least = context.values === null ? emptyRowHeight(table, context) : filledRowHeight;
  const spansName = frame.columns[0] === 'rowName' && name === null;
  const row = rowOfField(table, id ?? blankId, name);
  const blocks = frame.columns.flatMap((column, index): { cell: Cell; mark?: (height: number) => Content[] }[] => {
    if (column === 'rowName') {
      if (name === null) return [];
      return [{ cell: context.typesetter.lines(name, answerStyle, frame.widths[index] ?? 0) }];
    }
    const spans = spansName && index === 1;
    const width = (frame.widths[index] ?? 0) + (spans ? (frame.widths[0] ?? 0) + 2 * padding + border : 0);
    const value = id === null ? null : (context.values?.[cellPath(table.key, id, column.key)] ?? null);
    const prompt = spans && id === null ? rowPrompt(column, width, context) : undefined;
    const cell = { ...(prompt ?? cellBlock(column, value, width, context, row)), ...(spans ? { spans } : {}) };
    if (cell.boxes || row === undefined || namesItself(table, id, column)) return [{ cell }];
    const x = prompt === undefined ? 0 : promptWidth(column, context);
    const mark = (height: number) =>
      cellPlace(column, row, { x: x - 2, y: -2, width: width - x + 4, height: height + 4 }, context);
    return [{ cell, mark }];
  });
  // How high the row is, and with it how high its fields are, is known only now.
  const height = Math.max(least - 2 * padding, ...blocks.map(({ cell }) => cell.height));
  const cells = blocks.flatMap(({ cell, mark }): TableCell[] => {
    const stack = [...(mark?.(height) ?? []), ...cell.content];
    // Boxes stand in the middle of the row; text begins at its top, where a long answer begins too.
    const place = cell.boxes ? { verticalAlignment: 'middle' as const } : {};
    return cell.spans ? [{ stack, colSpan: 2, ...place }, {}] : [{ stack, ...place }];
  });
  return { cells, height: height + 2 * padding };
}

interface Cell extends Block {
  /** Boxes to tick, and nothing else. */
  readonly boxes?: true;
  /** It takes the names' column too. */
  readonly spans?: true;
}

function cellBlock(column: Column, value: Scalar, width: number, context: FormContext, row?: RowOfField): Cell {
  if (column.type === 'checkbox') {
    const box = tickBox(value === true, 0.5);
    const mark = row === undefined ? [] : tickPlace({ field: column, row }, { x: 0.5, y: 0.5 }, context);
    return { ...centred({ ...box, content: [...mark, ...box.content] }, boxSize, width), boxes: true };
  }
  if (column.type === 'yesNo') return { ...yesNoCell(column, value, context, row), boxes: true };
  const answer = displayValue(column, value, context.language);
  if (answer === '') return { content: [], height: 0 };
  return context.typesetter.lines(answer, answerStyle, width);
}

function emptyRowHeight({ columns }: TableField, { places }: FormContext): number {
  return places !== undefined && columns.some(hasSeveralLines) ? typedRowHeight : blankRowHeight;
}

const promptStyle = { size: sizes.cellHeading, color: colors.muted };

/** In an empty row without a name: what is to be written there (`Annet, utdyp`). */
function rowPrompt(column: Column, width: number, context: FormContext): Cell {
  return context.typesetter.lines(`${context.say(column.label)}:`, promptStyle, width);
}

function promptWidth(column: Column, context: FormContext): number {
  return context.typesetter.width(`${context.say(column.label)}:`, promptStyle) + 5;
}

/** The ids that the empty rows of a blank form have where it is filled in on a screen: frozen, as keys are. */
export function blankRowIds({ blankRows }: TableField): string[] {
  return Array.from({ length: blankRows }, (_, index) => `pdf${index + 1}`);
}

function rowOfField(table: TableField, id: string | undefined, name: string | null): RowOfField | undefined {
  if (id === undefined) return undefined;
  return { table, id, name: name ?? String(blankRowIds(table).indexOf(id) + 1) };
}

/** The name of a preset row says it all: its first column is not written in. */
export function namesItself(table: TableField, id: string | null, column: Column): boolean {
  const preset = table.presetRows?.find((each) => each.id === id);
  return preset?.namesItself === true && column === table.columns[0];
}

function centred(block: Block, ownWidth: number, width: number): Block {
  const left = Math.max(0, (width - ownWidth) / 2);
  return { content: [{ stack: block.content, margin: [left, 0, 0, 0] }], height: block.height };
}

function yesNoCell(field: Column, value: Scalar, context: FormContext, row?: RowOfField): Block {
  const style = { size: sizes.cellHeading, color: colors.ink };
  const columns = (['yes', 'no'] as const).flatMap((answer) => {
    const label = context.say(words[answer]);
    const width = context.typesetter.width(label, style) + 0.5;
    const mark = row === undefined ? [] : tickPlace({ field, option: answer, row }, { x: 0.5, y: 0.8 }, context);
    return [
      { width: boxSize + 1, stack: [...mark, ...tickBox(value === answer, 0.8).content] },
      { width: width + 2, stack: context.typesetter.lines(label, style, width).content, margin: 0 },
    ];
  });
  return { content: [{ columns, columnGap: 2.5 }], height: boxSize + 2 };
}

function aboveCell(above: Block, span: number): TableCell {
  return { stack: above.content, colSpan: span, margin: [-padding, -padding, 0, 0] };
}

function emptyCells(count: number): TableCell[] {
  return Array.from({ length: Math.max(0, count) }, () => ({}));
}

/** `bare` rows at the top carry headings and have no lines around them. */
function layoutFor(bare: number, headerRows: number): CustomTableLayout {
  return {
    hLineWidth: (row) => (row < bare ? 0 : border),
    vLineWidth: () => border,
    hLineColor: () => colors.rule,
    vLineColor: () => colors.rule,
    paddingLeft: () => padding,
    paddingRight: () => padding,
    paddingTop: () => padding,
    paddingBottom: () => padding,
    fillColor: (row) => (row >= bare && row < headerRows ? colors.tint : null),
  };
}
