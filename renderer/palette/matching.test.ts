import { describe, expect, it } from 'vitest';
import { matchesName, step } from './matching.ts';

describe('matchesName', () => {
  it('takes beginnings of words, in any order', () => {
    expect(matchesName('Registrer person', 'per reg')).toBe(true);
    expect(matchesName('Registrer person', 'gistrer')).toBe(false);
    expect(matchesName('Lås Dalsam', 'LÅS')).toBe(true);
  });

  it('finds all when nothing is typed', () => {
    expect(matchesName('Oversikt', '  ')).toBe(true);
  });
});

describe('step', () => {
  it('goes round at both ends', () => {
    expect(step(2, 1, 3)).toBe(0);
    expect(step(0, -1, 3)).toBe(2);
    expect(step(0, 1, 0)).toBe(0);
  });
});
