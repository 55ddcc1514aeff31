/**
 * Identity numbers for people who do not exist: Skatteetaten's test series adds 80 to the month, so that no such number
 * can ever be given to anybody. Check digits are right, so the numbers pass every check that the app makes.
 */
const firstWeights = [3, 7, 6, 1, 8, 9, 4, 5, 2];
const secondWeights = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];
const dufWeights = [4, 6, 3, 2, 4, 6, 3, 2, 7, 5];

/** How many individual numbers each range holds: three digits, of which the century decides the first ones. */
const RANGE = 500;

/**
 * A synthetic fødselsnummer, or with `dNumber` a D-number (day + 40). `individual` (0-499) picks one of the day's
 * numbers; one that has no check digits is stepped over.
 */
export function syntheticNationalId(birthDate: string, individual: number, kind: 'nationalId' | 'dNumber'): string {
  const [year = '', month = '', day = ''] = birthDate.split('-');
  const date = `${pad(Number(day) + (kind === 'dNumber' ? 40 : 0), 2)}${pad(Number(month) + 80, 2)}${year.slice(2)}`;
  const base = Number(year) >= 2000 ? RANGE : 0;
  for (let step = 0; step < RANGE; step += 1) {
    const nine = `${date}${pad(base + ((individual + step) % RANGE), 3)}`;
    const first = mod11(nine, firstWeights);
    const second = mod11(`${nine}${first}`, secondWeights);
    if (first < 10 && second < 10) return `${nine}${first}${second}`;
  }
  throw new RangeError('no number is left for this date');
}

/** A DUF number: the year of registration, six digits, two check digits (Statistics Norway's rule). */
export function syntheticDufNumber(year: number, serial: number): string {
  const ten = `${pad(year, 4)}${pad(serial, 6)}`;
  return `${ten}${pad(weighted(ten, dufWeights) % 11, 2)}`;
}

function mod11(digits: string, weights: readonly number[]): number {
  const rest = weighted(digits, weights) % 11;
  return rest === 0 ? 0 : 11 - rest;
}

function weighted(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0);
}

const pad = (value: number, length: number): string => value.toString().padStart(length, '0');
