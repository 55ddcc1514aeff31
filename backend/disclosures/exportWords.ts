import { displayPath, labelOfPath } from '#shared/forms/display.ts';
import type { Scalar } from '#shared/forms/form.ts';
import { formDefinitions, isFormId } from '#shared/forms/registry.ts';
import { personFieldLabels } from '#shared/people/fieldLabels.ts';
import type { RecordType } from '#shared/records/registry.ts';
import { type Language, type LocalText, text } from '#shared/text/localText.ts';
import { documentId } from '../forms/formRecord.ts';
import { valueInWords } from './exportValues.ts';
import type { ExportedRecord } from './personRecords.ts';

/** What records are called to the person whom they are about. A type that is not named here has its own name. */
const recordNames: { readonly [T in RecordType]?: LocalText } = {
  person: text('Person', 'Person'),
  household: text('Husstand', 'Husstand'),
  membership: text('Plass i en husstand', 'Plass i ein husstand'),
  merge: text('To registreringer slått sammen', 'To registreringar slått saman'),
  notSame: text('Registreringer som ikke er samme person', 'Registreringar som ikkje er same person'),
  paperEvent: text('Hendelse med et papir', 'Hending med eit papir'),
  override: text('Utlevering uten samtykke', 'Utlevering utan samtykke'),
  disclosure: text('Utlevering', 'Utlevering'),
  followUpTalk: text('Oppfølgingssamtale i praksis', 'Oppfølgingssamtale i praksis'),
  attachment: text('Vedlegg', 'Vedlegg'),
  benefitCase: text('Introduksjonsstønad', 'Introduksjonsstønad'),
  benefitAbsence: text('Fravær', 'Fråvær'),
  benefitPaid: text('Utbetalt introduksjonsstønad', 'Utbetalt introduksjonsstønad'),
  benefitStatement: text('Månedsoppgave', 'Månadsoppgåve'),
  attest: text('Attest etter praksis', 'Attest etter praksis'),
  reference: text('Referanse etter praksis', 'Referanse etter praksis'),
};

/** Fields of records other than people and forms. One that is not named here is printed under its own name. */
const fieldNames: Readonly<Record<string, LocalText>> = {
  relation: text('Relasjon', 'Relasjon'),
  relationNote: text('Merknad', 'Merknad'),
  from: text('Fra', 'Frå'),
  until: text('Til', 'Til'),
  date: text('Dato', 'Dato'),
  note: text('Merknad', 'Merknad'),
  recordedBy: text('Notert av', 'Notert av'),
  recipient: text('Mottaker', 'Mottakar'),
  receivedBy: text('Mottatt av', 'Motteke av'),
  scopes: text('Områder', 'Område'),
  purpose: text('Til hva', 'Til kva'),
  legalBasis: text('Hjemmel eller grunnlag', 'Heimel eller grunnlag'),
  reason: text('Hvorfor', 'Kvifor'),
  what: text('Hva', 'Kva'),
  how: text('Hvordan', 'Korleis'),
  detail: text('Hva som skjedde', 'Kva som hende'),
  undoneBecause: text('Hvorfor det ble angret', 'Kvifor det vart angra'),
  undoneBy: text('Angret av', 'Angra av'),
  removedBecause: text('Hvorfor det ble fjernet', 'Kvifor det vart fjerna'),
  removedBy: text('Fjernet av', 'Fjerna av'),
  fileName: text('Filnavn', 'Filnamn'),
  addedBy: text('Lagt til av', 'Lagt til av'),
  month: text('Måned', 'Månad'),
  number: text('Nummer', 'Nummer'),
  issuedBy: text('Laget av', 'Laga av'),
  programmeFrom: text('Program fra', 'Program frå'),
  programmeUntil: text('Program til', 'Program til'),
  who: text('Hvem som var med', 'Kven som var med'),
  text: text('Tekst', 'Tekst'),
  author: text('Skrevet av', 'Skrive av'),
  version: text('Versjon', 'Versjon'),
  language: text('Målform', 'Målform'),
};

export function recordTitle({ type, id, fields }: ExportedRecord, language: Language): string {
  const form = fields.$form;
  if (type === 'form' && typeof form === 'string' && isFormId(form)) {
    const version = typeof fields.$version === 'number' ? fields.$version : 1;
    return `${formDefinitions[form].title[language]} ${documentId({ id, form, version })}`;
  }
  return recordNames[type]?.[language] ?? type;
}

/** What machines compare and recompute: in the JSON alone. */
const forMachines: ReadonlySet<string> = new Set([
  'frozen',
  'rateSetIds',
  'sha256',
  'contentHash',
  'bytes',
  'mediaType',
]);

/** Label and value of each field. How records hang together (ids) is in the JSON alone. */
export function recordLines(record: ExportedRecord, language: Language): (readonly [label: string, value: string])[] {
  const values = { ...record.fields, ...record.typed };
  const form = formIdOf(record);
  return Object.entries(values).flatMap(([field, value]) => {
    if (field.startsWith('$') || value === null || isReference(value) || forMachines.has(field)) return [];
    if (form === undefined)
      return [[labelOf(record.type, field, language), valueInWords(field, value, language)] as const];
    const definition = formDefinitions[form];
    const shown = displayPath(definition, field, value, language);
    return shown === '' ? [] : [[labelOfPath(definition, field, values, language), shown] as const];
  });
}

function formIdOf({ type, fields, history }: ExportedRecord) {
  if (type !== 'form') return undefined;
  const id = fields.$form ?? history.find((change) => change.field === '$form')?.after;
  return typeof id === 'string' && isFormId(id) ? id : undefined;
}

function labelOf(type: RecordType, field: string, language: Language): string {
  const known: Readonly<Record<string, LocalText>> = type === 'person' ? personFieldLabels : fieldNames;
  return Object.hasOwn(known, field) ? (known[field]?.[language] ?? field) : field;
}

/** An id, or a list of nothing but ids. */
function isReference(value: Scalar): boolean {
  const isId = (one: unknown) => typeof one === 'string' && /^[0-9A-HJKMNP-TV-Z]{26}$/.test(one);
  return Array.isArray(value) ? value.every(isId) : isId(value);
}
