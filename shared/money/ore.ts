/** Money is an integer number of øre; this is the only place that knows that a krone has a hundred. */
export type Ore = number;

export const kroner = (amount: number): Ore => amount * 100;

/** `1 234,50` with Norwegian digits grouping (no-break spaces), without the currency. */
export function showKroner(amount: Ore): string {
  return new Intl.NumberFormat('nb-NO', {
    minimumFractionDigits: amount % 100 === 0 ? 0 : 2,
    maximumFractionDigits: 2,
  }).format(amount / 100);
}
