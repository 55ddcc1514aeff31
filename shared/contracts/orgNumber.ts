/** Norwegian organisation numbers (Enhetsregisteret): nine digits, the last a check digit modulo 11. */
const weights = [3, 2, 7, 6, 5, 4, 3, 2] as const;

export type OrgNumberProblem = 'length' | 'notDigits' | 'checkDigit';

/** Digits alone: `964 949 204` and `NO 964949204 MVA` are written that way too. */
export function compactOrgNumber(typed: string): string {
  return typed
    .replace(/[\s\u00a0.-]/gu, '')
    .replace(/^NO(?=\d)/iu, '')
    .replace(/MVA$/iu, '');
}

/** The check digit of eight digits; undefined where there is none (the remainder would need ten), so no such number is given out. */
export function orgCheckDigit(eight: string): number | undefined {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(eight[index]), 0);
  const digit = (11 - (sum % 11)) % 11;
  return digit === 10 ? undefined : digit;
}

/** What is wrong with an organisation number, or undefined. */
export function orgNumberProblem(typed: string): OrgNumberProblem | undefined {
  const digits = compactOrgNumber(typed);
  if (!/^\d*$/.test(digits)) return 'notDigits';
  if (digits.length !== 9) return 'length';
  return orgCheckDigit(digits.slice(0, 8)) === Number(digits[8]) ? undefined : 'checkDigit';
}

/** As it is written on paper: `964 949 204`. */
export function formatOrgNumber(digits: string): string {
  return digits.length === 9 ? `${digits.slice(0, 3)} ${digits.slice(3, 6)} ${digits.slice(6)}` : digits;
}
