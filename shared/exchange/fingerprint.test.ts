import { describe, expect, it } from 'vitest';
import { fingerprintLength, fingerprintWords } from './fingerprint.ts';
import { fingerprintWordList } from './fingerprintWords.ts';

describe('words of a fingerprint', () => {
  it('are ten, and one of 256 for each byte', () => {
    expect(fingerprintWordList).toHaveLength(256);
    expect(fingerprintWords('00'.repeat(32))).toEqual(Array(fingerprintLength).fill('advokat'));
    const hash = Array.from({ length: 32 }, (_, at) => at.toString(16).padStart(2, '0')).join('');
    expect(fingerprintWords(hash)).toEqual(fingerprintWordList.slice(0, 10));
    expect(fingerprintWords('ff'.repeat(32))[9]).toBe(fingerprintWordList[255]);
  });

  it('are made of a whole hash only', () => {
    expect(() => fingerprintWords('ab')).toThrow(RangeError);
  });

  it('are short, and in lower case', () => {
    for (const word of fingerprintWordList) expect(word).toMatch(/^[a-zæøå]{3,9}$/);
  });

  it('each begin with three letters of their own', () => {
    const beginnings = new Set(fingerprintWordList.map((word) => word.slice(0, 3)));
    expect(beginnings.size).toBe(256);
  });

  it('never sound alike: three sounds at least differ, when those that a telephone mixes up count as one', () => {
    const sounds = fingerprintWordList.map(sound);
    const alike: string[] = [];
    for (const [at, a] of sounds.entries()) {
      for (const [offset, b] of sounds.slice(at + 1).entries()) {
        if (distance(a, b) < 3) alike.push(`${fingerprintWordList[at]} ${fingerprintWordList[at + 1 + offset]}`);
      }
    }
    expect(alike).toEqual([]);
  });

  it('are told apart by that measure', () => {
    expect(distance(sound('bakke'), sound('pakke'))).toBe(0);
    expect(distance(sound('kjole'), sound('tjore'))).toBe(1);
    expect(distance(sound('hval'), sound('valg'))).toBe(1);
  });
});

/** Voiced and unvoiced, m and n, e and æ, o and å, i and y are one on a poor line; double letters are heard as one. */
function sound(word: string): string {
  const same: Record<string, string> = {
    b: 'p',
    d: 't',
    g: 'k',
    v: 'f',
    m: 'n',
    y: 'i',
    æ: 'e',
    å: 'o',
    z: 's',
    c: 'k',
    w: 'f',
  };
  const heard = word
    .replace(/skj|sj|kj|tj/g, 'x')
    .replace(/hv/g, 'v')
    .replace(/hj|gj/g, 'j');
  return Array.from(heard, (letter) => same[letter] ?? letter)
    .join('')
    .replace(/(.)\1+/g, '$1');
}

/** How many letters must be put in, taken out, changed, or changed about with the next. */
function distance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const above = rows[i - 1] ?? [];
      const change = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, (rows[i - 2]?.[j - 2] ?? 0) + 1);
      }
      row.push(least);
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? 0;
}
