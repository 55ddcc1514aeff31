import type { z } from 'zod';
import type { RecordRef, RecordRow, Store } from '#db/store.ts';
import type { Scalar } from '#shared/forms/form.ts';
import {
  type PersonFieldKey,
  type PersonValues,
  personFieldKeys,
  personFields,
  type personValues,
} from '#shared/people/person.ts';
import type { RecordType } from '#shared/records/registry.ts';

/** A record that is of this type and not removed. */
export function liveRecord(store: Store, type: RecordType, id: string): RecordRow | undefined {
  const record = store.record(id);
  return record !== undefined && record.ref.type === type && record.fields.$removed !== true ? record : undefined;
}

export const personRecord = (store: Store, id: string): RecordRow | undefined => liveRecord(store, 'person', id);

/** Each person is a case of their own. */
export const personRef = (id: string): RecordRef => ({ type: 'person', id, caseId: id });

/** The fields of a person that this version of the app knows and finds well-formed; the others stay in the store. */
export function personValuesOf(fields: Readonly<Record<string, Scalar>>): PersonValues {
  const entries: [PersonFieldKey, unknown][] = [];
  for (const key of personFieldKeys) {
    const value = fields[key];
    if (value === undefined || value === null) continue;
    const parsed = personFields[key].schema.safeParse(value);
    if (parsed.success) entries.push([key, parsed.data]);
  }
  return Object.fromEntries(entries) as PersonValues;
}

/** Fields as a call gives them: one that is there but undefined says nothing. */
export function withoutUndefined(values: z.output<typeof personValues>): PersonValues {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as PersonValues;
}

/** A field as text, or null where it is absent or something else. */
export function textOf(value: Scalar | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
