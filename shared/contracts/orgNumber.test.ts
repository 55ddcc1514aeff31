import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compactOrgNumber, formatOrgNumber, orgCheckDigit, orgNumberProblem } from './orgNumber.ts';

const municipalities = [
  '939849831',
  '964949204',
  '961381096',
  '959377677',
  '939607706',
  '839893132',
  '939617671',
  '941827195',
  '939864970',
];

test.each(municipalities)('%s, a municipality, is valid', (number) => {
  expect(orgNumberProblem(number)).toBeUndefined();
  expect(orgNumberProblem(`NO ${formatOrgNumber(number)} MVA`)).toBeUndefined();
});

test.each([
  ['939849832', 'checkDigit'],
  ['93984983', 'length'],
  ['9398498311', 'length'],
  ['', 'length'],
  ['93984983O', 'notDigits'],
  ['NO', 'notDigits'],
] as const)('%s is refused: %s', (number, problem) => {
  expect(orgNumberProblem(number)).toBe(problem);
});

const eightDigits = fc.stringMatching(/^\d{8}$/);

test('eight digits have at most one check digit', () => {
  fc.assert(
    fc.property(eightDigits, (eight) => {
      const fitting = Array.from({ length: 10 }, (_, digit) => `${eight}${digit}`).filter(
        (number) => orgNumberProblem(number) === undefined,
      );
      const digit = orgCheckDigit(eight);
      expect(fitting).toEqual(digit === undefined ? [] : [`${eight}${digit}`]);
    }),
  );
});

test('one wrong digit, or two neighbours that have changed places, is found', () => {
  fc.assert(
    fc.property(eightDigits, fc.nat(8), fc.integer({ min: 1, max: 9 }), fc.nat(7), (eight, at, more, swap) => {
      const digit = orgCheckDigit(eight);
      fc.pre(digit !== undefined);
      const valid = `${eight}${digit}`;
      const other = (Number(valid[at]) + more) % 10;
      expect(orgNumberProblem(valid.slice(0, at) + other + valid.slice(at + 1))).toBe('checkDigit');
      fc.pre(valid[swap] !== valid[swap + 1]);
      const swapped = `${valid.slice(0, swap)}${valid[swap + 1]}${valid[swap]}${valid.slice(swap + 2)}`;
      expect(orgNumberProblem(swapped)).toBe('checkDigit');
    }),
  );
});

test('how it is written does not count', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\d{9}$/), (digits) => {
      expect(compactOrgNumber(formatOrgNumber(digits))).toBe(digits);
    }),
  );
});
