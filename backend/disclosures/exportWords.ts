import { readFrozen } from '#shared/benefit/frozen.ts';
import { consentScopes } from '#shared/consent/scopes.ts';
import { readFrozenDecision } from '#shared/establishment/frozenDecision.ts';
import { displayPath, labelOfPath } from '#shared/forms/display.ts';
import type { Scalar } from '#shared/forms/form.ts';
import { formDefinitions, isFormId } from '#shared/forms/registry.ts';
import { showKroner } from '#shared/money/ore.ts';
import { personFieldLabels } from '#shared/people/fieldLabels.ts';
import type { RecordType } from '#shared/records/registry.ts';
import { type Language, type LocalText, text } from '#shared/text/localText.ts';
import { documentId } from '../forms/formRecord.ts';
import { valueInWords } from './exportValues.ts';
import type { ExportedRecord } from './personRecords.ts';

/** What records are called to the person whom they are about; null: a type that is never in anybody's case. */
const recordNames: { readonly [T in RecordType]: LocalText | null } = {
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
  stateGrantCase: text('Grunnlag for statlige tilskudd', 'Grunnlag for statlege tilskot'),
  stateGrantReceived: text('Mottatt statlig tilskudd', 'Motteke statleg tilskot'),
  impairmentApplication: text('Søknad om Tilskudd 1 eller 2', 'Søknad om Tilskot 1 eller 2'),
  impairmentReceived: text('Mottatt Tilskudd 1 eller 2', 'Motteke Tilskot 1 eller 2'),
  attest: text('Attest etter praksis', 'Attest etter praksis'),
  reference: text('Referanse etter praksis', 'Referanse etter praksis'),
  establishmentCase: text('Etableringsstønad', 'Etableringsstønad'),
  establishmentMember: text('Plass i etableringsstønaden', 'Plass i etableringsstønaden'),
  establishmentAssessment: text('Vurdering av etableringsstønad', 'Vurdering av etableringsstønad'),
  establishmentPurchase: text('Innkjøp til etablering', 'Innkjøp til etablering'),
  establishmentStep: text('Hendelse med et innkjøp', 'Hending med eit innkjøp'),
  establishmentDecision: text('Vedtak om stønad til etablering', 'Vedtak om stønad til etablering'),
  establishmentSigning: text('Underskrift på et vedtak', 'Underskrift på eit vedtak'),
  form: text('Skjema', 'Skjema'),
  ownership: text('Kommunen som har saken', 'Kommunen som har saka'),
  transfer: text('Flytting til en annen kommune', 'Flytting til ein annan kommune'),
  conflictNote: text('Spørsmål mellom kommuner om en opplysning', 'Spørsmål mellom kommunar om ei opplysning'),
  employer: null,
  rateSet: null,
  benefitSettings: null,
  stateGrantSettings: null,
  basicGrantReceived: null,
  user: null,
  settings: null,
  coordinatorSettings: null,
  guidelineRevision: null,
  template: null,
};

