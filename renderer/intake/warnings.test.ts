import { expect, test } from 'vitest';
import { intakeMapping } from '#shared/forms/intakeMapping.form.ts';
import { practiceContract } from '#shared/forms/practiceContract.form.ts';
import { contractProblemTexts } from '../i18n/nb/contracts.ts';
import { intakeTexts } from './texts.ts';
import { intakeWarnings, warningText } from './warnings.ts';

const today = '2026-11-24';
const said = (values: Record<string, string | number>) =>
  intakeWarnings(practiceContract, values, null, today).map((warning) => [
    warning.path,
    warningText(intakeTexts.nb, practiceContract, warning, 'nb'),
  ]);

test('a contract says while it is written why it cannot be completed, once for each answer', () => {
  expect(said({ hoursWeek: 40, from: '2026-12-01', until: '2026-11-01', employerOrgNumber: '959377678' })).toEqual([
    ['employerOrgNumber', contractProblemTexts.orgNumber],
    ['until', contractProblemTexts.untilBeforeFrom],
    ['hoursWeek', contractProblemTexts.hoursPerWeek],
  ]);
  expect(said({ hoursWeek: 30, employerOrgNumber: '959 377 677' })).toEqual([]);
});

test('other forms keep their own warnings', () => {
  const values = { settlementDate: '1989-01-01' };
  expect(intakeWarnings(intakeMapping, values, '1990-01-01', today)).toEqual([
    { path: 'settlementDate', code: 'beforeBirth' },
  ]);
});
