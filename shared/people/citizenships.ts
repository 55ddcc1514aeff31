import type { Language } from '../text/localText.ts';
import { countryName, parseCountry } from './countries.ts';

/** Citizenships as one line of names, as the form has them: `Syria, Tyrkia`. */
export function citizenshipsText(codes: readonly string[], language: Language): string {
  return codes.map((code) => countryName(code, language)).join(', ');
}

/** The codes of a line of names, or undefined when one of them is not known. `og` and `/` are read as commas. */
export function parseCitizenships(written: string): string[] | undefined {
  const parts = split(written, /[,;/+]/).flatMap((part) =>
    // Trinidad og Tobago is one country.
    parseCountry(part) === undefined ? split(part, /\s(?:og|and)\s/i) : [part],
  );
  const codes = parts.map(parseCountry);
  const known = codes.filter((code) => code !== undefined);
  return known.length === 0 || known.length < codes.length ? undefined : [...new Set(known)];
}

function split(text: string, at: RegExp): string[] {
  return text
    .split(at)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
