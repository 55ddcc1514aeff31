import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { crockfordAlphabet, decodeBase32, encodeBase32 } from './base32.ts';
import { formatRecoveryKey, newRecoveryKey, parseRecoveryKey } from './recoveryKey.ts';

const keys = fc.uint8Array({ minLength: 25, maxLength: 25 });

test('base32 gives back what it was given', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      expect(decodeBase32(encodeBase32(bytes))).toEqual(bytes);
    }),
  );
});

test('a key reads back however it is typed', () => {
  fc.assert(
    fc.property(keys, (bytes) => {
      const text = formatRecoveryKey(bytes);
      expect(text).toMatch(/^([0-9A-Z]{6}-){7}[0-9A-Z]{6}$/);
      expect(parseRecoveryKey(text)).toEqual(bytes);
      expect(parseRecoveryKey(text.toLowerCase().replaceAll('-', ' '))).toEqual(bytes);
      expect(parseRecoveryKey(text.replaceAll('0', 'O').replaceAll('1', 'l'))).toEqual(bytes);
    }),
  );
});

test('any one wrong character, and any two that swapped places, are found', () => {
  fc.assert(
    fc.property(keys, fc.nat(47), fc.nat(30), (bytes, place, step) => {
      const characters = formatRecoveryKey(bytes).replaceAll('-', '').split('');
      const right = crockfordAlphabet.indexOf(characters[place] ?? '');
      const wrong = characters.with(place, crockfordAlphabet[(right + 1 + step) % 32] ?? '');
      expect(parseRecoveryKey(wrong.join(''))).toBeUndefined();
      const [here = '', next = ''] = [characters[place], characters[place + 1]];
      if (place < 47 && here !== next) {
        expect(
          parseRecoveryKey(
            characters
              .with(place, next)
              .with(place + 1, here)
              .join(''),
          ),
        ).toBeUndefined();
      }
    }),
  );
});

test.each(['', 'ABC', 'U'.repeat(48), `${'0'.repeat(47)}!`, '0'.repeat(49)])('%j is no key', (text) => {
  expect(parseRecoveryKey(text)).toBeUndefined();
});

test('two keys differ', () => {
  const random = (bytes: number) => new Uint8Array(randomBytes(bytes));
  expect(newRecoveryKey(random).text).not.toBe(newRecoveryKey(random).text);
});
