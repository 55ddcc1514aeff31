import type { Language, LocalText } from '../text/localText.ts';
import { text } from '../text/localText.ts';
import type { CodeChoice } from './countries.ts';

/** Where Intl's name is missing, differs between bokmål and nynorsk, or does not tell two languages apart. */
const ownNames: Readonly<Record<string, LocalText>> = {
  aii: text('assyrisk', 'assyrisk'),
  ckb: text('sorani (kurdisk)', 'sorani (kurdisk)'),
  kmr: text('kurmanji (kurdisk)', 'kurmanji (kurdisk)'),
  byn: text('bilen', 'bilen'),
  prs: text('dari', 'dari'),
  rhg: text('rohingya', 'rohingya'),
  ti: text('tigrinja', 'tigrinja'),
  tig: text('tigré', 'tigré'),
  fvr: text('fur', 'fur'),
  sw: text('swahili', 'swahili'),
  swc: text('swahili (Kongo)', 'swahili (Kongo)'),
  nb: text('norsk bokmål', 'norsk bokmål'),
  nn: text('norsk nynorsk', 'norsk nynorsk'),
  zza: text('zazaisk', 'zazaisk'),
  haz: text('hazaragi', 'hazaragi'),
  sgn: text('tegnspråk', 'teiknspråk'),
};

/** Languages of those who are settled here, the most frequent first. */
const frequent = ['ar', 'uk', 'ru', 'ti', 'so', 'prs', 'fa', 'ps', 'kmr', 'ckb', 'am', 'sw', 'en', 'fr'];

const others = (
  'aa aii az be bg bn bs byn cs da de el es et fi fvr haz hi hr hu hy id is it ja ka ki kk ko ku ky lg ln lt lv man mk ml ' +
  'mn ms my nb ne nl nn nus om pa pl pt rhg rn ro rw sgn sk sl sq sr sv swc ta te tg th tig tk tl tr ug ur uz vi wo yo ' +
  'zh zza'
).split(' ');

export const languageCodes: readonly string[] = [...frequent, ...others];

const namesByLanguage = new Map<Language, Intl.DisplayNames>();

/** The language's name in lower case, as Norwegian writes it; an unknown tag is given back as it is. */
export function languageName(code: string, language: Language): string {
  const own = ownNames[code];
  if (own !== undefined) return own[language];
  let names = namesByLanguage.get(language);
  if (names === undefined) {
    const locales = language === 'nn' ? ['nn', 'nb', 'no'] : ['nb', 'no'];
    names = new Intl.DisplayNames(locales, { type: 'language', fallback: 'code' });
    namesByLanguage.set(language, names);
  }
  try {
    return names.of(code) ?? code;
  } catch {
    // Not a well-formed language tag: shown as it was stored.
    return code;
  }
}

/** All choices, the frequent ones first, then by the Norwegian alphabet. */
export function languageChoices(language: Language): readonly CodeChoice[] {
  const collator = new Intl.Collator(['nb', 'no']);
  const choice = (code: string) => ({ code, name: languageName(code, language) });
  return [...frequent.map(choice), ...others.map(choice).sort((a, b) => collator.compare(a.name, b.name))];
}
