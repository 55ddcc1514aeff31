import type { Language, LocalText } from '../text/localText.ts';
import { text } from '../text/localText.ts';
import { alpha2ByAlpha3 } from './countryCodes.ts';
import { toLatin } from './transliteration.ts';

/** Codes that are no country, as they stand in travel documents (ICAO Doc 9303 part 3, section 5): what a refugee's papers can say. */
export const stateless = 'XXA';
export const unknownCitizenship = 'XXX';

/**
 * Names that Intl gives too short to tell two countries apart, differently from one ICU version to the next, or only in
 * bokmål where the browser leaves nynorsk out.
 */
const ownNames: Readonly<Record<string, LocalText>> = {
  [stateless]: text('Statsløs', 'Statslaus'),
  [unknownCitizenship]: text('Ukjent', 'Ukjend'),
  COD: text('DR Kongo', 'DR Kongo'),
  COG: text('Republikken Kongo', 'Republikken Kongo'),
  PSE: text('Palestina', 'Palestina'),
  MMR: text('Myanmar', 'Myanmar'),
  CIV: text('Elfenbenskysten', 'Elfenbeinskysten'),
  CAF: text('Den sentralafrikanske republikk', 'Den sentralafrikanske republikken'),
  ARE: text('De forente arabiske emirater', 'Dei sameinte arabiske emirata'),
  NOR: text('Norge', 'Noreg'),
  AUT: text('Østerrike', 'Austerrike'),
  PHL: text('Filippinene', 'Filippinane'),
  COM: text('Komorene', 'Komorane'),
  TLS: text('Øst-Timor', 'Aust-Timor'),
};

/** Where most of those come from who are settled here: first in every list. */
const frequent = [
  'SYR',
  'UKR',
  'ERI',
  'SOM',
  'AFG',
  'SDN',
  'COD',
  'ETH',
  'IRN',
  'IRQ',
  'MMR',
  'PSE',
  'UGA',
  'RWA',
  'BDI',
  'TUR',
  stateless,
];

const codes: ReadonlySet<string> = new Set([...alpha2ByAlpha3.keys(), stateless, unknownCitizenship]);

export function isCountryCode(code: string): boolean {
  return codes.has(code);
}

const namesByLanguage = new Map<string, Intl.DisplayNames>();

function regionNames(language: Language | 'en'): Intl.DisplayNames {
  let names = namesByLanguage.get(language);
  if (names === undefined) {
    const locales = language === 'nn' ? ['nn', 'nb', 'no'] : language === 'nb' ? ['nb', 'no'] : ['en'];
    names = new Intl.DisplayNames(locales, { type: 'region', fallback: 'code' });
    namesByLanguage.set(language, names);
  }
  return names;
}

/** The country's name; an unknown code is given back as it is. */
export function countryName(code: string, language: Language): string {
  const own = ownNames[code];
  if (own !== undefined) return own[language];
  const alpha2 = alpha2ByAlpha3.get(code);
  return alpha2 === undefined ? code : (regionNames(language).of(alpha2) ?? code);
}

export interface CodeChoice {
  readonly code: string;
  readonly name: string;
}

/** All choices, the frequent ones first, then by the Norwegian alphabet. */
export function countryChoices(language: Language): readonly CodeChoice[] {
  const rest = [...codes].filter((code) => !frequent.includes(code));
  const collator = new Intl.Collator(['nb', 'no']);
  const choice = (code: string) => ({ code, name: countryName(code, language) });
  return [...frequent.map(choice), ...rest.map(choice).sort((a, b) => collator.compare(a.name, b.name))];
}

const plain = (name: string) => toLatin(name).replace(/[^\p{L}]+/gu, '');
let codeByName: ReadonlyMap<string, string> | undefined;

/** The code for a country as somebody wrote it: its name in Norwegian or English, or its code. */
export function parseCountry(written: string): string | undefined {
  codeByName ??= new Map(
    [...codes].flatMap((code) => {
      const alpha2 = alpha2ByAlpha3.get(code);
      const english = alpha2 === undefined ? code : (regionNames('en').of(alpha2) ?? code);
      return [code, english, countryName(code, 'nb'), countryName(code, 'nn')].map(
        (name) => [plain(name), code] as const,
      );
    }),
  );
  return codeByName.get(plain(written));
}
