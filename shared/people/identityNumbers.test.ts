import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  birthDateDiffers,
  checkDufNumber,
  checkNationalId,
  compactNumber,
  formatDufNumber,
  formatNationalId,
  kindOfNationalId,
} from './identityNumbers.ts';

const synthetic = {
  nationalId: ['17912099997', '29822099635', '05840399895', '12905299938'],
  dNumber: ['57912075186', '69822075096', '45840375084', '52905200100'],
} as const;

describe('fødselsnummer and D-number', () => {
  test.each(synthetic.nationalId)('%s is a synthetic fødselsnummer', (digits) => {
    expect(checkNationalId(digits)).toEqual({ ok: true, kind: 'nationalId', synthetic: true, digits });
    expect(kindOfNationalId(digits)).toBe('nationalId');
  });

  test.each(synthetic.dNumber)('%s is a synthetic D-number', (digits) => {
    expect(checkNationalId(digits)).toEqual({ ok: true, kind: 'dNumber', synthetic: true, digits });
    expect(kindOfNationalId(digits)).toBe('dNumber');
  });

  test.each([
    ['13097248032', 'checkDigits'],
    ['1791209999', 'length'],
    ['', 'length'],
    ['179120999977', 'length'],
    ['1791209999O', 'notDigits'],
    ['32922099997', 'date'],
    ['00000000000', 'date'],
  ])('%s fails: %s', (digits, problem) => {
    expect(checkNationalId(digits)).toEqual({ ok: false, problem });
  });

  test('spaces, hyphens and dots are no part of a number', () => {
    expect(checkNationalId(' 179120 99997 ')).toMatchObject({ ok: true, digits: '17912099997' });
    expect(checkNationalId('179120\u00a099997').ok).toBe(true);
    expect(formatNationalId('17912099997')).toBe('179120 99997');
    expect(formatNationalId('ukjent')).toBe('ukjent');
  });

  test('one wrong digit is always found in a synthetic number', () => {
    const numbers = [...synthetic.nationalId, ...synthetic.dNumber];
    fc.assert(
      fc.property(
        fc.constantFrom(...numbers),
        fc.integer({ min: 6, max: 10 }),
        fc.integer({ min: 1, max: 9 }),
        (n, i, d) => {
          const changed = n.slice(0, i) + ((Number(n[i]) + d) % 10) + n.slice(i + 1);
          // From 2032 four values of the first check digit are allowed, but then the second one tells.
          expect(checkNationalId(changed).ok).toBe(false);
        },
      ),
    );
  });
});

describe('DUF number', () => {
  test.each(['200112345609', '201017238203', '201212345603', '200900595509'])('%s passes', (digits) => {
    expect(checkDufNumber(digits)).toEqual({ ok: true, digits });
  });

  test.each([
    ['201012345678', 'checkDigits'],
    ['234567890123', 'checkDigits'],
    ['20011234560', 'length'],
    ['2001123456O9', 'notDigits'],
  ])('%s fails: %s', (digits, problem) => {
    expect(checkDufNumber(digits)).toEqual({ ok: false, problem });
  });

  test('is read and written in groups', () => {
    expect(checkDufNumber('2001 123456 09').ok).toBe(true);
    expect(formatDufNumber('200112345609')).toBe('2001 123456 09');
    expect(compactNumber(formatDufNumber('200112345609'))).toBe('200112345609');
  });
});

describe('birth date beside the number', () => {
  test.each([
    ['17912099997', '2020-11-17', false],
    ['57912075186', '2020-11-17', false],
    ['17912099997', '1920-11-17', false],
    ['17912099997', '2020-11-18', true],
    ['17912099997', '2020-01-17', true],
    ['17912099997', '2021-11-17', true],
    ['123', '2021-11-17', false],
  ])('%s and %s: differs = %s', (number, birthDate, differs) => {
    expect(birthDateDiffers(number, birthDate)).toBe(differs);
  });
});
