import type { ContentTable, CustomTableLayout, TableCell } from 'pdfmake/interfaces.js';
import { displayValue } from '#shared/forms/display.ts';
import type { Column, Scalar, TableField } from '#shared/forms/form.ts';
import { cellPath } from '#shared/forms/paths.ts';
import { rowsOf } from '#shared/forms/rows.ts';
import { boxSize, tickBox } from '../marks.ts';
import { colors, contentHeight, sizes } from '../page.ts';
import { type Block, stack } from '../typesetter.ts';
import { words } from '../words.ts';
import type { FormContext } from './context.ts';
import { columnWidths } from './tableWidths.ts';

const padding = 4;
const border = 0.5;
/** Height of an empty row, for handwriting. */
const blankRowHeight = 25;
const filledRowHeight = 17;
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
  const longestWord = (index: number) => {
    const column = columns[index];
    const heading = column === 'rowName' || column === undefined ? table.presetHeading : column.label;
    if (heading === undefined) return 0;
    const widths = context
      .say(heading)
      .split(/[ /-]+/u)
      .map((word) => context.typesetter.width(`${word}/`, headingStyle));
    return Math.max(0, ...widths);
  };
  return { columns, widths: columnWidths(columns, longestWord, inner) };
}

const headingStyle = { size: sizes.cellHeading, bold: true, color: colors.label };

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
    const blank = Array.from({ length: table.blankRows }, () => bodyRow(table, frame, null, null, context));
    return [...rows, ...blank];
  }
  return rows.length === 0 ? [bodyRow(table, frame, null, null, context)] : rows;
}

/** One row; without an id an empty one. Rows without a name of their own use the names' column for their first cell. */
function bodyRow(table: TableField, frame: Frame, id: string | null, name: string | null, context: FormContext): Row {
  const least = context.values === null ? blankRowHeight : filledRowHeight;
  const cells: TableCell[] = [];
  let height = least - 2 * padding;
  const spansName = frame.columns[0] === 'rowName' && name === null;
  frame.columns.forEach((column, index) => {
    if (column === 'rowName') {
      if (name === null) return;
      const style = { size: sizes.cell, color: colors.ink };
      const text = context.typesetter.lines(name, style, frame.widths[index] ?? 0);
      height = Math.max(height, text.height);
      cells.push({ stack: text.content });
      return;
    }
    const spans = spansName && index === 1;
    const width = (frame.widths[index] ?? 0) + (spans ? (frame.widths[0] ?? 0) + 2 * padding + border : 0);
    const value = id === null ? null : (context.values?.[cellPath(table.key, id, column.key)] ?? null);
    const cell = spans && id === null ? rowPrompt(column, width, context) : cellBlock(column, value, width, context);
    height = Math.max(height, cell.height);
    // Boxes stand in the middle of the row; text begins at its top, where a long answer begins too.
    const place = cell.boxes ? { verticalAlignment: 'middle' as const } : {};
    cells.push({ stack: cell.content, ...(spans ? { colSpan: 2 } : {}), ...place });
    if (spans) cells.push({});
  });
  return { cells, height: height + 2 * padding };
}

interface Cell extends Block {
  /** Boxes to tick, and nothing else. */
  readonly boxes?: true;
}

function cellBlock(column: Column, value: Scalar, width: number, context: FormContext): Cell {
  if (column.type === 'checkbox') return { ...centred(tickBox(value === true, 0.5), boxSize, width), boxes: true };
  if (column.type === 'yesNo') return { ...yesNoCell(value, context), boxes: true };
  const answer = displayValue(column, value, context.language);
  if (answer === '') return { content: [], height: 0 };
  return context.typesetter.lines(answer, { size: sizes.cell, color: colors.ink }, width);
}

/** In an empty row without a name: what is to be written there (`Annet, utdyp`). */
function rowPrompt(column: Column, width: number, context: FormContext): Cell {
  const text = `${context.say(column.label)}:`;
  return context.typesetter.lines(text, { size: sizes.cellHeading, color: colors.muted }, width);
}

function centred(block: Block, ownWidth: number, width: number): Block {
  const left = Math.max(0, (width - ownWidth) / 2);
  return { content: [{ stack: block.content, margin: [left, 0, 0, 0] }], height: block.height };
}

function yesNoCell(value: Scalar, context: FormContext): Block {
  const style = { size: sizes.cellHeading, color: colors.ink };
  const columns = (['yes', 'no'] as const).flatMap((answer) => {
    const label = context.say(words[answer]);
    const width = context.typesetter.width(label, style) + 0.5;
    return [
      { width: boxSize + 1, stack: tickBox(value === answer, 0.8).content },
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
