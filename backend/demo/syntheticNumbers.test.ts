import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkDufNumber, checkNationalId } from '#shared/people/identityNumbers.ts';
import { syntheticDufNumber, syntheticNationalId } from './syntheticNumbers.ts';

const birthDate = fc
  .date({ min: new Date('1930-01-01'), max: new Date('2039-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

test.for(['nationalId', 'dNumber'] as const)('every synthetic %s passes the check, as a synthetic one', (kind) => {
  fc.assert(
    fc.property(birthDate, fc.integer({ min: 0, max: 499 }), (born, individual) => {
      const digits = syntheticNationalId(born, individual, kind);
      expect(checkNationalId(digits)).toEqual({ ok: true, kind, synthetic: true, digits });
    }),
  );
});

test('the published synthetic people have the check digits that the generator gives', () => {
  expect(syntheticNationalId('2020-11-17', 499, 'nationalId')).toBe('17912099997');
  expect(syntheticNationalId('2003-04-05', 498, 'nationalId')).toBe('05840399895');
});

test('every synthetic DUF number passes the check', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1990, max: 2050 }), fc.integer({ min: 0, max: 999_999 }), (year, serial) => {
      expect(checkDufNumber(syntheticDufNumber(year, serial)).ok).toBe(true);
    }),
  );
  expect(syntheticDufNumber(2001, 123_456)).toBe('200112345609');
});
