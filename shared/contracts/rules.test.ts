import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FormValues } from '../forms/form.ts';
import { contractIssues, contractWarnings } from './rules.ts';
import { contractTerms, sumOfDays, weekdayKeys } from './terms.ts';

const good: FormValues = {
  employerOrgNumber: '939 849 831',
  from: '2026-01-05',
  until: '2026-06-30',
  hoursMonday: 7.5,
  hoursTuesday: 7.5,
  hoursWednesday: 7.5,
  hoursThursday: 7.5,
  hoursFriday: 7.5,
  hoursWeek: 37.5,
};
const problems = (change: FormValues) =>
  contractIssues({ ...good, ...change }).map((each) => Object.values(each).join(' '));

describe('a contract is refused', () => {
  test.each<[string, FormValues, string[]]>([
    ['not at all', {}, []],
    ['not for what is missing', { hoursWeek: null, from: null, until: null, employerOrgNumber: null }, []],
    ['not for one day', { until: '2026-01-05' }, []],
    ['over 37.5 hours, as written', { hoursWeek: 37.6 }, ['hoursWeek hoursPerWeek', 'hoursWeek weekDiffersFromDays']],
    ['over 37.5 hours, by its days', { hoursSaturday: 0.1, hoursWeek: null }, ['hoursWeek hoursPerWeek']],
    ['with a week that is not its days', { hoursWeek: 30 }, ['hoursWeek weekDiffersFromDays']],
    ['with less than nothing in a day', { hoursMonday: -1, hoursWeek: 29 }, ['hoursMonday hoursPerDay']],
    [
      'with more than 24 hours in a day',
      { hoursMonday: 24.5, hoursTuesday: 0, hoursWednesday: 0, hoursThursday: 0, hoursFriday: 0, hoursWeek: 24.5 },
      ['hoursMonday hoursPerDay'],
    ],
    ['ending before it begins', { until: '2026-01-04' }, ['until untilBeforeFrom']],
    ['not for four years', { until: '2030-01-04' }, []],
    ['for more than four years', { until: '2030-01-05' }, ['until longerThanAnyProgramme']],
    ['with a wrong number', { employerOrgNumber: '939849832' }, ['employerOrgNumber orgNumber']],
    ['not inside the programme', { programmeFrom: '2026-01-05', programmeUntil: '2026-06-30' }, []],
    [
      'outside the programme',
      { programmeFrom: '2026-01-06', programmeUntil: '2026-06-29' },
      ['from outsideProgramme', 'until outsideProgramme'],
    ],
    ['after the programme, by its end alone', { programmeUntil: '2026-06-29' }, ['until outsideProgramme']],
    [
      'for a programme that ends before it begins',
      { programmeFrom: '2027-01-06', programmeUntil: '2026-01-01' },
      ['programmeUntil programmeUntilBeforeFrom'],
    ],
    ['not for a date that is none', { until: '31.02' }, []],
  ])('%s', (_name, change, expected) => {
    expect(problems(change)).toEqual(expected);
  });
});

test('what to look at once more', () => {
  expect(contractWarnings({}, '2026-11-24')).toEqual([
    'programmeDatesUnknown',
    'orgNumberMissing',
    'employerNotInRegister',
  ]);
  const known = { programmeFrom: '2026-01-01', programmeUntil: '2027-01-01', employerOrgNumber: '1' };
  const linked = { ...known, employerId: '01ARZ3NDEKTSV4RRFFQ69G5FAV' };
  expect(contractWarnings({ ...linked, from: '2025-11-24' }, '2026-11-24')).toEqual([]);
  expect(contractWarnings({ ...linked, from: '2025-11-23' }, '2026-11-24')).toEqual(['startLongAgo']);
});

test('the programme as it is known elsewhere counts where the contract does not say', () => {
  const programme = { from: '2026-01-06', until: '2026-06-29' };
  expect(contractIssues(good, programme).map(({ path }) => path)).toEqual(['from', 'until']);
  const own = { programmeFrom: '2026-01-01', programmeUntil: '2026-12-31' };
  expect(contractIssues({ ...good, ...own }, programme)).toEqual([]);
  expect(contractIssues(good, { from: null, until: '2026-06-29' }).map(({ path }) => path)).toEqual(['until']);
  expect(contractWarnings(good, '2026-01-05', programme)).toEqual(['employerNotInRegister']);
  expect(contractWarnings(good, '2026-01-05', { ...programme, until: null })).toContain('programmeDatesUnknown');
});

test('a week of sevenths of an hour adds up, and more than 37.5 is always found', () => {
  const hours = fc.integer({ min: 0, max: 2400 }).map((hundredths) => hundredths / 100);
  fc.assert(
    fc.property(fc.array(hours, { minLength: 7, maxLength: 7 }), (days) => {
      const values = Object.fromEntries(weekdayKeys.map((key, index) => [key, days[index] ?? 0]));
      const sum = days.reduce((total, day) => total + Math.round(day * 100), 0) / 100;
      expect(sumOfDays(contractTerms(values).hoursByDay)).toBe(sum);
      const found = contractIssues({ ...values, hoursWeek: sum }).map(({ problem }) => problem);
      expect(found).toEqual(sum > 37.5 ? ['hoursPerWeek'] : []);
    }),
  );
});

test('whatever is typed is read without a fault', () => {
  const scalar = fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.constant(null), fc.array(fc.string()));
  const keys = fc.constantFrom(
    'from',
    'until',
    'employerId',
    'employerOrgNumber',
    'hoursWeek',
    'programmeFrom',
    ...weekdayKeys,
  );
  fc.assert(
    fc.property(fc.dictionary(keys, scalar), (values) => {
      expect(Array.isArray(contractIssues(values))).toBe(true);
      expect(contractWarnings(values, '2026-11-24').length).toBeLessThan(5);
    }),
  );
});
