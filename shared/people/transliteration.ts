/**
 * Rough Latin for the scripts in which names are written here: Cyrillic, Arabic (with Persian, Pashto and Kurdish
 * letters) and Ge'ez (Tigrinya, Amharic). Good enough to find a person by another spelling; never shown to anybody.
 */
const cyrillic: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  // Ukrainian reads г as h, Russian as g; most who come here with Cyrillic names come from Ukraine.
  г: 'h',
  ґ: 'g',
  ѓ: 'g',
  д: 'd',
  ђ: 'dj',
  е: 'e',
  ё: 'yo',
  є: 'ye',
  ж: 'zh',
  з: 'z',
  и: 'y',
  і: 'i',
  ї: 'yi',
  й: 'y',
  ј: 'j',
  к: 'k',
  ќ: 'k',
  л: 'l',
  љ: 'lj',
  м: 'm',
  н: 'n',
  њ: 'nj',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  ћ: 'ch',
  у: 'u',
  ў: 'w',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  џ: 'dzh',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
};

const arabic: Readonly<Record<string, string>> = {
  ا: 'a',
  أ: 'a',
  إ: 'i',
  آ: 'a',
  ٱ: 'a',
  ب: 'b',
  ت: 't',
  ث: 'th',
  ج: 'j',
  ح: 'h',
  خ: 'kh',
  د: 'd',
  ذ: 'dh',
  ر: 'r',
  ز: 'z',
  س: 's',
  ش: 'sh',
  ص: 's',
  ض: 'd',
  ط: 't',
  ظ: 'z',
  ع: 'a',
  غ: 'gh',
  ف: 'f',
  ق: 'q',
  ك: 'k',
  ل: 'l',
  م: 'm',
  ن: 'n',
  ه: 'h',
  و: 'u',
  ؤ: 'u',
  ي: 'y',
  ى: 'a',
  ئ: 'i',
  ة: 'a',
  ء: '',
  ـ: '',
  // Short vowels, where they are written.
  '\u064e': 'a',
  '\u064f': 'u',
  '\u0650': 'i',
  // Persian, Urdu, Pashto, Kurdish.
  پ: 'p',
  چ: 'ch',
  ژ: 'zh',
  گ: 'g',
  ک: 'k',
  ی: 'y',
  ې: 'e',
  ۍ: 'i',
  ێ: 'e',
  ۆ: 'o',
  ۇ: 'u',
  ە: 'a',
  ہ: 'h',
  ھ: 'h',
  ے: 'e',
  ڤ: 'v',
  ڵ: 'l',
  ڕ: 'r',
  ٹ: 't',
  ڈ: 'd',
  ڑ: 'r',
  ں: 'n',
  ټ: 't',
  ډ: 'd',
  ړ: 'r',
  ښ: 'sh',
  ڼ: 'n',
  ځ: 'z',
  څ: 'ts',
  ږ: 'zh',
};

/** Consonants of the Ge'ez block from U+1200, one for each row of eight. */
const geezConsonants =
  'h l h m s r s sh q qw q qw b v t ch h hw n ny - k kw kh khw w - z zh y d d j g gw g t ch p ts ts f p'.split(' ');
/** The vowel of each place in a row; the sixth is mostly silent. */
const geezVowels = ['e', 'u', 'i', 'a', 'e', '', 'o', 'wa'];

function geez(code: number): string | undefined {
  const row = Math.floor((code - 0x1200) / 8);
  const consonant = geezConsonants[row];
  const vowel = geezVowels[(code - 0x1200) % 8];
  if (code < 0x1200 || consonant === undefined || vowel === undefined) return undefined;
  // The two vowel carriers are never silent.
  if (consonant === '-') return vowel === '' ? 'e' : vowel;
  return consonant + vowel;
}

/** Latin letters that do not come apart into a letter and a mark. */
const latin: Readonly<Record<string, string>> = {
  æ: 'ae',
  ø: 'o',
  å: 'a',
  œ: 'oe',
  ß: 'ss',
  ð: 'd',
  đ: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ħ: 'h',
  ŋ: 'n',
  ə: 'e',
};

/** Nothing to do for these, and most names have no others: a register is folded whole when it is built. */
const plainLatin = /^[\u0020-\u007e]*$/;

function letter(character: string): string | undefined {
  return latin[character] ?? cyrillic[character] ?? arabic[character] ?? geez(character.codePointAt(0) ?? 0);
}

/** Lower-case Latin letters without marks; letters of other scripts stay as they are. */
export function toLatin(text: string): string {
  const lower = text.normalize('NFKC').toLowerCase();
  if (plainLatin.test(lower)) return lower;
  let result = '';
  for (const character of lower) {
    if (plainLatin.test(character)) {
      result += character;
      continue;
    }
    // A letter of the tables with a mark that the tables do not know is that letter.
    result += letter(character) ?? Array.from(character.normalize('NFD'), (part) => letter(part) ?? part).join('');
  }
  return result.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
