import { describe, expect, test } from 'vitest';
import { checkPerson, personWarnings } from './rules.ts';

const today = '2026-11-22';
const person = { lastName: 'Haile', birthDate: '1990-05-07', nationalId: null, noNumberYet: true } as const;

describe('what stops a save', () => {
  test('a whole person passes', () => {
    expect(checkPerson(person, today)).toBeUndefined();
    expect(checkPerson({ nativeName: 'ሰላም' }, today)).toBeUndefined();
  });

  test.each([
    [{ firstName: ' ' }, { code: 'nameMissing', params: {} }],
    [
      { ...person, nationalId: '13097248032' },
      { code: 'numberFailsCheck', params: { field: 'nationalId', problem: 'checkDigits' } },
    ],
    [
      { ...person, nationalId: '57912075186' },
      { code: 'numberFailsCheck', params: { field: 'nationalId', problem: 'date' } },
    ],
    [
      { ...person, dNumber: '17912099997' },
      { code: 'numberFailsCheck', params: { field: 'dNumber', problem: 'date' } },
    ],
    [
      { ...person, dufNumber: '12' },
      { code: 'numberFailsCheck', params: { field: 'dufNumber', problem: 'length' } },
    ],
    [
      { ...person, birthDate: '2026-11-23' },
      { code: 'dateInFuture', params: { field: 'birthDate' } },
    ],
    [
      { ...person, settlementDate: '1990-05-06' },
      { code: 'settlementBeforeBirth', params: { fields: ['settlementDate', 'birthDate'] } },
    ],
    [
      { ...person, arrivalDate: '1990-05-06' },
      { code: 'arrivalBeforeBirth', params: { fields: ['arrivalDate', 'birthDate'] } },
    ],
    [
      { ...person, status: 'settled', settlementDate: '2026-11-23' },
      { code: 'dateInFuture', params: { field: 'settlementDate' } },
    ],
  ] as const)('%o', (values, error) => {
    expect(checkPerson(values, today)).toEqual(error);
  });

  test('a number that fails can be kept with a reason', () => {
    const values = { ...person, dufNumber: '201012345678', dufNumberKept: 'Står slik i vedtaket' };
    expect(checkPerson(values, today)).toBeUndefined();
    expect(checkPerson({ ...values, dufNumberKept: ' ' }, today)?.code).toBe('numberFailsCheck');
    expect(personWarnings(values, today)).toEqual([{ field: 'dufNumber', code: 'numberKept' }]);
  });

  test('somebody who is expected has dates ahead', () => {
    expect(checkPerson({ ...person, status: 'expected', settlementDate: '2027-01-10' }, today)).toBeUndefined();
  });

  test('born on the day of arrival', () => {
    expect(checkPerson({ ...person, arrivalDate: '1990-05-07', settlementDate: '1990-05-07' }, today)).toBeUndefined();
  });
});

describe('what to look at once more', () => {
  const codes = (values: Parameters<typeof personWarnings>[0], livesWithOthers = false) =>
    personWarnings(values, today, { livesWithOthers }).map((warning) => warning.code);

  test.each([
    [person, []],
    [{ ...person, noNumberYet: null }, ['noNumber']],
    [
      { ...person, birthDate: '2020-11-18', nationalId: '17912099997', unaccompaniedMinor: false },
      ['birthDateDiffersFromNumber'],
    ],
    [{ ...person, birthDate: '1915-01-01' }, ['olderThan110']],
    [{ ...person, birthDate: '2012-01-01' }, ['minorWithoutGuardianMark']],
    [{ ...person, birthDate: '2012-01-01', unaccompaniedMinor: true }, []],
    [{ ...person, settlementDate: '2021-11-21' }, ['settlementLongAgo']],
    [{ ...person, settlementDate: '2021-11-22' }, []],
    [{ ...person, settlementDate: '2015-01-01', status: 'moved' }, []],
    [{ ...person, arrivalDate: '2024-02-02', settlementDate: '2024-02-01' }, ['settlementBeforeArrival']],
  ] as const)('%o', (values, expected) => {
    expect(codes(values)).toEqual(expected);
  });

  test('a child in a household is not taken for an unaccompanied minor', () => {
    expect(codes({ ...person, birthDate: '2012-01-01' }, true)).toEqual([]);
  });
});
