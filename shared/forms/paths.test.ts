import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { intakeMapping } from './intakeMapping.form.ts';
import { buildPath, cellPath, type FormPath, fieldSpecOfPath, locate, parsePath, partialDate } from './paths.ts';

const key = fc.stringMatching(/^[a-z][A-Za-z0-9]{0,20}$/);
const row = fc.stringMatching(/^[A-Za-z0-9_-]{1,26}$/);
const anyPath: fc.Arbitrary<FormPath> = fc.oneof(
  key.map((field) => ({ kind: 'field' as const, field })),
  key.map((field) => ({ kind: 'kept' as const, field })),
  fc.tuple(key, row).map(([table, id]) => ({ kind: 'row' as const, table, row: id })),
  fc.tuple(key, row, key).map(([table, id, column]) => ({ kind: 'cell' as const, table, row: id, column })),
);

describe('paths', () => {
  test('what is built is parsed back', () => {
    fc.assert(
      fc.property(anyPath, (path) => {
        expect(parsePath(buildPath(path))).toEqual(path);
      }),
    );
  });

  test('any text parses to nothing, or to the path that builds it', () => {
    const part = fc.constantFrom('a', 'workAbroad', '$row', '$kept', '', 'A', '__proto__', '01HX', 'a b');
    const text = fc.oneof(
      fc.string(),
      fc.array(part, { maxLength: 5 }).map((parts) => parts.join('.')),
    );
    fc.assert(
      fc.property(text, (path) => {
        const parsed = parsePath(path);
        expect(parsed === undefined ? path : buildPath(parsed)).toBe(path);
      }),
    );
  });
});

test('a partial date is a year, a month or a day, of our centuries', () => {
  for (const value of ['1998', '1998-06', '1998-06-30', '2026'])
    expect(partialDate.safeParse(value).success).toBe(true);
  for (const value of ['0000', '3001', '98', '1998-13', '1998-06-31', '0202-01']) {
    expect(partialDate.safeParse(value).success).toBe(false);
  }
});

describe('paths of the intake mapping', () => {
  test.each([
    ['lastName', 'identity'],
    ['civilStatus', 'family'],
    ['nationalId.$kept', 'identity'],
    ['workAbroad.01HX.employer', 'work'],
    ['workAbroad.01HX.$row', 'work'],
    ['languageSkills.english.fluentOral', 'language'],
    ['considerations', 'lifeSituation'],
    ['leisureInterests', 'wishes'],
  ])('%s is in scope %s', (path, scope) => {
    expect(fieldSpecOfPath(intakeMapping, path)).toMatchObject({ scope, conflict: 'ask' });
  });

  test.each([
    'nothing',
    'workAbroad',
    'workAbroad.01HX',
    'workAbroad.01HX.nothing',
    'workAbroad.01HX.employer.more',
    'workAbroad.a b.employer',
    'lastName.$kept',
    'lastName.01HX.employer',
    'languageSkills.english.$row',
    'constructor',
    '__proto__',
    '',
  ])('"%s" is none of its paths', (path) => {
    expect(locate(intakeMapping, path)).toBeUndefined();
    expect(fieldSpecOfPath(intakeMapping, path)).toBeUndefined();
  });

  test.each([
    ['lastName', 'Åse', true],
    ['lastName', 'to\nlinjer', false],
    ['lastName', 'x'.repeat(501), false],
    ['backgroundInformation', 'to\nlinjer', true],
    ['backgroundInformation', 'x'.repeat(20_001), false],
    ['arrivalDate', '2026-02-28', true],
    ['arrivalDate', '2026-02-31', false],
    ['arrivalDate', '2026', false],
    ['coursesInNorway.a.from', '2026', true],
    ['coursesInNorway.a.from', '2026-13', false],
    ['schoolYears', 12, true],
    ['schoolYears', '12', false],
    ['schoolYears', Number.NaN, false],
    ['driverLicence', 'no', true],
    ['driverLicence', 'kanskje', false],
    ['primarySchool', true, true],
    ['primarySchool', false, false],
    ['gender', 'female', true],
    ['gender', 'notRecorded', false],
    ['workAbroad.a.$row', 3, true],
    ['workAbroad.a.$row', 'sist', false],
  ] as const)('%s = %o: %s', (path, value, fits) => {
    expect(fieldSpecOfPath(intakeMapping, path)?.schema.safeParse(value).success).toBe(fits);
  });

  test('every cell of every table has a spec', () => {
    for (const field of intakeMapping.sections.flatMap((section) => [...section.fields])) {
      if (field.type !== 'table') {
        expect([field.key, fieldSpecOfPath(intakeMapping, field.key) === undefined]).toEqual([field.key, false]);
        continue;
      }
      for (const column of field.columns) {
        expect(fieldSpecOfPath(intakeMapping, cellPath(field.key, 'x', column.key))).toBeDefined();
      }
    }
  });
});
