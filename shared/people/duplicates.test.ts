import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { duplicateSubject, scoreDuplicate } from './duplicates.ts';

const selam = { name: 'Haile, Selam', birthDate: '1990-05-07', dufNumber: '200112345609' };

describe('scoreDuplicate', () => {
  test('the same number is certain, however it is written', () => {
    expect(scoreDuplicate(selam, { name: 'Andersson, Per', dufNumber: '2001 123456 09' })).toEqual({
      reasons: ['dufNumber'],
      score: 1,
    });
  });

  test('number, name and birth date are all named', () => {
    expect(scoreDuplicate(selam, selam)).toEqual({ reasons: ['dufNumber', 'nameAndBirthDate'], score: 1 });
  });

  test.each([
    ['the same name', { name: 'Selam Haile', birthDate: '1990-05-07' }, ['nameAndBirthDate'], 0.95],
    ['another script', { name: '', nativeName: 'ሰላም ሃይለ', birthDate: '1990-05-07' }, ['nameAndBirthDate'], 0.95],
    ['day and month swapped', { name: 'Haile, Selam', birthDate: '1990-07-05' }, ['nameAndBirthDate'], 0.95],
    ['only the year', { name: 'Haile, Selam', birthDate: '1990-01-01' }, ['nameAndBirthYear'], 0.6],
  ] as const)('%s', (_, other, reasons, score) => {
    expect(scoreDuplicate(selam, other)).toEqual({ reasons, score });
  });

  test('a similar name and the same birth date', () => {
    const found = scoreDuplicate(selam, { name: 'Hailu, Selamawit', birthDate: '1990-05-07' });
    expect(found?.reasons).toEqual(['similarNameAndBirthDate']);
    expect(found?.score).toBeGreaterThan(0.6);
    expect(found?.score).toBeLessThan(0.95);
  });

  test.each([
    ['another name', { name: 'Kovalenko, Olena', birthDate: '1990-05-07' }],
    ['another year', { name: 'Haile, Selam', birthDate: '1991-05-07' }],
    ['no birth date', { name: 'Haile, Selam' }],
    ['nothing', { name: '' }],
  ])('%s is nobody', (_, other) => {
    expect(scoreDuplicate(selam, other)).toBeUndefined();
  });

  test('two people without numbers are not the same for that', () => {
    expect(scoreDuplicate({ name: 'A', dNumber: '' }, { name: 'B', dNumber: ' ' })).toBeUndefined();
  });

  test('does not depend on who is compared with whom', () => {
    const subject = fc.record({
      name: fc.constantFrom('Haile, Selam', 'Selam Haile', 'Hailu, Selam', 'Kovalenko, Olena'),
      birthDate: fc.constantFrom(null, '1990-05-07', '1990-07-05', '1990-01-01'),
      dNumber: fc.constantFrom(null, '57912075186', '69822075096'),
    });
    fc.assert(
      fc.property(subject, subject, (a, b) => {
        expect(scoreDuplicate(a, b)).toEqual(scoreDuplicate(b, a));
      }),
    );
  });

  test('reads the register', () => {
    expect(duplicateSubject({ lastName: 'Haile', firstName: 'Selam', birthDate: '1990-05-07' })).toMatchObject({
      name: 'Haile, Selam',
      birthDate: '1990-05-07',
    });
  });
});
