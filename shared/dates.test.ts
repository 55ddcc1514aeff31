import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import {
  addMonths,
  addYears,
  ageOn,
  formatDate,
  formatPartialDate,
  parseTypedDate,
  parseTypedPartialDate,
  partialDateRange,
} from './dates.ts';
import { err, ok } from './result.ts';

const today = '2026-11-22';
const anyDate = fc
  .integer({ min: 0, max: 116_000 })
  .map((days) => Temporal.PlainDate.from('1881-01-01').add({ days }).toString());

describe('typed dates', () => {
  test.each([
    ['31.12.2026', '2026-12-31'],
    ['31.12.26', '2026-12-31'],
    ['311226', '2026-12-31'],
    ['31122026', '2026-12-31'],
    ['31/12-26', '2026-12-31'],
    ['31 12 2026', '2026-12-31'],
    [' 1.2.2026 ', '2026-02-01'],
    ['1. 2. 2026', '2026-02-01'],
    ['2026-12-31', '2026-12-31'],
    ['29.02.2024', '2024-02-29'],
    ['150354', '1954-03-15'],
    ['01.01.36', '2036-01-01'],
    ['01.01.37', '1937-01-01'],
  ])('%s', (typed, iso) => {
    expect(parseTypedDate(typed, today)).toEqual(ok(iso));
  });

  test.each(['31.02.2026', '29.02.2026', '32.01.2026', '1.13.2026', '', 'i går', '12.2026', '1.1.0026', '3112'])(
    '%s is no date',
    (typed) => {
      expect(parseTypedDate(typed, today)).toEqual(err('invalidDate'));
    },
  );

  test.each([
    ['2019', '2019'],
    ['06.2019', '2019-06'],
    ['6/2019', '2019-06'],
    ['2019-6', '2019-06'],
    ['1.6.2019', '2019-06-01'],
  ])('as remembered: %s', (typed, value) => {
    expect(parseTypedPartialDate(typed, today)).toEqual(ok(value));
  });

  test.each(['13.2019', '0019', '00.2019'])('not even as remembered: %s', (typed) => {
    expect(parseTypedPartialDate(typed, today)).toEqual(err('invalidDate'));
  });

  test('what is shown can be typed', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        expect(parseTypedDate(formatDate(date), today)).toEqual(ok(date));
        expect(parseTypedPartialDate(formatPartialDate(date.slice(0, 7)), today)).toEqual(ok(date.slice(0, 7)));
      }),
    );
  });
});

describe('reckoning', () => {
  test('three months from 31 January is 30 April', () => {
    expect(addMonths('2026-01-31', 3)).toBe('2026-04-30');
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addYears('2024-02-29', 1)).toBe('2025-02-28');
  });

  test('age', () => {
    expect(ageOn('2008-11-22', today)).toBe(18);
    expect(ageOn('2008-11-23', today)).toBe(17);
    expect(ageOn('2008-02-29', '2026-02-28')).toBe(17);
    expect(ageOn('2008-02-29', '2026-03-01')).toBe(18);
    expect(ageOn('2027-01-01', today)).toBe(-1);
  });

  test('age never falls as time goes', () => {
    fc.assert(
      fc.property(anyDate, anyDate, anyDate, (birth, a, b) => {
        const [earlier, later] = a < b ? [a, b] : [b, a];
        expect(ageOn(birth, earlier)).toBeLessThanOrEqual(ageOn(birth, later));
      }),
    );
  });

  test('what a partial date can mean', () => {
    expect(partialDateRange('2024')).toEqual({ first: '2024-01-01', last: '2024-12-31' });
    expect(partialDateRange('2024-02')).toEqual({ first: '2024-02-01', last: '2024-02-29' });
    expect(partialDateRange('2024-12')).toEqual({ first: '2024-12-01', last: '2024-12-31' });
    expect(partialDateRange('2024-02-03')).toEqual({ first: '2024-02-03', last: '2024-02-03' });
  });

  test('what is no date is shown as it is', () => {
    expect(formatDate('ukjent')).toBe('ukjent');
    expect(formatPartialDate('2024')).toBe('2024');
  });
});