/** Fields of records other than people and forms: each that can be in somebody's case is here (a test goes through them). */
const fieldNames: Readonly<Record<string, LocalText>> = {
  // A note on a conflict has one field for each scope.
  ...consentScopes,
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
  boundBy: text('Hvordan papiret ble kjent igjen', 'Korleis papiret vart kjent att'),
  appliedOn: text('Søkte om asyl', 'Søkte om asyl'),
  regelverk: text('Lov', 'Lov'),
  regelverkReason: text('Hvorfor denne loven', 'Kvifor denne lova'),
  payrollReference: text('Referanse i lønnssystemet', 'Referanse i lønssystemet'),
  pauses: text('Permisjon uten stønad', 'Permisjon utan stønad'),
  livingWithParent: text('Bor hos foreldre', 'Bur hos foreldre'),
  coupleInProgramme: text('Begge i paret er i programmet', 'Begge i paret er i programmet'),
  unit: text('Regnet i', 'Rekna i'),
  unlawful: text('Ugyldig fravær', 'Ugyldig fråvær'),
  run: text('Lønnskjøring', 'Lønskøyring'),
  personName: text('Navn', 'Namn'),
  amount: text('Beløp', 'Beløp'),
  settlementDate: text('Bosettingsdato', 'Busetjingsdato'),
  livesAs: text('Bor som', 'Bur som'),
  came: text('Kom', 'Kom'),
  joined: text('Kom til husstanden', 'Kom til husstanden'),
  residentSettled: text('Familiemedlemmet ble bosatt', 'Familiemedlemmen vart busett'),
  lineId: text('Gjelder', 'Gjeld'),
  granted: text('Innvilget', 'Innvilga'),
  ceiling: text('Inntil', 'Inntil'),
  assessedBy: text('Vurdert av', 'Vurdert av'),
  shop: text('Butikk', 'Butikk'),
  wishedOn: text('Ønsket', 'Ønskt'),
  kind: text('Hva som skjedde', 'Kva som hende'),
  way: text('Betales', 'Blir betalt'),
  invoiceTo: text('Faktura til', 'Faktura til'),
  contact: text('Butikken kan spørre', 'Butikken kan spørje'),
  collector: text('Hentes av', 'Blir henta av'),
  validUntil: text('Gjelder til og med', 'Gjeld til og med'),
  approver: text('Godkjent av', 'Godkjend av'),
  complaintsTo: text('Klage sendes til', 'Klage skal sendast til'),
  name: text('Navn', 'Namn'),
  title: text('Tittel', 'Tittel'),
  municipality: text('Kommune', 'Kommune'),
  message: text('Melding', 'Melding'),
  offeredAt: text('Tilbudt', 'Tilboden'),
  offeredBy: text('Tilbudt av', 'Tilboden av'),
  state: text('Status', 'Status'),
  answerMessage: text('Svar', 'Svar'),
  answeredAt: text('Svart', 'Svart'),
  answeredBy: text('Svart av', 'Svart av'),
  handedOverAt: text('Overlevert', 'Overlevert'),
  writtenBy: text('Skrevet av', 'Skrive av'),
  singleAdult: text('Enslig voksen ved bosetting', 'Einsleg vaksen ved busetjing'),
  familyOfHumanitarian: text('Familie til en med humanitært grunnlag', 'Familie til ein med humanitært grunnlag'),
  entitled: text('Utløser tilskudd', 'Utløyser tilskot'),
  firstSettlement: text('Først bosatt', 'Først busett'),
  familyApplied: text('Familien søkte', 'Familien søkte'),
  movedAway: text('Flyttet ut', 'Flytta ut'),
  factsReason: text('Hvor opplysningene kommer fra', 'Kor opplysningane kjem frå'),
  norwegianRate: text('Sats for norsktilskudd', 'Sats for norsktilskot'),
  norwegianFrom: text('Norskopplæring fra', 'Norskopplæring frå'),
  norwegianUntil: text('Norskopplæring til', 'Norskopplæring til'),
  norwegianReason: text('Grunnlag for norsktilskudd', 'Grunnlag for norsktilskot'),
  budgetYear: text('Budsjettår', 'Budsjettår'),
  grantKind: text('Tilskudd', 'Tilskot'),
  receivedAmount: text('Mottatt', 'Motteke'),
  paymentReference: text('Referanse', 'Referanse'),
  impairmentGrant: text('Tilskudd', 'Tilskot'),
  impairmentYear: text('For år etter bosetting', 'For år etter busetjing'),
  aroseBeforeSettlement: text('Oppsto før bosettingen', 'Oppstod før busetjinga'),
  preparedOn: text('Begynt på', 'Starta på'),
  attachmentsReady: text('Vedlegg på plass', 'Vedlegg på plass'),
  sentOn: text('Sendt', 'Send'),
  impairmentOutcome: text('Svar', 'Svar'),
  decidedOn: text('Dato for svaret', 'Dato for svaret'),
  grantedAmount: text('Innvilget', 'Innvilga'),
};

