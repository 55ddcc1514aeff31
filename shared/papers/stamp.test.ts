import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseStamp, shortHash, stampText } from './stamp.ts';

const hash = 'a1b2'.repeat(16);
const stamp = { documentId: 'PK-7F3-K2M-1', contentHash: hash };

test('what is printed is read again, and has only characters that a QR code holds in half the room', () => {
  expect(stampText(stamp)).toBe(`DALSAM:1:PK-7F3-K2M-1:${hash.toUpperCase()}`);
  expect(stampText(stamp)).toMatch(/^[0-9A-Z $%*+\-./:]+$/);
  expect(parseStamp(stampText(stamp))).toEqual(stamp);
  expect(parseStamp(`DALSAM:1:PK-7F3-K2M-1:${hash}`)).toEqual(stamp);
});

test('codes of others are none of ours', () => {
  fc.assert(fc.property(fc.string(), (text) => parseStamp(text) === undefined));
  for (const text of ['https://example.org', `DALSAM:2:PK-7F3-K2M-1:${hash}`, 'DALSAM:1:PK-7F3-K2M-1:abc']) {
    expect(parseStamp(text)).toBeUndefined();
  }
});

test('the short hash is the first sixteen digits, in fours', () => {
  expect(shortHash(hash)).toBe('a1b2 a1b2 a1b2 a1b2');
});
