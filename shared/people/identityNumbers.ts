import { idnr } from '@navikt/fnrvalidator';

/**
 * Identity numbers (fødselsnummer, D-number, DUF number). A check tells that a number is well-formed, never whose it
 * is, and nothing here derives gender or century from one.
 */
export type NumberProblem = 'length' | 'notDigits' | 'checkDigits' | 'date';

export type NationalIdKind =
  /** Fødselsnummer, with Nav's H-numbers. */
  'nationalId' | 'dNumber';

export type NationalIdCheck =
  | { readonly ok: true; readonly kind: NationalIdKind; readonly synthetic: boolean; readonly digits: string }
  | { readonly ok: false; readonly problem: NumberProblem };

export type DufCheck =
  | { readonly ok: true; readonly digits: string }
  | { readonly ok: false; readonly problem: Exclude<NumberProblem, 'date'> };

/** A number without the spaces, hyphens and dots that people write in it. */
export function compactNumber(typed: string): string {
  return typed.replace(/[\s.\-\u2010-\u2015]/g, '');
}

/** `170785 12345`, as the population register writes it; anything else is given back as typed. */
export function formatNationalId(number: string): string {
  const digits = compactNumber(number);
  return /^\d{11}$/.test(digits) ? `${digits.slice(0, 6)} ${digits.slice(6)}` : number;
}

/** `2001 123456 09`; anything else is given back as typed. */
export function formatDufNumber(number: string): string {
  const digits = compactNumber(number);
  return /^\d{12}$/.test(digits) ? `${digits.slice(0, 4)} ${digits.slice(4, 10)} ${digits.slice(10)}` : number;
}

/** Fødselsnummer or D-number, with H-numbers, synthetic numbers and the check digits that are used from 2032. */
export function checkNationalId(typed: string): NationalIdCheck {
  const digits = compactNumber(typed);
  if (!/^\d*$/.test(digits)) return { ok: false, problem: 'notDigits' };
  if (digits.length !== 11) return { ok: false, problem: 'length' };
  const result = idnr(digits);
  if (result.status === 'valid') {
    const kind = result.type.startsWith('dnr') ? 'dNumber' : 'nationalId';
    return { ok: true, kind, synthetic: result.type.endsWith('tnr'), digits };
  }
  // A wrong date is the more helpful thing to be told, since it can be seen.
  return { ok: false, problem: result.reasons.includes('invalid date') ? 'date' : 'checkDigits' };
}

/** The kind of number that the digits are of, whether or not the check digits hold. */
export function kindOfNationalId(typed: string): NationalIdKind {
  return /^[4-7]/.test(compactNumber(typed)) ? 'dNumber' : 'nationalId';
}

const dufWeights = [4, 6, 3, 2, 4, 6, 3, 2, 7, 5];

/**
 * DUF number: a year, six digits, and a check of two digits, the weighted sum modulo 11 (Statistics Norway, KOSTRA).
 * An example that UDI itself has printed fails the check, so a failure is a warning that a person can set aside.
 */
export function checkDufNumber(typed: string): DufCheck {
  const digits = compactNumber(typed);
  if (!/^\d*$/.test(digits)) return { ok: false, problem: 'notDigits' };
  if (digits.length !== 12) return { ok: false, problem: 'length' };
  const sum = dufWeights.reduce((total, weight, place) => total + weight * Number(digits[place]), 0);
  return sum % 11 === Number(digits.slice(10)) ? { ok: true, digits } : { ok: false, problem: 'checkDigits' };
}

/**
 * Whether the day, month and two-digit year in a fødselsnummer or D-number say another day than the registered birth
 * date. For a warning only: some people's birth date has been corrected after the number was given.
 */
export function birthDateDiffers(typed: string, birthDate: string): boolean {
  const digits = compactNumber(typed);
  if (!/^\d{11}$/.test(digits)) return false;
  const day = Number(digits.slice(0, 2)) % 40;
  const month = Number(digits.slice(2, 4)) % 40;
  const [year, registeredMonth, registeredDay] = birthDate.split('-');
  return (
    day !== Number(registeredDay) || month !== Number(registeredMonth) || digits.slice(4, 6) !== (year ?? '').slice(2)
  );
}
