import type { Language } from '../text/localText.ts';
import { countryName, parseCountry } from './countries.ts';

/** Citizenships as one line of names, as the form has them: `Syria, Tyrkia`. */
export function citizenshipsText(codes: readonly string[], language: Language): string {
  return codes.map((code) => countryName(code, language)).join(', ');
}

/** The codes of a line of names, or undefined when one of them is not known. `og` and `/` are read as commas. */
export function parseCitizenships(written: string): string[] | undefined {
  // A name with `og` or a comma of its own is tried whole first.
  const whole = parseCountry(written);
  if (whole !== undefined) return [whole];
  const parts = written
    .split(/[,;/+]|\s(?:og|and)\s/i)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const codes = parts.map(parseCountry);
  const known = codes.filter((code) => code !== undefined);
  return known.length === 0 || known.length < codes.length ? undefined : [...new Set(known)];
}
