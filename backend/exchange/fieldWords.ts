import { formatDate } from '#shared/dates.ts';
import { displayPath, labelOfPath } from '#shared/forms/display.ts';
import type { FormValues, Scalar } from '#shared/forms/form.ts';
import { formDefinitions, isFormId } from '#shared/forms/registry.ts';
import { type RecordType, recordTypeNames } from '#shared/records/registry.ts';
import { type Language, type LocalText, text } from '#shared/text/localText.ts';
import { valueInWords } from '../disclosures/exportValues.ts';
import { isReference, labelOf, recordTitle } from '../disclosures/exportWords.ts';

/** Fields of records as people read them, for previews and conflicts: from the registry and the forms' own declarations. */

/** What is needed of a record to name it. Its type may be one of a newer version. */
export interface WordedRecord {
  readonly type: string;
  readonly id: string;
  /** The form, its version and the values that tell which rows a table has; of a record that is no form, nothing. */
  readonly fields: Readonly<Record<string, Scalar>>;
}

/** Fields that every record or every form has. */
const ownFields: Readonly<Record<string, LocalText>> = {
  $removed: text('Fjernet', 'Fjerna'),
  $state: text('Status', 'Status'),
  $completedAt: text('Fullført', 'Fullført'),
  $completedBy: text('Fullført av', 'Fullført av'),
  $personName: text('Navn på skjemaet', 'Namn på skjemaet'),
  $version: text('Versjon', 'Versjon'),
};

const states: Readonly<Record<string, LocalText>> = {
  draft: text('Utkast', 'Utkast'),
  completed: text('Fullført', 'Fullført'),
  discarded: text('Forkastet', 'Forkasta'),
};

/** How records hang together: nothing that a person reads. */
const machinery = new Set(['$form', '$person', '$definition', '$copiedFrom', '$series']);

const unknownField = text('Opplysning fra en nyere versjon', 'Opplysning frå ein nyare versjon');
const unknownRecord = text('Noe fra en nyere versjon', 'Noko frå ein nyare versjon');
const anotherRecord = text('Noe annet i Dalsam', 'Noko anna i Dalsam');
const longText = text('Laget dokument', 'Laga dokument');

/** What machines compare and recompute, and what would fill a screen. */
const LONGEST = 2000;

export function recordInWords({ type, id, fields }: WordedRecord, language: Language): string {
  const known = knownType(type);
  if (known === undefined) return unknownRecord[language];
  return recordTitle({ type: known, id, fields, createdAt: '', changedAt: '', typed: {}, history: [] }, language);
}

export function fieldInWords({ type, fields }: WordedRecord, field: string, language: Language): string {
  const own = Object.hasOwn(ownFields, field) ? ownFields[field] : undefined;
  if (own !== undefined) return own[language];
  const known = knownType(type);
  if (known === undefined) return unknownField[language];
  const form = formOf(type, fields);
  if (form !== undefined) return labelOfPath(form, field, fields as FormValues, language) || unknownField[language];
  return labelOf(known, field, language);
}

/** Null: no value. */
export function valueOfField({ type, fields }: WordedRecord, field: string, value: Scalar, language: Language) {
  if (value === null) return null;
  if (field === '$state') return states[String(value)]?.[language] ?? String(value);
  if (field === '$completedAt') return formatDate(String(value).slice(0, 10));
  const known = knownType(type);
  const form = formOf(type, fields);
  if (form !== undefined && !field.startsWith('$')) return displayPath(form, field, value, language) || String(value);
  if (isReference(value)) return anotherRecord[language];
  if (typeof value === 'string' && value.length > LONGEST) return longText[language];
  return known === undefined ? String(value) : valueInWords(known, field, value, language);
}

/** Whether a person is shown the field: not ids and other machinery. */
export const isShown = (field: string): boolean => !machinery.has(field);

function formOf(type: string, fields: WordedRecord['fields']) {
  const id = type === 'form' ? fields.$form : undefined;
  return typeof id === 'string' && isFormId(id) ? formDefinitions[id] : undefined;
}

const knownType = (type: string): RecordType | undefined => recordTypeNames.find((known) => known === type);
