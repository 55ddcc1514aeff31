import { expect, it } from 'vitest';
import type { ScalarField } from '#shared/forms/form.ts';
import { readableValue } from './readableValue.ts';

const field = (type: 'nationalId' | 'dufNumber' | 'text') =>
  ({ key: type, label: { nb: type, nn: type }, type }) satisfies ScalarField;

it('groups identity numbers, and leaves what is none as it was typed', () => {
  expect(readableValue(field('nationalId'), '14839211229', 'nb')).toBe('148392 11229');
  expect(readableValue(field('dufNumber'), '202410451210', 'nn')).toBe('2024 104512 10');
  expect(readableValue(field('dufNumber'), 'venter', 'nb')).toBe('venter');
  expect(readableValue(field('text'), '14839211229', 'nb')).toBe('14839211229');
  expect(readableValue(field('nationalId'), null, 'nb')).toBe('');
});
