import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changedPaths } from './changes.ts';
import { missingPaths } from './completion.ts';
import { isFilled, visibleKeys } from './conditions.ts';
import type { FormValues } from './form.ts';
import { intakeMapping } from './intakeMapping.form.ts';
import { formProgress } from './progress.ts';

const shown = (values: FormValues, ...keys: string[]) => {
  const visible = visibleKeys(intakeMapping, values);
  return keys.filter((key) => visible.has(key));
};

describe('which questions are shown', () => {
  test.each([
    [{}, 'receptionCentreCount', false],
    [{ severalReceptionCentres: 'no' }, 'receptionCentreCount', false],
    [{ severalReceptionCentres: 'yes' }, 'receptionCentreCount', true],
    [{ arrivalManner: 'other' }, 'arrivalMannerOther', true],
    [{ permit: 'asylum' }, 'permitOther', false],
    [{ primarySchool: true }, 'primarySchoolName', true],
    [{ arrivalManner: 'familyReunified' }, 'familyImmigrationWithWhom', true],
    [{ familyImmigrationPlanned: 'yes' }, 'familyImmigrationWithWhom', true],
    [{ hasReferences: 'yes' }, 'references', true],
  ] as const)('%o: %s is shown = %s', (values, key, visible) => {
    expect(shown(values, key)).toEqual(visible ? [key] : []);
  });

  test('an answer to a hidden question hides what depends on it', () => {
    const keys = ['driverLicenceApproved', 'driverLicenceRulesKnown', 'driverLicenceInformationNeed'];
    const answers = { driverLicence: 'yes', driverLicenceApproved: 'no', driverLicenceRulesKnown: 'no' };
    expect(shown(answers, ...keys)).toEqual(keys);
    expect(shown({ ...answers, driverLicence: 'no' }, ...keys)).toEqual([]);
  });

  test.each([
    [0, true],
    ['no', true],
    [true, true],
    [['a'], true],
    ['  ', false],
    [null, false],
    [undefined, false],
    [false, false],
    [[], false],
  ])('%o is an answer: %s', (value, filled) => {
    expect(isFilled(value)).toBe(filled);
  });
});

describe('progress', () => {
  test('an empty form has everything left', () => {
    const progress = formProgress(intakeMapping, {});
    expect(progress.answered).toBe(0);
    expect(progress.sections).toHaveLength(11);
    expect(progress.total).toBe(progress.sections.reduce((sum, section) => sum + section.total, 0));
  });

  test('counts visible answers, and a table once', () => {
    const section = (values: FormValues, key: string) =>
      formProgress(intakeMapping, values).sections.find((one) => one.key === key);
    expect(section({}, 'languages')).toEqual({ key: 'languages', answered: 0, total: 2 });
    const languages = { 'languageSkills.english.fluentOral': true, 'languageSkills.motherTongue.someOral': true };
    expect(section(languages, 'languages')).toEqual({ key: 'languages', answered: 1, total: 2 });
    expect(section({ referenceAsked: 'yes' }, 'workNorway')).toEqual({ key: 'workNorway', answered: 0, total: 3 });
    expect(section({ hasReferences: 'yes', referenceAsked: 'yes' }, 'workNorway')).toEqual({
      key: 'workNorway',
      answered: 2,
      total: 5,
    });
  });

  test('is never more than everything', () => {
    const value = fc.oneof(fc.constantFrom('yes', 'no', 'other', '', true, null), fc.integer());
    const keys = intakeMapping.sections.flatMap((section) => section.fields.map((field) => field.key));
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...keys), value), (values) => {
        for (const { answered, total } of formProgress(intakeMapping, values).sections) {
          expect(answered).toBeLessThanOrEqual(total);
        }
      }),
    );
  });
});

describe('completion', () => {
  test('names what is missing, in order, and lets go of what is answered', () => {
    const missing = missingPaths(intakeMapping, {});
    expect(missing).toContain('languageSkills');
    expect(missing[0]).toBe('lastName');
    expect(missing).not.toContain('considerations');
    const answers = Object.fromEntries(missing.map((path) => [path, 'svar']));
    expect(missingPaths(intakeMapping, answers)).toEqual(['languageSkills']);
    expect(missingPaths(intakeMapping, { ...answers, 'languageSkills.motherTongue.fluentOral': true })).toEqual([]);
  });
});

describe('changes', () => {
  const scalar = fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.boolean(), fc.array(fc.string()));
  const values = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), scalar);

  test('nothing differs from itself, and both ways tell the same paths', () => {
    fc.assert(
      fc.property(values, values, (before, after) => {
        expect(changedPaths(before, structuredClone(before))).toEqual([]);
        const [there, back] = [changedPaths(before, after), changedPaths(after, before)];
        expect(back).toEqual(there.map(({ path, before: b, after: a }) => ({ path, before: a, after: b })));
      }),
    );
  });

  test('setting what changed gives what came after', () => {
    fc.assert(
      fc.property(values, values, (before, after) => {
        const changes = Object.fromEntries(changedPaths(before, after).map((change) => [change.path, change.after]));
        expect(changedPaths({ ...before, ...changes }, after)).toEqual([]);
      }),
    );
  });

  test('empty, null and absent are the same', () => {
    expect(changedPaths({ a: '', b: null }, { c: '' })).toEqual([]);
    expect(changedPaths({ a: 'x' }, {})).toEqual([{ path: 'a', before: 'x', after: null }]);
  });
});
