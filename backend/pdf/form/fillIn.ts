import type { Content } from 'pdfmake/interfaces.js';
import type { Column, ScalarField, TableField } from '#shared/forms/form.ts';
import { cellPath } from '#shared/forms/paths.ts';
import { type LocalText, text } from '#shared/text/localText.ts';
import { boxSize, writingLine } from '../marks.ts';
import { colors, sizes } from '../page.ts';
import type { Block } from '../typesetter.ts';
import { words } from '../words.ts';
import type { FormContext } from './context.ts';
import type { PlaceInput } from './places.ts';

/** A row of a table's field: its name on paper is the row's, or its number. */
export interface RowOfField {
  readonly table: TableField;
  readonly id: string;
  /** The fixed name of a preset row, or which of the empty rows it is. */
  readonly name: string;
}

const dayFormat = text('dd.mm.åååå', 'dd.mm.åååå');
const partialFormat = text('år, mm.åååå eller dd.mm.åååå', 'år, mm.åååå eller dd.mm.åååå');
const separated = text('skill med komma', 'skil med komma');

/** After the label of a date that is written on a screen: how it is written. */
export function dateHint(field: ScalarField, context: FormContext): string {
  if (context.places === undefined || field.type !== 'date') return '';
  return ` (${context.say(dayFormat)})`;
}

/** The name of a fillable field: the form's own path, and for a box among several that can all be ticked its value too. */
export const fieldName = (path: string, option?: string): string => (option === undefined ? path : `${path}.${option}`);

interface Room {
  readonly width: number;
  readonly height: number;
  readonly lines: 'one' | 'several';
}

/** A line to type on, or a frame for several lines. */
export function writtenPlace(field: ScalarField, { width, height, lines }: Room, context: FormContext): Block {
  const mark = context.places?.mark({
    name: field.key,
    label: spoken(field, undefined, context),
    input: written(field, lines, context),
    fontSize: lines === 'one' ? sizes.answer : sizes.cell,
    x: lines === 'one' ? 0 : 2,
    y: lines === 'one' ? 1.5 : 2.5,
    width: lines === 'one' ? width : width - 4,
    height: lines === 'one' ? height - 2 : height - 3,
  });
  const drawn = lines === 'one' ? writingLine(width, height) : frame(width, height);
  return { content: [...(mark ?? []), ...drawn.content], height: drawn.height };
}

function frame(width: number, height: number): Block {
  const shape = { type: 'rect' as const, x: 0.3, y: 2.5, w: width - 0.6, h: height - 3 };
  return { content: [{ canvas: [{ ...shape, lineWidth: 0.6, lineColor: colors.rule }] }], height: height - 0.5 };
}

function written(field: ScalarField, lines: 'one' | 'several', context: FormContext): PlaceInput {
  if (field.type === 'choice') {
    return {
      kind: 'list',
      options: field.choices.map(({ value, label }) => ({ value, label: context.say(label) })),
    };
  }
  const { maxLength } = field.type === 'text' || field.type === 'longText' ? field : { maxLength: undefined };
  return { kind: 'text', lines, ...(maxLength === undefined ? {} : { maxLength }) };
}

/** Which box: of a question with several boxes, the choice that it stands for. */
export interface TickName {
  readonly field: ScalarField;
  readonly option?: string;
  readonly row?: RowOfField;
}

/** A box to tick, `at` from where the mark stands. */
export function tickPlace(
  { field, option, row }: TickName,
  at: { readonly x: number; readonly y: number },
  context: FormContext,
): Content[] {
  if (context.places === undefined) return [];
  const path = row === undefined ? field.key : cellPath(row.table.key, row.id, field.key);
  const label = spoken(field, row, context);
  const chosen = option === undefined ? undefined : { value: option, label: optionLabel(field, option, context) };
  const several = field.type === 'choices' ? option : undefined;
  const input: PlaceInput =
    chosen === undefined || several !== undefined ? { kind: 'tick' } : { kind: 'oneOf', option: chosen };
  return context.places.mark({
    name: fieldName(path, several),
    label: chosen === undefined ? label : `${label}: ${chosen.label}`,
    question: label,
    input,
    fontSize: sizes.answer,
    ...at,
    width: boxSize,
    height: boxSize,
  });
}

function optionLabel(field: ScalarField, option: string, context: FormContext): string {
  if (field.type === 'yesNo') return context.say(option === 'yes' ? words.yes : words.no);
  if (field.type !== 'choice' && field.type !== 'choices') return option;
  const choice = field.choices.find(({ value }) => value === option);
  return choice === undefined ? option : context.say(choice.label);
}

export const hasSeveralLines = ({ type }: Column): boolean => type === 'longText' || type === 'choices';

/** A cell of a table to type in; `at` is the cell's place from its content's upper left corner. */
export function cellPlace(
  column: Column,
  row: RowOfField,
  at: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  context: FormContext,
): Content[] {
  if (context.places === undefined) return [];
  const lines = hasSeveralLines(column) ? 'several' : 'one';
  return context.places.mark({
    name: cellPath(row.table.key, row.id, column.key),
    label: spoken(column, row, context),
    input: written(column, lines, context),
    fontSize: lines === 'one' ? sizes.cell : 7.5,
    ...at,
  });
}

/** What a reader says of a field: its whole label, the row that it is in, and how a date is written. */
function spoken(field: Column, row: RowOfField | undefined, context: FormContext): string {
  const say = (local: LocalText) => context.say(local);
  const own = say(field.fullLabel ?? field.label);
  const grouped = field.group === undefined ? own : `${say(field.group)} – ${own}`;
  const whole = row === undefined ? grouped : `${say(row.table.fullLabel ?? row.table.label)}, ${row.name}: ${grouped}`;
  if (field.type === 'date') return `${whole} (${say(dayFormat)})`;
  if (field.type === 'partialDate') return `${whole} (${say(partialFormat)})`;
  if (field.type !== 'choices' || row === undefined) return whole;
  return `${whole} (${say(separated)}: ${field.choices.map(({ label }) => say(label)).join(', ')})`;
}
