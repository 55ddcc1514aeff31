import { describe, expect, test } from 'vitest';
import { intakeMapping } from './intakeMapping.form.ts';
import { formWarnings } from './validation.ts';

const today = '2026-11-22';
const warnings = (values: Parameters<typeof formWarnings>[1]) => formWarnings(intakeMapping, values, today);

describe('warnings', () => {
  test.each([
    [{ nationalId: '13097248032' }, { path: 'nationalId', code: 'numberFailsCheck', problem: 'checkDigits' }],
    [{ dufNumber: '2010123456' }, { path: 'dufNumber', code: 'numberFailsCheck', problem: 'length' }],
    [{ arrivalDate: '2026-11-23' }, { path: 'arrivalDate', code: 'dateInFuture' }],
    [
      { arrivalDate: '2025-05-02', settlementDate: '2025-05-01' },
      { path: 'settlementDate', code: 'dateBefore', other: 'arrivalDate' },
    ],
    [
      { 'workAbroad.a.$row': 1, 'workAbroad.a.from': '2020-03', 'workAbroad.a.until': '2019' },
      { path: 'workAbroad.a.until', code: 'fromAfterUntil' },
    ],
    [
      { 'coursesInNorway.a.$row': 1, 'coursesInNorway.a.from': '2027' },
      { path: 'coursesInNorway.a.from', code: 'dateInFuture' },
    ],
    [{ schoolYears: 41 }, { path: 'schoolYears', code: 'outOfRange', min: 0, max: 40 }],
    [{ schoolYears: -1 }, { path: 'schoolYears', code: 'outOfRange', min: 0, max: 40 }],
    [{ citizenship: 'Syria, Atlantis' }, { path: 'citizenship', code: 'countryNotRecognised' }],
    [{ driverLicence: 'kanskje' }, { path: 'driverLicence', code: 'notReadable' }],
    [{ settlementDate: '31.12.2026' }, { path: 'settlementDate', code: 'notReadable' }],
  ] as const)('%o', (values, warning) => {
    expect(warnings(values)).toEqual([warning]);
  });

  test.each([
    {},
    { nationalId: '17912099997', dufNumber: '200112345609', citizenship: 'Syria og Tyrkia' },
    { nationalId: '57912075186' },
    { dufNumber: '201012345678', 'dufNumber.$kept': 'Står slik i vedtaket' },
    { 'workAbroad.a.$row': 1, 'workAbroad.a.from': '2020-03', 'workAbroad.a.until': '2020' },
    { 'workAbroad.a.$row': null, 'workAbroad.a.from': '2030' },
    { primaryCompletedYears: 99 },
    { arrivalDate: today, settlementDate: today, schoolYears: 0 },
  ])('nothing about %o', (values) => {
    expect(warnings(values)).toEqual([]);
  });
});
