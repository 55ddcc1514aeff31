import { expect, test } from 'vitest';
import { personValues } from '../people/person.ts';
import { isoDate, multilineText, plainText } from './scalars.ts';

test.each(['2026-02-31', '2026-13-01', '0000-01-01', '0202-03-04', '9999-12-31', '26-01-01', ' 2026-01-01'])(
  '%j is no date',
  (text) => {
    expect(isoDate.safeParse(text).error?.issues[0]?.message).toBe('invalidDate');
  },
);

test.each(['1899-12-31', '2024-02-29', '2199-12-31'])('%s is a date', (text) => {
  expect(isoDate.safeParse(text).success).toBe(true);
});

test.each(['a\u0000', 'a\u007f', 'a\u0085', 'a\u202e', 'a\u2066', 'a\ud800b', '\udc00'])(
  '%j is kept out of every text',
  (text) => {
    expect(plainText(10).safeParse(text).error?.issues[0]?.message).toBe('controlCharacters');
    expect(multilineText(10).safeParse(text).success).toBe(false);
  },
);

test('a line has no breaks in it, of any kind; a long text may', () => {
  for (const text of ['a\nb', 'a\u2028b', 'a\u2029b']) expect(plainText(10).safeParse(text).success).toBe(false);
  for (const text of ['a\nb', 'a\u2028b']) expect(multilineText(10).safeParse(text).success).toBe(true);
  expect(plainText(10).safeParse('أحمد\u200f 😀').success).toBe(true);
});

test('a language is a language tag', () => {
  expect(personValues.safeParse({ languages: ['ti', 'zh-Hant'], interpreterLanguage: 'prs' }).success).toBe(true);
  for (const tag of ['!!', '\u202ear', 'a b', 'x'])
    expect(personValues.safeParse({ languages: [tag] }).success).toBe(false);
});
