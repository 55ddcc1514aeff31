import { fieldSpecOfPath } from '#shared/forms/paths.ts';
import { formDefinitions, isFormId } from '#shared/forms/registry.ts';
import { type FieldSpec, type RecordType, recordTypes } from '#shared/records/registry.ts';

/** The spec of a record's field: which stream its ops go into and what it may hold. Undefined: no such field. */
export type SpecOf = (type: RecordType, field: string, formId: string | undefined) => FieldSpec | undefined;

/** From the registry; an answer in a form takes scope, policy and schema from the form's own declaration. */
export const specOf: SpecOf = (type, field, formId) => {
  // A type can come from a package: `__proto__` is none of ours.
  if (!Object.hasOwn(recordTypes, type)) return undefined;
  const ofType: Readonly<Record<string, FieldSpec>> = recordTypes[type];
  if (Object.hasOwn(ofType, field)) return ofType[field];
  if (type !== 'form' || field.startsWith('$') || formId === undefined || !isFormId(formId)) return undefined;
  return fieldSpecOfPath(formDefinitions[formId], field);
};
