/**
 * Exact arithmetic for sums of money: a fraction of two bigints, in lowest terms, denominator positive.
 *
 * No rounding rule is published for the introduction benefit (guidelines 3.2), so a calculation stays exact and rounds
 * once, where an amount leaves it.
 */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export function fraction(numerator: bigint | number, denominator: bigint | number = 1): Fraction {
  const n = BigInt(numerator);
  const d = BigInt(denominator);
  if (d === 0n) throw new RangeError('a fraction needs a denominator other than zero');
  const sign = d < 0n ? -1n : 1n;
  const divisor = greatestCommonDivisor(n < 0n ? -n : n, d < 0n ? -d : d);
  return { numerator: (sign * n) / divisor, denominator: (sign * d) / divisor };
}

export const zero: Fraction = fraction(0);

export const add = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);

export const subtract = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator);

export const multiply = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.numerator * b.numerator, a.denominator * b.denominator);

/** Negative, zero or positive as `a` is less than, equal to or more than `b`. */
export function compare(a: Fraction, b: Fraction): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export const smallest = (a: Fraction, b: Fraction): Fraction => (compare(a, b) <= 0 ? a : b);

/** To whole units, halves away from zero. */
export function round(value: Fraction): number {
  const negative = value.numerator < 0n;
  const numerator = negative ? -value.numerator : value.numerator;
  const rounded = (2n * numerator + value.denominator) / (2n * value.denominator);
  return Number(negative ? -rounded : rounded);
}

/** `123/4`, for storing and for showing how a sum came about. */
export const show = (value: Fraction): string =>
  value.denominator === 1n ? value.numerator.toString() : `${value.numerator}/${value.denominator}`;

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x === 0n ? 1n : x;
}
