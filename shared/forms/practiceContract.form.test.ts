import { describe, expect, test } from 'vitest';
import { placementTypes, weekdayKeys } from '../contracts/terms.ts';
import { fullName } from '../people/names.ts';
import { languages } from '../text/localText.ts';
import { refusalToComplete } from './checks.ts';
import { missingPaths } from './completion.ts';
import { visibleFields } from './conditions.ts';
import type { FormDefinition } from './form.ts';
import { practiceContract } from './practiceContract.form.ts';
import { formProgress } from './progress.ts';
import { prefill, registerChanges, registerDifferences, startingValues } from './registerBinding.ts';
import { formValuesSchema } from './schema.ts';
import { formWarnings } from './validation.ts';

const definition: FormDefinition = practiceContract;
const fields = definition.sections.flatMap((section) => section.fields);
const selam = { firstName: 'Selam', middleName: 'Tesfay', lastName: 'Haile', birthDate: '2003-04-05' };

test('what the rules read is what the form has', () => {
  const numbers = fields.filter((field) => field.type === 'number').map(({ key }) => key);
  expect(numbers).toEqual([...weekdayKeys, 'hoursWeek']);
  const type = fields.find(({ key }) => key === 'placementType');
  expect(type?.type === 'choice' ? type.choices.map(({ value }) => value) : []).toEqual(placementTypes);
});

describe('starting texts', () => {
  test.each(languages)('%s: the three boxes of responsibility, as the form takes them', (language) => {
    const values = startingValues(definition, language);
    expect(Object.keys(values)).toEqual(['employerResponsibility', 'contactResponsibility', 'programmeResponsibility']);
    expect(formValuesSchema(definition).safeParse(values).success).toBe(true);
    expect(Object.values(values).every((value) => typeof value === 'string' && value.split('\n').length >= 4)).toBe(
      true,
    );
  });
});

describe('the register', () => {
  test('gives name and birth date, and takes back the birth date alone', () => {
    expect(prefill(definition, selam, 'nb')).toEqual({
      participantName: 'Selam Tesfay Haile',
      birthDate: '2003-04-05',
    });
    const values = { participantName: 'En annen', birthDate: '2003-05-04' };
    expect(registerDifferences(definition, values, selam, 'nb')).toEqual([
      { path: 'birthDate', property: 'birthDate', inForm: '2003-05-04', inRegister: '2003-04-05' },
    ]);
    expect(registerChanges(definition, 'participantName', values)).toBeUndefined();
    expect(registerChanges(definition, 'birthDate', values)).toEqual({ birthDate: '2003-05-04' });
    expect(registerChanges(definition, 'birthDate', { birthDate: '31.02' })).toBeUndefined();
  });

  test('a name is whole in whatever is recorded of it', () => {
    expect(fullName({ lastName: 'Haile' })).toBe('Haile');
    expect(fullName({ firstName: ' Selam ', lastName: '' })).toBe('Selam');
    expect(fullName({ nativeName: 'ሰላም' })).toBe('ሰላም');
    expect(fullName({})).toBe('');
  });
});

test('days to come are planned, a birth date to come is a slip, and an end before the beginning is told of', () => {
  const warnings = (values: Record<string, string>) =>
    formWarnings(definition, values, '2026-11-24').map(({ path, code }) => `${path} ${code}`);
  expect(warnings({ from: '2027-01-01', until: '2027-06-30', programmeUntil: '2028-01-01' })).toEqual([]);
  expect(warnings({ birthDate: '2027-01-01' })).toEqual(['birthDate dateInFuture']);
  expect(warnings({ from: '2027-01-02', until: '2027-01-01' })).toEqual(['until dateBefore']);
});

test('the link to the employer is neither asked nor counted', () => {
  const shown = definition.sections.flatMap((section) => visibleFields(definition, section, {})).map(({ key }) => key);
  expect(shown).not.toContain('employerId');
  expect(shown).toHaveLength(fields.length - 1);
  const counted = (values: Record<string, string>) => formProgress(definition, values);
  expect(counted({ employerId: '01ARZ3NDEKTSV4RRFFQ69G5FAV' })).toEqual(counted({}));
});

const known = { programme: { from: null, until: null } };

test('what is missing is named, and only what is wrong is refused', () => {
  expect(missingPaths(definition, {})).toEqual([
    'participantName',
    'birthDate',
    'employerName',
    'placementType',
    'from',
    'until',
    'goals',
    'tasks',
    'contactName',
    'hoursWeek',
  ]);
  expect(refusalToComplete('practiceContract', {}, known)).toBeUndefined();
  expect(refusalToComplete('practiceContract', { hoursWeek: 38 }, known)).toEqual({
    code: 'contractRefused',
    params: { problems: [{ path: 'hoursWeek', problem: 'hoursPerWeek' }] },
  });
  expect(refusalToComplete('intakeMapping', { hoursWeek: 38 }, known)).toBeUndefined();
});
