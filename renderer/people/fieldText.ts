import { formatDate } from '#shared/dates.ts';
import type { Scalar } from '#shared/forms/form.ts';
import { municipalityByNumber } from '#shared/municipalities.ts';
import { countryName } from '#shared/people/countries.ts';
import { formatDufNumber, formatNationalId } from '#shared/people/identityNumbers.ts';
import {
  arrivalMannerLabels,
  civilStatusLabels,
  genderLabels,
  permitLabels,
  permitSectionLabels,
  personStatusLabels,
  protectionLabels,
  settlementWayLabels,
} from '#shared/people/labels.ts';
import { languageName } from '#shared/people/languages.ts';
import type { PersonFieldKey } from '#shared/people/person.ts';
import type { Language, LocalText } from '#shared/text/localText.ts';

/** What a field's text needs to know besides its value. */
export interface TextContext {
  readonly language: Language;
  readonly yes: string;
  readonly no: string;
  /** Names of the vault's users by id. */
  readonly userName: (id: string) => string;
}

type Write = (value: string, context: TextContext) => string;

const choice =
  (labels: Readonly<Record<string, LocalText>>): Write =>
  (value, { language }) =>
    labels[value]?.[language] ?? value;

const date: Write = (value) => formatDate(value);
const languageOf: Write = (value, { language }) => languageName(value, language);

/** How a value is written where it is not the value itself. */
const writers: Partial<Record<PersonFieldKey, Write>> = {
  birthDate: date,
  permitFrom: date,
  arrivalDate: date,
  directSettlementDate: date,
  settlementDate: date,
  selfSettlementDate: date,
  gender: choice(genderLabels),
  civilStatus: choice(civilStatusLabels),
  arrivalManner: choice(arrivalMannerLabels),
  permit: choice(permitLabels),
  permitSection: choice(permitSectionLabels),
  settlementWay: choice(settlementWayLabels),
  protection: choice(protectionLabels),
  status: choice(personStatusLabels),
  municipality: (value) => municipalityByNumber(value)?.name ?? value,
  citizenships: (value, { language }) => countryName(value, language),
  languages: languageOf,
  interpreterLanguage: languageOf,
  nationalId: (value) => formatNationalId(value),
  dNumber: (value) => formatNationalId(value),
  dufNumber: (value) => formatDufNumber(value),
  contactUser: (value, { userName }) => userName(value),
};

/** A stored value as it is read; empty when there is none. */
export function fieldText(field: PersonFieldKey, value: Scalar | undefined, context: TextContext): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? context.yes : context.no;
  const write = writers[field] ?? ((text: string) => text);
  if (Array.isArray(value)) return value.map((item) => write(String(item), context)).join(', ');
  return write(String(value), context);
}
