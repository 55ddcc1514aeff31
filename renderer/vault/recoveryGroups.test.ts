import { describe, expect, it } from 'vitest';
import { groupsOf, pickTwo, sameGroup } from './recoveryGroups.ts';

describe('recovery key groups', () => {
  it('reads groups whatever stands between them', () => {
    expect(groupsOf('ABCD-EFGH JKMN')).toEqual(['ABCD', 'EFGH', 'JKMN']);
  });

  it('picks two different positions within the key, in order', () => {
    for (const [a, b] of [
      [0, 0],
      [0.99, 0.99],
      [0.5, 0],
      [0.99, 0],
    ] as const) {
      const numbers = [a, b];
      const [first, second] = pickTwo(8, () => numbers.shift() ?? 0);
      expect(first).toBeLessThan(second);
      expect(first).toBeGreaterThanOrEqual(0);
      expect(second).toBeLessThan(8);
    }
  });

  it('forgives what handwriting confuses, and nothing else', () => {
    expect(sameGroup(' 10ab ', '1OAB')).toBe(true);
    expect(sameGroup('1OAC', '1OAB')).toBe(false);
    expect(sameGroup('', '1OAB')).toBe(false);
  });
});
