import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { specOf } from '#db/fieldSpecs.ts';
import { projectionVersion } from '#db/rebuild.ts';
import { formDefinitions, isFormId } from '#shared/forms/registry.ts';
import { type RecordType, recordTypes } from '#shared/records/registry.ts';
import { everyFieldFilled } from '../golden/formValues.ts';

/** Every field that this version understands, with its stream, its policy and what it may hold: a line each. */
function understood(): string[] {
  const line = (type: RecordType, field: string, form?: string): string => {
    const spec = specOf(type, field, form);
    if (spec === undefined) throw new Error(`${type} has no field ${field}`);
    const schema = z.toJSONSchema(spec.schema, { unrepresentable: 'any' });
    return JSON.stringify([form ?? type, field, spec.scope, spec.conflict, schema]);
  };
  const types = Object.entries(recordTypes).flatMap(([type, fields]) =>
    Object.keys(fields).map((field) => line(type as RecordType, field)),
  );
  const forms = Object.entries(formDefinitions).flatMap(([id, definition]) => {
    if (!isFormId(id)) throw new Error(`no form: ${id}`);
    return Object.keys(everyFieldFilled(definition)).map((field) => line('form', field, id));
  });
  return [...types, ...forms].sort();
}

/**
 * A vault keeps the ops that it does not understand, and shows them when it is opened by a version that does: the projections are made anew
 * where `projectionVersion` is another. So whoever changes what is understood raises that version, and only then puts the new hash here.
 */
test('another projection version goes with whatever else is understood', () => {
  const lines = understood();
  expect(lines.length).toBeGreaterThan(500);
  const hash = createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 16);
  expect({ projectionVersion, hash }).toEqual({ projectionVersion: '4', hash: '268b21045e6a5443' });
});
