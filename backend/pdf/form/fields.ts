import { displayValue } from '#shared/forms/display.ts';
import type { Choice, Scalar, ScalarField, ScalarFieldType } from '#shared/forms/form.ts';
import { boxSize, digitBoxes, hairline, tickBox, writingLine, writingPitch } from '../marks.ts';
import { colors, sizes } from '../page.ts';
import { type Block, nothing, space, stack } from '../typesetter.ts';
import { words } from '../words.ts';
import type { FormContext } from './context.ts';
import { dateHint, type TickName, tickPlace, writtenPlace } from './fillIn.ts';

/** A field on paper: its label, the answer that stays with the label, and what may flow on to the next page. */
export interface FieldBlock {
  readonly label: Block;
  readonly answer: Block;
  /** The rest of a long answer, in parts that are not split. */
  readonly rest: readonly Block[];
}

interface FieldInput {
  readonly field: ScalarField;
  /** Null: not answered, or a blank form. */
  readonly value: Scalar;
  /** Why a number that fails its check was kept. */
  readonly kept: string | null;
  readonly width: number;
}

type Renderer = (input: FieldInput, context: FormContext) => FieldBlock;

/** One entry for each field type: the compiler names a new type that has none. */
const renderers = {
  text: writtenAnswer,
  phone: writtenAnswer,
  date: writtenAnswer,
  partialDate: writtenAnswer,
  number: numberAnswer,
  longText: longAnswer,
  yesNo: yesNoAnswer,
  checkbox: checkboxAnswer,
  choice: choiceAnswer,
  choices: choiceAnswer,
  nationalId: digitsAnswer([6, 5]),
  dufNumber: digitsAnswer([4, 6, 2]),
} satisfies Record<ScalarFieldType, Renderer>;

export function fieldBlock(input: FieldInput, context: FormContext): FieldBlock {
  return renderers[input.field.type](input, context);
}

function labelBlock({ field, width }: FieldInput, context: FormContext): Block {
  if (field.print?.noLabel) return nothing;
  const style = { size: sizes.label, color: colors.label };
  const label = context.say(field.label);
  const hinted = `${label}${dateHint(field, context)}`;
  const fits = context.typesetter.width(hinted, style) <= width;
  return context.typesetter.lines(fits ? hinted : label, style, width);
}

/** Lines to write on, or the answer with a thin line under it. */
function writtenAnswer(input: FieldInput, context: FormContext): FieldBlock {
  const label = labelBlock(input, context);
  const answer = displayValue(input.field, input.value, context.language);
  if (answer === '') return { label, answer: writingLines(input, context, 1), rest: [] };
  const lines = context.typesetter.lines(answer, { size: sizes.answer, color: colors.ink }, input.width);
  return { label, ...splitAnswer(stack(space(1), lines), input.width) };
}

function longAnswer(input: FieldInput, context: FormContext): FieldBlock {
  if (displayValue(input.field, input.value, context.language) !== '') return writtenAnswer(input, context);
  const label = labelBlock(input, context);
  if (context.places !== undefined) return { label, answer: writingLines(input, context, 3), rest: [] };
  const count = context.values === null ? (input.field.print?.blankLines ?? 3) : 1;
  const rest = Array.from({ length: Math.max(0, count - linesWithLabel) }, () => writingLine(input.width));
  return { label, answer: writingLines(input, context, Math.min(count, linesWithLabel)), rest };
}

/** Distance between two typed lines. */
const typedPitch = 15;

/** So many lines of a long answer stay with its label. */
const linesWithLabel = 3;

function writingLines({ field, width }: FieldInput, context: FormContext, standard: number): Block {
  // An unanswered field in a filled form takes less room: nothing is to be written there.
  if (context.values !== null) return writingLine(width, 15);
  if (context.places !== undefined) {
    const count = field.print?.blankLines ?? standard;
    // Typed lines are closer than written ones; a frame cannot go on over the page as lines do.
    const height = Math.min(count * writingPitch - 3, Math.max(count * typedPitch, 5 * writingPitch));
    return writtenPlace(field, { width, height, lines: count > 1 ? 'several' : 'one' }, context);
  }
  const count = field.type === 'longText' ? standard : (field.print?.blankLines ?? standard);
  // The first line may be nearer to its label than the lines are to each other.
  return stack(writingLine(width, writingPitch - 3), ...Array.from({ length: count - 1 }, () => writingLine(width)));
}

/** A long answer: its first lines stay with the label, its last two with the line under them. */
function splitAnswer(lines: Block, width: number): { answer: Block; rest: readonly Block[] } {
  const whole = stack(lines, hairline(width));
  if (lines.content.length <= linesWithLabel + 3) return { answer: whole, rest: [] };
  const lineHeight = lines.height / lines.content.length;
  const part = (from: number, to?: number): Block => {
    const content = lines.content.slice(from, to);
    return { content, height: content.length * lineHeight };
  };
  return {
    answer: part(0, linesWithLabel),
    rest: [part(linesWithLabel, -2), stack(part(-2), hairline(width))],
  };
}

