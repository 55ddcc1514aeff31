import { describe, expect, it } from 'vitest';
import { nameKey } from './nameKey.ts';
import { nameWords } from './words.ts';

describe('the order of names', () => {
  it('is the Norwegian alphabet, case and accents aside, other scripts last', () => {
    const names = [
      'Олена',
      'Åsen, Per',
      'Østby, Kari',
      'Ærlig, Ola',
      'Zahra, Ali',
      'zahra, Ben',
      'Élise, B',
      'Elise, A',
      'Ödegård, X',
    ];
    expect(names.toSorted((a, b) => (nameKey(a) < nameKey(b) ? -1 : 1))).toEqual([
      'Elise, A',
      'Élise, B',
      'Zahra, Ali',
      'zahra, Ben',
      'Ærlig, Ola',
      'Ödegård, X',
      'Østby, Kari',
      'Åsen, Per',
      'Олена',
    ]);
  });

  it('takes a letter with a combining ring for the letter that it makes', () => {
    expect(nameKey('A\u030asen')).toBe(nameKey('Åsen'));
  });
});

describe('the words of a name', () => {
  it('are there as spelled and as folded, in Latin letters', () => {
    expect(nameWords("Khalid O'Brien")).toEqual([
      { spelled: 'khalid', folded: 'halid' },
      { spelled: 'obrien', folded: expect.any(String) },
    ]);
    expect(nameWords('Олена').map(({ spelled }) => spelled)).toEqual(['olena']);
    expect(nameWords(' - ')).toEqual([]);
  });
});
