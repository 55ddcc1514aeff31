import { describe, expect, it } from 'vitest';
import { dayInNorway, timeInNorway } from './norwegianTime.ts';

describe('day and time in Norway', () => {
  it('is a day ahead of UTC in the last hours of its evening', () => {
    expect(dayInNorway('2026-11-28T22:59:59.999Z')).toBe('2026-11-28');
    expect(dayInNorway('2026-11-28T23:00:00.000Z')).toBe('2026-11-29');
    expect(dayInNorway('2026-12-31T23:30:00.000Z')).toBe('2027-01-01');
  });

  it('knows summer time', () => {
    expect(dayInNorway(new Date('2026-06-30T21:59:00Z'))).toBe('2026-06-30');
    expect(dayInNorway(new Date('2026-06-30T22:00:00Z'))).toBe('2026-07-01');
    expect(timeInNorway('2026-03-29T00:59:59Z')).toBe('01:59:59');
    expect(timeInNorway('2026-03-29T01:00:00Z')).toBe('03:00:00');
  });

  it('begins its day at 00', () => {
    expect(timeInNorway('2026-11-28T23:00:07Z')).toBe('00:00:07');
  });

  it('pads what is short', () => {
    expect(dayInNorway('2026-01-02T03:04:05Z')).toBe('2026-01-02');
    expect(timeInNorway('2026-01-02T03:04:05Z')).toBe('04:04:05');
  });
});
