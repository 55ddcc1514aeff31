import type { Column, ScalarFieldType } from '#shared/forms/form.ts';

/** How much room a column asks for besides the others, and the least that it can do with (points, without padding). */
const needs = {
  text: { weight: 3, least: 54 },
  longText: { weight: 4, least: 70 },
  phone: { weight: 2, least: 62 },
  date: { weight: 1.2, least: 54 },
  partialDate: { weight: 1, least: 53 },
  number: { weight: 1, least: 34 },
  yesNo: { weight: 0.2, least: 60 },
  checkbox: { weight: 1, least: 40 },
  choice: { weight: 2.2, least: 60 },
  choices: { weight: 3, least: 70 },
  nationalId: { weight: 1.5, least: 68 },
  dufNumber: { weight: 1.5, least: 72 },
} satisfies Record<ScalarFieldType, { weight: number; least: number }>;

/** Room for a column that holds names of rows. */
const rowNameNeed = { weight: 1.6, least: 70 };

/**
 * Column widths that add up to `width`: each gets what its longest heading word and its type need, and the rest is
 * shared by weight. Where even that does not fit, what is more than the heading's longest word shrinks first.
 */
export function columnWidths(
  columns: readonly (Column | 'rowName')[],
  headingWidth: (index: number) => number,
  width: number,
): number[] {
  const wanted = columns.map((column, index) => {
    const { weight, least } = column === 'rowName' ? rowNameNeed : needs[column.type];
    const word = headingWidth(index);
    return { weight, word, least: Math.max(least, word) };
  });
  const least = wanted.reduce((sum, each) => sum + each.least, 0);
  if (least > width) {
    const words = wanted.reduce((sum, each) => sum + each.word, 0);
    if (words >= width) return wanted.map((each) => (each.word * width) / words);
    const kept = (width - words) / (least - words);
    return wanted.map((each) => each.word + (each.least - each.word) * kept);
  }
  const weights = wanted.reduce((sum, each) => sum + each.weight, 0);
  return wanted.map((each) => each.least + ((width - least) * each.weight) / weights);
}
