import { expect, test } from 'vitest';
import type { Field } from '#shared/forms/form.ts';
import { text } from '#shared/text/localText.ts';
import { fieldWidths } from './fieldWidths.ts';

const label = text('x', 'x');
const date = (key: string, more: Partial<Field> = {}) => ({ key, type: 'date', label, ...more }) as Field;
const line = (key: string, more: Partial<Field> = {}) => ({ key, type: 'text', label, ...more }) as Field;

test('two short answers share a line, a third one stands alone', () => {
  expect(fieldWidths([date('a'), date('b'), date('c'), line('d')])).toEqual(['half', 'half', 'full', 'full']);
});

test('what the paper shares stays as it is, and a heading starts a line', () => {
  const half = { print: { width: 'half' } } as const;
  expect(fieldWidths([date('a'), line('b', half), line('c', half)])).toEqual(['full', 'half', 'half']);
  expect(fieldWidths([date('a'), date('b', { heading: label })])).toEqual(['full', 'full']);
});
