import { z } from 'zod';
import type { RateKind, RateSet, RateValues } from './rateSet.ts';

/** What an entered rate set must hold: every item of its kind, as an amount in øre or as null, "not known". */

/** Above this an amount is a slip: ten million kroner. */
export const maxRate = 1_000_000_000;

const amount = z.number().int().min(0).max(maxRate).nullable();
const threeYears = z.tuple([amount, amount, amount]);

export const rateValueSchemas = {
  grunnbelop: z.strictObject({ g: amount }),
  establishment: z.strictObject({
    furnitureSingle: amount,
    furnitureCouple: amount,
    furnitureSharing: amount,
    furnitureChild: amount,
    clothes: amount,
    familyFurniture: amount,
    familyClothes: amount,
  }),
  integration: z.strictObject({
    year1SingleAdult: amount,
    year1Adult: amount,
    year1Child: amount,
    year1UnaccompaniedMinor: amount,
    year2: amount,
    year3: amount,
    year4: amount,
    year5: amount,
    kindergarten: amount,
    elderly: amount,
  }),
  norwegian: z.strictObject({ low: threeYears, high: threeYears, basicFew: amount, basicMany: amount }),
  impairment: z.strictObject({ grant1: amount, grant2Ceiling: amount }),
} satisfies { [K in RateKind]: z.ZodType<RateValues[K]> };

export const rateKinds = [
  'grunnbelop',
  'establishment',
  'integration',
  'norwegian',
  'impairment',
] as const satisfies readonly RateKind[];

/** Each item that a kind has, one for each field of the entry form; of Norsktilskudd `low.0` is the first year's. */
export const rateItems = {
  grunnbelop: ['g'],
  establishment: [
    'furnitureSingle',
    'furnitureCouple',
    'furnitureSharing',
    'furnitureChild',
    'clothes',
    'familyFurniture',
    'familyClothes',
  ],
  integration: [
    'year1SingleAdult',
    'year1Adult',
    'year1Child',
    'year1UnaccompaniedMinor',
    'year2',
    'year3',
    'year4',
    'year5',
    'kindergarten',
    'elderly',
  ],
  norwegian: ['low.0', 'low.1', 'low.2', 'high.0', 'high.1', 'high.2', 'basicFew', 'basicMany'],
  impairment: ['grant1', 'grant2Ceiling'],
} as const satisfies Record<RateKind, readonly string[]>;
export type RateItem = (typeof rateItems)[RateKind][number];

/** Amounts by item; null = not known. */
export type RateAmounts = Readonly<Record<string, number | null>>;

export const rateProblems = ['missing', 'negative', 'tooLarge', 'notWhole', 'unknownItem', 'nothingKnown'] as const;
export type RateProblem = (typeof rateProblems)[number];

/** What stops these amounts from being a set of the kind; empty when nothing does. */
export function rateAmountProblems(
  kind: RateKind,
  amounts: RateAmounts,
): readonly { readonly item: string; readonly problem: RateProblem }[] {
  const items: readonly string[] = rateItems[kind];
  const problems: { item: string; problem: RateProblem }[] = [];
  for (const item of items) {
    const value = amounts[item];
    if (value === undefined) problems.push({ item, problem: 'missing' });
    else if (value === null) continue;
    else if (!Number.isInteger(value)) problems.push({ item, problem: 'notWhole' });
    else if (value < 0) problems.push({ item, problem: 'negative' });
    else if (value > maxRate) problems.push({ item, problem: 'tooLarge' });
  }
  for (const item of Object.keys(amounts)) if (!items.includes(item)) problems.push({ item, problem: 'unknownItem' });
  if (problems.length === 0 && items.every((item) => amounts[item] === null)) {
    problems.push({ item: items[0] ?? '', problem: 'nothingKnown' });
  }
  return problems;
}

/** The amounts of a set, item by item. */
export function amountsOf(set: Pick<RateSet, 'kind' | 'values'>): RateAmounts {
  const result: Record<string, number | null> = {};
  for (const [key, value] of Object.entries(set.values) as [string, number | null | readonly (number | null)[]][]) {
    if (value !== null && typeof value === 'object')
      for (const [index, one] of value.entries()) result[`${key}.${index}`] = one;
    else result[key] = value;
  }
  return result;
}

/** The values of a set from amounts without problems. */
export function valuesOf(amounts: RateAmounts): Readonly<Record<string, unknown>> {
  const result: Record<string, unknown> = {};
  for (const [item, value] of Object.entries(amounts)) {
    const [key = item, index] = item.split('.');
    if (index === undefined) result[key] = value;
    else {
      const list = Array.isArray(result[key]) ? (result[key] as unknown[]) : [];
      list[Number(index)] = value;
      result[key] = list;
    }
  }
  return result;
}
