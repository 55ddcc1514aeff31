import { expect, it } from 'vitest';
import { deriveRegelverk } from './regelverk.ts';

const before = '2020-12-31';
const after = '2021-01-01';

it.each([
  // asylumSeeker, appliedOn, permitFrom, arrivalDate -> regelverk, reason
  [false, null, after, null, 'integration2021', 'permitFrom2021'],
  [false, null, after, before, 'integration2021', 'permitFrom2021'],
  [false, null, before, after, 'integration2021', 'arrivedFrom2021'],
  [false, null, before, before, 'introduction2003', 'permitBefore2021'],
  [false, null, before, null, null, 'datesMissing'],
  [false, null, null, after, null, 'datesMissing'],
  [true, before, after, before, 'introduction2003', 'appliedBefore2021'],
  [true, after, after, before, 'integration2021', 'appliedFrom2021'],
  [true, null, before, before, 'introduction2003', 'permitBefore2021'],
  [true, null, after, after, 'integration2021', 'arrivedFrom2021'],
  [true, null, after, before, null, 'datesMissing'],
  [true, null, null, null, null, 'datesMissing'],
] as const)(
  'asylum seeker %s, applied %s, permit %s, arrived %s: %s (%s)',
  (asylumSeeker, appliedOn, permitFrom, arrivalDate, regelverk, reason) => {
    expect(deriveRegelverk({ asylumSeeker, appliedOn, permitFrom, arrivalDate })).toEqual({ regelverk, reason });
  },
);
