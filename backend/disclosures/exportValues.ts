import { disclosureWayLabels } from '#shared/consent/disclosureLabels.ts';
import { consentScopes } from '#shared/consent/scopes.ts';
import { formatDate } from '#shared/dates.ts';
import type { Scalar } from '#shared/forms/form.ts';
import { attachmentLabels, grantKindLabels, norwegianRateLabels, outcomeLabels } from '#shared/grants/words.ts';
import { showKroner } from '#shared/money/ore.ts';
import { municipalityByNumber } from '#shared/municipalities.ts';
import { dayInNorway, timeInNorway } from '#shared/norwegianTime.ts';
import { type PaperEventDetail, paperEventDetail } from '#shared/papers/paperEvent.ts';
import { countryName } from '#shared/people/countries.ts';
import {
  arrivalMannerLabels,
  civilStatusLabels,
  genderLabels,
  permitLabels,
  permitSectionLabels,
  personStatusLabels,
  protectionLabels,
  relationLabels,
  settlementWayLabels,
} from '#shared/people/labels.ts';
import { languageName } from '#shared/people/languages.ts';
import type { RecordType } from '#shared/records/registry.ts';
import { type Language, type LocalText, text } from '#shared/text/localText.ts';
import { lineWords } from '../establishment/lineWords.ts';

type Labels = Readonly<Record<string, LocalText>>;

const formsOfNorwegian: Labels = { nb: text('Bokmål', 'Bokmål'), nn: text('Nynorsk', 'Nynorsk') };

/** Stored values that have words of their own, by the field that holds them. */
const labelled: Readonly<Record<string, Labels>> = {
  gender: genderLabels,
  arrivalManner: arrivalMannerLabels,
  permit: permitLabels,
  permitSection: permitSectionLabels,
  settlementWay: settlementWayLabels,
  civilStatus: civilStatusLabels,
  protection: protectionLabels,
  status: personStatusLabels,
  relation: relationLabels,
  how: disclosureWayLabels,
  scopes: consentScopes,
  livesAs: {
    single: text('Enslig', 'Einsleg'),
    couple: text('Par', 'Par'),
    sharing: text('Deler bolig', 'Deler bustad'),
  },
  came: {
    settled: text('Sammen med husstanden', 'Saman med husstanden'),
    familyImmigration: text('Familieinnvandring senere', 'Familieinnvandring seinare'),
    bornAfterSettlement: text('Født etter bosetting', 'Fødd etter busetjing'),
  },
  kind: {
    approved: text('Godkjent', 'Godkjend'),
    ordered: text('Bestilt', 'Bestilt'),
    settled: text('Gjort opp', 'Gjord opp'),
    cancelled: text('Avlyst', 'Avlyst'),
  },
  way: { invoice: text('Etter faktura', 'Etter faktura'), cash: text('Kontant', 'Kontant') },
  unit: { days: text('Dager', 'Dagar'), hours: text('Timer', 'Timar') },
  regelverk: {
    introduction2003: text('Introduksjonsloven', 'Introduksjonslova'),
    integration2021: text('Integreringsloven', 'Integreringslova'),
  },
  grantKind: grantKindLabels,
  impairmentGrant: grantKindLabels,
  norwegianRate: norwegianRateLabels,
  attachmentsReady: attachmentLabels,
  impairmentOutcome: outcomeLabels,
  boundBy: { qr: text('Koden på papiret', 'Koden på papiret'), user: text('Lest av en bruker', 'Lese av ein brukar') },
};

/** By record type and field, where the same field holds something else in another type. */
const labelledIn: Readonly<Record<string, Labels>> = {
  'attachment.purpose': {
    signedCopy: text('Underskrevet papir', 'Underskrive papir'),
    receipt: text('Kvittering', 'Kvittering'),
    other: text('Annet', 'Anna'),
  },
  'transfer.state': {
    offered: text('Tilbudt', 'Tilboden'),
    accepted: text('Tatt imot', 'Teken imot'),
    rejected: text('Ikke tatt imot', 'Ikkje teken imot'),
    withdrawn: text('Trukket tilbake', 'Trekt tilbake'),
  },
  'attest.language': formsOfNorwegian,
  'reference.language': formsOfNorwegian,
};

/** Øre. */
const amounts: ReadonlySet<string> = new Set([
  'benefitPaid.amount',
  'establishmentAssessment.ceiling',
  'establishmentPurchase.amount',
  'establishmentStep.amount',
  'stateGrantReceived.receivedAmount',
  'impairmentReceived.receivedAmount',
  'impairmentApplication.grantedAmount',
]);

export const isAmount = (type: string, field: string): boolean => amounts.has(`${type}.${field}`);

/** Stored values that somebody looks up. */
const municipalityName = (number: string) => municipalityByNumber(number)?.name ?? number;

