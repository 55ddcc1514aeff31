import { expect, it } from 'vitest';
import { formatBytes, formatNumber } from './format.ts';

it('writes numbers and sizes as Norwegian does', () => {
  expect(formatNumber(1_234_567).replace(/\s/g, ' ')).toBe('1 234 567');
  expect(formatBytes(640)).toBe('640 B');
  expect(formatBytes(640_300)).toBe('640 kB');
  expect(formatBytes(1_440_000)).toBe('1,4 MB');
});
