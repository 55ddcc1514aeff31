import { disclosureWayLabels } from '#shared/consent/disclosureLabels.ts';
import { consentScopes } from '#shared/consent/scopes.ts';
import { formatDate } from '#shared/dates.ts';
import type { Scalar } from '#shared/forms/form.ts';
import { municipalityByNumber } from '#shared/municipalities.ts';
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
import { type Language, type LocalText, text } from '#shared/text/localText.ts';

type Labels = Readonly<Record<string, LocalText>>;

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
};

/** Stored values that somebody looks up. */
const looked: Readonly<Record<string, (code: string, language: Language) => string>> = {
  citizenships: countryName,
  languages: languageName,
  interpreterLanguage: languageName,
  municipality: (number) => municipalityByNumber(number)?.name ?? number,
};

const yes = text('Ja', 'Ja');
const no = text('Nei', 'Nei');

/** A picture or a scan is in the JSON. */
const LONGEST = 20_000;

/** A stored value of a record that is no form, as a person reads it. What has no words of its own is as it is stored. */
export function valueInWords(field: string, value: Exclude<Scalar, null>, language: Language): string {
  if (Array.isArray(value)) return value.map((each: string) => oneInWords(field, each, language)).join(', ');
  if (typeof value === 'boolean') return (value ? yes : no)[language];
  return oneInWords(field, String(value), language);
}

function oneInWords(field: string, value: string, language: Language): string {
  if (field === 'detail') return eventInWords(value, language);
  const label = own(own(labelled, field), value);
  if (label !== undefined) return label[language];
  const lookUp = own(looked, field);
  if (lookUp !== undefined) return lookUp(value, language);
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDate(value);
  return value.length > LONGEST ? `${value.slice(0, LONGEST)} …` : value;
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
