import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FormValues, TableField } from './form.ts';
import { householdValues } from './household.ts';
import { intakeMapping } from './intakeMapping.form.ts';
import { fieldByKey } from './paths.ts';
import { canAddRow, cellsOf, filledRows, newRow, removedRow, rowsOf } from './rows.ts';

function table(key: string): TableField {
  const field = fieldByKey(intakeMapping, key)?.field;
  if (field?.type !== 'table') throw new Error(`no table ${key}`);
  return field;
}
const work = table('workAbroad');
const languages = table('languageSkills');
const ids = (field: TableField, values: FormValues) => rowsOf(field, values).map((row) => row.id);

describe('rows', () => {
  test('preset rows are always there, first', () => {
    expect(ids(languages, {})).toEqual(['motherTongue', 'english']);
    expect(ids(languages, { 'languageSkills.a.$row': 1 })).toEqual(['motherTongue', 'english', 'a']);
    expect(filledRows(languages, { 'languageSkills.english.fluentOral': true }).map((row) => row.id)).toEqual([
      'english',
    ]);
  });

  test('rows are in their order; a removed one, and cells without a row, are not', () => {
    const values = {
      'workAbroad.b.$row': 1,
      'workAbroad.a.$row': 2,
      'workAbroad.c.$row': null,
      'workAbroad.d.employer': 'Uten rad',
      'workNorway.e.$row': 1,
      'workAbroad.a.employer': 'Bakeri',
    };
    expect(ids(work, values)).toEqual(['b', 'a']);
    expect(cellsOf(work, 'a', values)).toMatchObject({ employer: 'Bakeri', position: null });
  });

  test('a new row comes last, and a removed one leaves nothing behind', () => {
    const first = newRow(work, 'z', {});
    const both = { ...first, ...newRow(work, 'a', first), 'workAbroad.z.employer': 'Bakeri' };
    expect(ids(work, both)).toEqual(['z', 'a']);
    expect(removedRow(work, 'z', both)).toEqual({ 'workAbroad.z.$row': null, 'workAbroad.z.employer': null });
    expect(ids(work, { ...both, ...removedRow(work, 'z', both) })).toEqual(['a']);
  });

  test('adding and removing in any order leaves the rows added and not removed', () => {
    const step = fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e'), add: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let values: FormValues = {};
        let expected: string[] = [];
        for (const { id, add } of steps) {
          if (add && !expected.includes(id)) {
            values = { ...values, ...newRow(work, id, values) };
            expected = [...expected, id];
          } else if (!add && expected.includes(id)) {
            values = { ...values, ...removedRow(work, id, values) };
            expected = expected.filter((other) => other !== id);
          }
        }
        expect(ids(work, values)).toEqual(expected);
      }),
    );
  });

  test('the order of rows does not depend on the order of the values', () => {
    const entry = fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: 0, max: 3 }));
    fc.assert(
      fc.property(fc.uniqueArray(entry, { selector: ([id]) => id }), (entries) => {
        const values = (list: typeof entries) =>
          Object.fromEntries(list.map(([id, position]) => [`workAbroad.${id}.$row`, position]));
        expect(ids(work, values(entries))).toEqual(ids(work, values([...entries].reverse())));
      }),
    );
  });

  test('there is an end to rows, and none are added to a table that is read from the register', () => {
    const full = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`workAbroad.r${i}.$row`, i]));
    expect([canAddRow(work, {}), canAddRow(work, full), canAddRow(table('household'), {})]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

test('the household as rows', () => {
  const base = { nationalId: null, dNumber: null, dufNumber: null };
  const values = householdValues(intakeMapping, [
    { ...base, membershipId: 'M1', name: 'Haile, Selam', relation: 'spouse', dNumber: '579120 75186' },
    { ...base, membershipId: 'M2', name: 'Haile, Noah', relation: 'child', dufNumber: '2001 123456 09' },
  ]);
  const household = table('household');
  expect(rowsOf(household, values).map((row) => cellsOf(household, row.id, values))).toEqual([
    { nationalId: '57912075186', dufNumber: null, name: 'Haile, Selam', relation: 'spouse' },
    { nationalId: null, dufNumber: '200112345609', name: 'Haile, Noah', relation: 'child' },
  ]);
});