function numberAnswer(input: FieldInput, context: FormContext): FieldBlock {
  if (input.field.type !== 'number' || context.values !== null || input.field.unit === undefined) {
    return writtenAnswer(input, context);
  }
  const unit = context.say(input.field.unit);
  const style = { size: sizes.label, color: colors.label };
  const unitWidth = context.typesetter.width(unit, style) + 1;
  const line = writingLines({ ...input, width: input.width - unitWidth - 5 }, context, 1);
  const answer: Block = {
    content: [
      {
        columns: [
          { width: input.width - unitWidth - 5, stack: line.content },
          { width: unitWidth, stack: context.typesetter.lines(unit, style, unitWidth).content, margin: [0, 7.5, 0, 0] },
        ],
        columnGap: 5,
      },
    ],
    height: line.height,
  };
  return { label: labelBlock(input, context), answer, rest: [] };
}

const digitCell = { width: 17, height: 20 };

/** A number of known length: a cell for each digit by hand, plain text when filled in. */
function digitsAnswer(groups: readonly number[]): Renderer {
  return (input, context) => {
    const label = labelBlock(input, context);
    if (context.places !== undefined) {
      const width = groups.reduce((sum, group) => sum + group * digitCell.width, 0);
      const place = { width: Math.min(width, input.width), height: digitCell.height, lines: 'one' as const };
      return { label, answer: writtenPlace(input.field, place, context), rest: [] };
    }
    if (context.values === null) return { label, answer: digitBoxes(groups, digitCell), rest: [] };
    const block = writtenAnswer(input, context);
    if (input.kept === null) return block;
    const reason = `${context.say(words.keptNumber)}: ${input.kept}`;
    const note = context.typesetter.lines(reason, { size: sizes.small, color: colors.label }, input.width);
    return { ...block, answer: stack(block.answer, space(2), note) };
  };
}

interface Option {
  readonly label: string;
  readonly ticked: boolean;
  /** Which field of a fillable form the box is. */
  readonly tick: TickName;
}

/** Distance from a box to its text. */
const boxGap = 5.5;
const optionGap = 18;

function optionBlock(option: Option, width: number, context: FormContext): Block {
  const style = { size: sizes.choice, color: colors.ink };
  const text = context.typesetter.lines(option.label, style, width - boxSize - boxGap);
  const box = tickBox(option.ticked, 2.6);
  return {
    content: [
      {
        columns: [
          { width: boxSize + 1, stack: [...tickPlace(option.tick, { x: 0.5, y: 2.6 }, context), ...box.content] },
          { width: width - boxSize - boxGap, stack: text.content },
        ],
        columnGap: boxGap - 1,
      },
    ],
    height: Math.max(text.height, box.height),
  };
}

function optionWidth(option: Option, context: FormContext): number {
  return boxSize + boxGap + context.typesetter.width(option.label, { size: sizes.choice }) + 1;
}

/** The options on one line where there is room for all, else below each other. */
function optionsBlock(options: readonly Option[], width: number, context: FormContext): Block {
  const widths = options.map((option) => optionWidth(option, context));
  const total = widths.reduce((sum, each) => sum + each, 0) + optionGap * (options.length - 1);
  if (total > width) {
    const between = context.values === null ? 4 : 2;
    return stack(...options.flatMap((option) => [space(between), optionBlock(option, width, context)]));
  }
  const blocks = options.map((option, index) => optionBlock(option, widths[index] ?? width, context));
  return {
    content: [
      {
        columns: blocks.map((block, index) => ({ width: widths[index] ?? width, stack: block.content })),
        columnGap: optionGap,
        margin: [0, 3, 0, 0],
      },
    ],
    height: 3 + Math.max(...blocks.map((block) => block.height)),
  };
}

/** Question and boxes on one line, as on the template. */
function yesNoAnswer(input: FieldInput, context: FormContext): FieldBlock {
  const options = [
    { label: context.say(words.yes), ticked: input.value === 'yes', tick: { field: input.field, option: 'yes' } },
    { label: context.say(words.no), ticked: input.value === 'no', tick: { field: input.field, option: 'no' } },
  ];
  const widths = options.map((option) => optionWidth(option, context));
  const optionsWidth = widths.reduce((sum, width) => sum + width, 0) + optionGap;
  const label = labelBlock({ ...input, width: input.width - optionsWidth - 12 }, context);
  const boxes = optionsBlock(options, optionsWidth + 1, context);
  const top = Math.max(0, boxes.height - label.height - 1);
  return {
    label: nothing,
    answer: {
      content: [
        {
          columns: [
            { width: input.width - optionsWidth - 13, stack: label.content, margin: [0, Math.min(4, top), 0, 0] },
            { width: optionsWidth + 1, stack: boxes.content },
          ],
          columnGap: 12,
        },
      ],
      height: Math.max(boxes.height, label.height + Math.min(4, top)),
    },
    rest: [],
  };
}

function checkboxAnswer(input: FieldInput, context: FormContext): FieldBlock {
  const { field, value } = input;
  const option = { label: context.say(field.label), ticked: value === true, tick: { field } };
  return { label: nothing, answer: stack(space(3), optionBlock(option, input.width, context)), rest: [] };
}

function choiceAnswer(input: FieldInput, context: FormContext): FieldBlock {
  const { field, value } = input;
  if (field.type !== 'choice' && field.type !== 'choices') return writtenAnswer(input, context);
  if (field.print?.choicesAs === 'line') return writtenAnswer(input, context);
  const options = field.choices.map((choice: Choice) => ({
    label: context.say(choice.label),
    ticked: Array.isArray(value) ? value.includes(choice.value) : value === choice.value,
    tick: { field, option: choice.value },
  }));
  return { label: labelBlock(input, context), answer: optionsBlock(options, input.width, context), rest: [] };
}
