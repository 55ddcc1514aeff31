import { describe, expect, test } from 'vitest';
import { intakeMapping } from './intakeMapping.form.ts';
import { formJsonSchema, formValuesSchema } from './schema.ts';

const schema = formValuesSchema(intakeMapping);

describe('the whole form', () => {
  test('takes what fits, and null anywhere', () => {
    const values = { lastName: 'Haile', 'workAbroad.a.$row': 1, 'workAbroad.a.employer': null, arrivalDate: null };
    expect(schema.parse(values)).toEqual(values);
  });

  test('says which path does not fit, and why', () => {
    const result = schema.safeParse({ arrivalDate: '2026-02-31', nothing: 'x', lastName: 'a\u0000b' });
    expect(result.error?.issues.map((issue) => [issue.path.join('.'), issue.message])).toEqual([
      ['arrivalDate', 'invalidDate'],
      ['nothing', 'unknownPath'],
      ['lastName', 'controlCharacters'],
    ]);
  });

  test('as JSON Schema has every field, and patterns for rows', () => {
    const json = JSON.parse(JSON.stringify(formJsonSchema(intakeMapping)));
    expect(Object.keys(json.properties)).toContain('dufNumber.$kept');
    expect(json.properties.arrivalManner).toMatchObject({ title: 'Kom du til Norge som' });
    expect(JSON.stringify(json.properties.arrivalManner)).toContain('resettlementRefugee');
    const patterns = Object.keys(json.patternProperties).map((pattern) => new RegExp(pattern));
    expect(patterns.filter((pattern) => pattern.test('workAbroad.01HX.employer'))).toHaveLength(1);
    expect(patterns.filter((pattern) => pattern.test('workAbroad.01HX.$row'))).toHaveLength(1);
    expect(json.additionalProperties).toBe(false);
  });
});
