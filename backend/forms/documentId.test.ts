import { expect, test } from 'vitest';
import { documentId } from './formRecord.ts';

test('a printed id is made of the form and its version, and is never made otherwise: paper carries it', () => {
  expect(documentId({ id: '01J8ZQ4T3K5N7V9X2B4D6F7F3K', form: 'intakeMapping', version: 2 })).toBe('KS-6F7-F3K-2');
  expect(documentId({ id: '01J8ZQ4T3K5N7V9X2B4D6F7F3K', form: 'consent', version: 1 })).toBe('SE-6F7-F3K-1');
  expect(documentId({ id: '01J8ZQ4T3K5N7V9X2B4D6F7F3K', form: 'practiceContract', version: 3 })).toBe('PK-6F7-F3K-3');
});

test('two forms that are alike in four characters, as two of a thousand often are, are told apart', () => {
  const printed = ['01J8ZQ4T3K5N7V9X2B4D6F7F3K', '01J8ZQ4T3K5N7V9X2B4DAB7F3K'].map((id) =>
    documentId({ id, form: 'intakeMapping', version: 1 }),
  );
  expect(new Set(printed).size).toBe(2);
});