/** Where the same field says something else in one type of record. */
const ownNames: Readonly<Record<string, LocalText>> = {
  'benefitAbsence.amount': text('Hvor mye', 'Kor mykje'),
  'conflictNote.language': consentScopes.language,
  'transfer.from': text('Fra kommune', 'Frå kommune'),
  'transfer.to': text('Til kommune', 'Til kommune'),
  'attachment.purpose': text('Hva slags fil', 'Kva slags fil'),
};

export function recordTitle({ type, id, fields }: ExportedRecord, language: Language): string {
  const form = fields.$form;
  if (type === 'form' && typeof form === 'string' && isFormId(form)) {
    const version = typeof fields.$version === 'number' ? fields.$version : 1;
    return `${formDefinitions[form].title[language]} ${documentId({ id, form, version })}`;
  }
  return recordNames[type]?.[language] ?? type;
}

/** What a type of record is called; one that only a newer version knows, by its own name. */
export function recordName(type: string): LocalText {
  const known: Readonly<Record<string, LocalText | null>> = recordNames;
  return (Object.hasOwn(known, type) ? known[type] : null) ?? text(type, type);
}

/** What machines compare and recompute: in the JSON alone. */
const forMachines: ReadonlySet<string> = new Set([
  'frozen',
  'before',
  'handedOver',
  'rateSetIds',
  'sha256',
  'contentHash',
  'bytes',
  'mediaType',
]);

export const isForMachines = (field: string): boolean => forMachines.has(field) || structured.has(field);

/** Lists of several things in one text, which no single field can be written into by hand. */
const structured: ReadonlySet<string> = new Set(['detail', 'pauses', 'unlawful']);

/** Label and value of each field. How records hang together (ids) is in the JSON alone. */
export function recordLines(record: ExportedRecord, language: Language): (readonly [label: string, value: string])[] {
  const values = { ...record.fields, ...record.typed };
  const form = formIdOf(record);
  return Object.entries(values).flatMap(([field, value]) => {
    if (field === 'frozen' && typeof value === 'string') return sumOf(record.type, value, language);
    if (field.startsWith('$') || value === null || isReference(value) || forMachines.has(field)) return [];
    if (form === undefined)
      return [[labelOf(record.type, field, language), valueInWords(record.type, field, value, language)] as const];
    const definition = formDefinitions[form];
    const shown = displayPath(definition, field, value, language);
    return shown === '' ? [] : [[labelOfPath(definition, field, values, language), shown] as const];
  });
}

/** What a letter comes to. The whole of it is in the JSON, and can be printed as the letter that it was. */
function sumOf(type: RecordType, frozen: string, language: Language): (readonly [string, string])[] {
  const [label, sum] =
    type === 'establishmentDecision'
      ? [sumNames.establishmentDecision, readFrozenDecision(frozen)?.total]
      : [sumNames.benefitStatement, readFrozen(frozen)?.result.net];
  return sum === undefined ? [] : [[label[language], `${showKroner(sum)} kr`]];
}

const sumNames = {
  establishmentDecision: text('Til sammen inntil', 'Til saman inntil'),
  benefitStatement: text('Stønad etter trekk', 'Stønad etter trekk'),
} as const;

function formIdOf({ type, fields, history }: ExportedRecord) {
  if (type !== 'form') return undefined;
  const id = fields.$form ?? history.find((change) => change.field === '$form')?.after;
  return typeof id === 'string' && isFormId(id) ? id : undefined;
}

/** What a field of a record that is no form is called. */
export function labelOf(type: RecordType, field: string, language: Language): string {
  const special = ownNames[`${type}.${field}`];
  if (special !== undefined) return special[language];
  const known: Readonly<Record<string, LocalText>> = type === 'person' ? personFieldLabels : fieldNames;
  return Object.hasOwn(known, field) ? (known[field]?.[language] ?? field) : field;
}

/** An id, or a list of nothing but ids. */
export function isReference(value: Scalar): boolean {
  const isId = (one: unknown) => typeof one === 'string' && /^[0-9A-HJKMNP-TV-Z]{26}$/.test(one);
  return Array.isArray(value) ? value.every(isId) : isId(value);
}
