import type { Content } from 'pdfmake/interfaces.js';
import type { Field, FormDefinition, PrintHints, ScalarField, Section } from '#shared/forms/form.ts';
import type { LocalText } from '#shared/text/localText.ts';
import { writingPitch } from '../marks.ts';
import { colors, contentWidth, sizes } from '../page.ts';
import { type Block, nothing, space, stack } from '../typesetter.ts';
import type { FormContext } from './context.ts';
import { type FieldBlock, fieldBlock } from './fields.ts';
import { tableBlock } from './table.ts';
import { wordingBlocks } from './wording.ts';

/** Space between fields on a line, and between lines of fields. */
const columnGap = 18;

const shares = { full: 1, twoThirds: 2 / 3, half: 1 / 2, third: 1 / 3, quarter: 1 / 4 } as const satisfies Record<
  NonNullable<PrintHints['width']>,
  number
>;

/** The sections in the template's order, numbered by position. Everything is printed, also what the screen would hide. */
export function sectionsContent(definition: FormDefinition, context: FormContext): Content[] {
  const number = (index: number) => (definition.unnumbered ? '' : `${index + 1}. `);
  return definition.sections.flatMap((section, index) =>
    sectionContent(section, `${number(index)}${context.say(section.title)}`, index === 0, context),
  );
}

/** Links that a screen writes, and what the municipality asks for its own sake, are not on paper. */
const isOnPaper = (field: Field): boolean => field.internal === undefined && field.print?.omitted === undefined;

function sectionContent(section: Section, title: string, first: boolean, context: FormContext): Content[] {
  const content: Content[] = [];
  let above = sectionHeading(title, first, context);
  for (const part of wordingBlocks(section.wording ?? [], context)) {
    content.push(keepTogether(stack(above, part).content));
    above = nothing;
  }
  const rows = fieldRows(section.fields.filter(isOnPaper));
  for (const [position, row] of rows.entries()) {
    const [first] = row;
    if (first?.heading !== undefined) above = stack(above, subheading(first.heading, context));
    if (introduces(row, rows[position + 1])) {
      above = stack(above, rowBlock(row, context).head);
      continue;
    }
    content.push(...(first?.type === 'table' ? tableContent(first, above, context) : rowContent(row, above, context)));
    above = nothing;
  }
  return content;
}

/** Fields in sequence share a line while their shares add up to at most 1; a heading or a table begins a new one. */
export function fieldRows(fields: readonly Field[]): Field[][] {
  const rows: Field[][] = [];
  let room = 0;
  for (const field of fields) {
    const share = field.type === 'table' ? 1 : shares[field.print?.width ?? 'full'];
    const current = rows.at(-1);
    if (current === undefined || field.heading !== undefined || share > room + 0.001) {
      rows.push([field]);
      room = field.type === 'table' ? 0 : 1 - share;
    } else {
      current.push(field);
      room -= share;
    }
  }
  return rows;
}

function sectionHeading(title: string, first: boolean, context: FormContext): Block {
  const style = { size: sizes.section, bold: true, color: colors.accent };
  const text = context.typesetter.lines(title, style, contentWidth);
  const rule: Block = {
    content: [
      {
        canvas: [{ type: 'line', x1: 0, y1: 3, x2: contentWidth, y2: 3, lineWidth: 1.1, lineColor: colors.accent }],
      },
    ],
    height: 3,
  };
  return stack(space(first ? 16 : 20), text, rule, space(4));
}

function subheading(title: LocalText, context: FormContext): Block {
  const style = { size: sizes.subheading, bold: true, color: colors.ink };
  return stack(space(9), context.typesetter.lines(context.say(title), style, contentWidth));
}