const looked: Readonly<Record<string, (code: string, language: Language) => string>> = {
  citizenships: countryName,
  languages: languageName,
  interpreterLanguage: languageName,
  municipality: municipalityName,
  'transfer.from': municipalityName,
  'transfer.to': municipalityName,
};

const yes = text('Ja', 'Ja');
const no = text('Nei', 'Nei');

/** A picture or a scan is in the JSON. */
const LONGEST = 20_000;

/** A stored value of a record that is no form, as a person reads it. What has no words of its own is as it is stored. */
export function valueInWords(
  type: RecordType,
  field: string,
  value: Exclude<Scalar, null>,
  language: Language,
): string {
  if (typeof value === 'number') {
    return amounts.has(`${type}.${field}`) ? `${showKroner(value)} kr` : plainNumber.format(value);
  }
  if (typeof value === 'boolean') return (value ? yes : no)[language];
  const special = `${type}.${field}`;
  const one = (each: string) =>
    own(own(labelledIn, special), each)?.[language] ??
    own(looked, special)?.(each, language) ??
    oneInWords(field, each, language);
  return Array.isArray(value) ? value.map(one).join(', ') : one(String(value));
}

const plainNumber = new Intl.NumberFormat('nb-NO', { maximumFractionDigits: 2, useGrouping: false });

function oneInWords(field: string, value: string, language: Language): string {
  if (field === 'detail') return eventInWords(value, language);
  // `furnitureCouple:<ids>`: the ids are those of the household, told by name nowhere in the paper of one of them.
  if (field === 'lineId') return lineInWords(value, language);
  const label = own(own(labelled, field), value);
  if (label !== undefined) return label[language];
  const lookUp = own(looked, field);
  if (lookUp !== undefined) return lookUp(value, language);
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDate(value);
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value)) return inNorway(value);
  if (/^\d{4}-\d{2}$/.test(value)) return `${value.slice(5)}.${value.slice(0, 4)}`;
  // A period as it is stored, open at the end while it goes on.
  if (/^\d{4}-\d{2}-\d{2}\/(\d{4}-\d{2}-\d{2})?$/.test(value)) {
    return value
      .split('/')
      .map((day) => (day === '' ? '' : formatDate(day)))
      .join('–');
  }
  return value.length > LONGEST ? `${value.slice(0, LONGEST)} …` : value;
}

/** The time in Norway, to the minute. */
export function inNorway(at: string): string {
  return `${formatDate(dayInNorway(at))} ${timeInNorway(at).slice(0, 5)}`;
}

function lineInWords(lineId: string, language: Language): string {
  const rule = lineId.split(':')[0] ?? '';
  const known: Readonly<Record<string, { readonly name: LocalText }>> = lineWords;
  return Object.hasOwn(known, rule) ? (known[rule]?.name[language] ?? rule) : rule;
}

/** Never what an object has from elsewhere (`toString`). */
function own<T>(from: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return from !== undefined && Object.hasOwn(from, key) ? from[key] : undefined;
}

const eventWords = {
  printed: text('Skrevet ut', 'Skrive ut'),
  signed: text('Skrevet under', 'Skrive under'),
  withdrawn: text('Trukket tilbake', 'Trekt tilbake'),
  completed: text('Gjennomført', 'Gjennomført'),
  brokenOff: text('Avbrutt', 'Avbrote'),
  all: text('alt', 'alt'),
  part: text('en del', 'ein del'),
  toldBy: text('sagt av', 'sagt av'),
  toldTo: text('sagt til', 'sagt til'),
} as const satisfies Record<string, LocalText>;

function eventInWords(stored: string, language: Language): string {
  const parsed = paperEventDetail.safeParse(jsonOf(stored));
  if (!parsed.success) return stored;
  const [word, ...more] = eventParts(parsed.data, language);
  return more.length === 0 ? (word ?? stored) : `${word}: ${more.join(', ')}`;
}

function eventParts(detail: PaperEventDetail, language: Language): string[] {
  const say = (key: keyof typeof eventWords) => eventWords[key][language];
  switch (detail.kind) {
    case 'signed':
      return [
        say('signed'),
        ...detail.signatures.map(({ name, place, date }) =>
          [name, place, formatDate(date)].filter((part) => part !== '').join(' '),
        ),
      ];
    case 'withdrawn': {
      const scopes = detail.rows?.flatMap((row) => row.scopes ?? []) ?? [];
      const what = detail.rows === null ? say('all') : say('part');
      const named = [...new Set(scopes)].map((scope) => consentScopes[scope][language]);
      const told = [`${say('toldBy')} ${detail.toldBy}`, `${say('toldTo')} ${detail.toldTo}`];
      return [say('withdrawn'), what, ...named, ...told];
    }
    case 'brokenOff':
      return [say('brokenOff'), detail.reason];
    default:
      return [say(detail.kind)];
  }
}

function jsonOf(stored: string): unknown {
  try {
    return JSON.parse(stored);
  } catch {
    return undefined;
  }
}
