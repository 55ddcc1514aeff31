import { describe, expect, it } from 'vitest';
import type { Column, ScalarFieldType } from '#shared/forms/form.ts';
import { text } from '#shared/text/localText.ts';
import { columnWidths } from './tableWidths.ts';

function column(type: Exclude<ScalarFieldType, 'choice' | 'choices'>): Column {
  return { key: type, type, label: text(type, type) };
}

const sum = (widths: readonly number[]) => widths.reduce((total, width) => total + width, 0);

describe('column widths', () => {
  it('fill the table, with most for what is most to write', () => {
    const widths = columnWidths([column('text'), column('yesNo'), column('longText')], () => 40, 450);
    expect(sum(widths)).toBeCloseTo(450);
    expect(widths[2]).toBeGreaterThan(widths[0] ?? 0);
    expect(widths[0]).toBeGreaterThan(widths[1] ?? 0);
  });

  it('never split a word of a heading while there is room for it', () => {
    const columns = Array.from({ length: 7 }, () => column('longText'));
    const widths = columnWidths(columns, (index) => (index === 3 ? 80 : 30), 400);
    expect(sum(widths)).toBeCloseTo(400);
    expect(widths[3]).toBeGreaterThanOrEqual(80);
  });

  it('fit the page even where the headings do not', () => {
    const columns = Array.from({ length: 12 }, () => column('text'));
    expect(sum(columnWidths(columns, () => 90, 400))).toBeCloseTo(400);
  });
});
