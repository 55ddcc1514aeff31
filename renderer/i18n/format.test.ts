import { expect, it } from 'vitest';
import { formatBytes, formatClock, formatInstant, formatNumber } from './format.ts';

it('writes numbers and sizes as Norwegian does', () => {
  expect(formatNumber(1_234_567).replace(/\s/g, ' ')).toBe('1 234 567');
  expect(formatBytes(640)).toBe('640 B');
  expect(formatBytes(640_300)).toBe('640 kB');
  expect(formatBytes(1_440_000)).toBe('1,4 MB');
});

it('writes the time of day with a full stop', () => {
  expect(formatClock(new Date('2026-11-22T05:46:00Z'))).toBe('06.46');
  expect(formatClock(new Date('2026-11-21T23:05:00Z'))).toBe('00.05');
  expect(formatInstant('2026-11-22T13:05:00.000Z')).toBe('22.11.2026 kl. 14.05');
});