function tableContent(table: Field & { type: 'table' }, above: Block, context: FormContext): Content[] {
  const style = { size: sizes.subheading, bold: true, color: colors.ink };
  const label = table.print?.noLabel
    ? space(4)
    : stack(space(9), context.typesetter.lines(context.say(table.label), style, contentWidth), space(2));
  const { block, kept } = tableBlock(table, stack(above, label), contentWidth, context);
  return kept ? [keepTogether(block.content), ...space(4).content] : [...block.content, ...space(4).content];
}

/** A box to tick that stands over the fields that belong to it, as a heading does. */
function introduces(row: readonly Field[], next: readonly Field[] | undefined): boolean {
  const [box, second] = row;
  if (box?.type !== 'checkbox' || second !== undefined || next === undefined) return false;
  const condition = next[0]?.visibleWhen;
  return condition !== undefined && 'field' in condition && condition.field === box.key;
}

function rowContent(row: readonly Field[], above: Block, context: FormContext): Content[] {
  const { head, rest } = rowBlock(row, context);
  return [keepTogether([...above.content, ...head.content]), ...rest];
}

/** A line of fields: what stays together, and what of long answers flows on. */
function rowBlock(row: readonly Field[], context: FormContext): { readonly head: Block; readonly rest: Content[] } {
  const cells = row.flatMap((field) => {
    if (field.type === 'table') return [];
    const width = cellWidth(field);
    return [{ width, block: blockOf(field, width, context) }];
  });
  const labelled = cells.filter((cell) => cell.block.label !== nothing);
  const labelHeight = Math.max(0, ...labelled.map((cell) => cell.block.label.height));
  const lineHeight =
    labelled.length === 0
      ? 0
      : labelHeight + Math.min(writingPitch, ...labelled.map((cell) => cell.block.answer.height));
  const gap = space(context.values === null ? 8 : 7);
  const heads = cells.map((cell) => {
    // Lines to write on, and boxes without a label above them, stand at one height across the page.
    const lowered =
      cell.block.label === nothing
        ? space(Math.max(0, lineHeight - cell.block.answer.height))
        : space(labelHeight - cell.block.label.height);
    return { width: cell.width, block: stack(lowered, cell.block.label, cell.block.answer) };
  });
  const [only] = heads;
  const fields: Content[] =
    heads.length === 1 && only !== undefined && only.width > contentWidth - 1
      ? only.block.content
      : [{ columns: heads.map(({ width, block }) => ({ width, stack: block.content })), columnGap }];
  const height = Math.max(...heads.map(({ block }) => block.height));
  return { head: stack(gap, { content: fields, height }), rest: restContent(cells) };
}

/** What flows on of long answers: below each other where the field has the line, else beside each other. */
function restContent(cells: readonly { readonly width: number; readonly block: FieldBlock }[]): Content[] {
  if (cells.every((cell) => cell.block.rest.length === 0)) return [];
  const columns = cells.map((cell) => ({ width: cell.width, stack: restParts(cell.block) }));
  const [only] = columns;
  if (columns.length === 1 && only !== undefined && only.width > contentWidth - 1) return only.stack;
  return [{ columns, columnGap }];
}

function restParts(block: FieldBlock): Content[] {
  return block.rest.flatMap((part, index) =>
    index === block.rest.length - 1 && part.content.length > 1 ? [keepTogether(part.content)] : part.content,
  );
}

function blockOf(field: ScalarField, width: number, context: FormContext): FieldBlock {
  const kept = context.values?.[`${field.key}.$kept`];
  return fieldBlock(
    {
      field,
      value: context.values?.[field.key] ?? null,
      kept: typeof kept === 'string' && kept !== '' ? kept : null,
      width,
    },
    context,
  );
}

function cellWidth(field: ScalarField): number {
  const share = shares[field.print?.width ?? 'full'];
  return share * (contentWidth + columnGap) - columnGap;
}

export function keepTogether(content: Content[]): Content {
  return { stack: content, unbreakable: true };
}

/** Not a table or text that may be longer than a page. */
export function isKeptTogether(content: Content): boolean {
  return typeof content === 'object' && 'unbreakable' in content && content.unbreakable === true;
}
