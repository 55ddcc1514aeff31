import type { Ore } from '../money/ore.ts';
import { type MissingRate, type RateSet, rateSetAt } from '../rates/rateSet.ts';
import { err, ok, type Result } from '../result.ts';

/** Grant for teaching Norwegian and social studies (guidelines 3.1): per person for three years, and a basic grant. */
export interface NorwegianGrantInput {
  readonly budgetYear: number;
  /** One entry per person: the rate (low: Western Europe and English-speaking countries) and the year, 1-3. */
  readonly people: readonly { readonly rate: 'low' | 'high'; readonly year: 1 | 2 | 3 }[];
  /** Persons with a right, or a right and duty, to teaching on 15 January of the budget year. */
  readonly personsOn15January: number;
}

export interface NorwegianGrant {
  readonly personal: readonly {
    readonly rate: 'low' | 'high';
    readonly year: 1 | 2 | 3;
    readonly people: number;
    readonly each: Ore;
    readonly sum: Ore;
  }[];
  /** `none`: nobody on 15 January. `unknown`: more people than the published rates reach. */
  readonly basic: { readonly step: 'none' | 'few' | 'many' | 'unknown'; readonly sum: Ore | null };
  readonly known: Ore;
  readonly rateSetId: string;
}

export function norwegianGrant(
  input: NorwegianGrantInput,
  rates: readonly RateSet[],
): Result<NorwegianGrant, MissingRate> {
  const date = `${input.budgetYear}-12-31`;
  const set = rateSetAt(rates, 'norwegian', date);
  if (!set.ok) return set;
  const { values, id } = set.value;

  const personal: NorwegianGrant['personal'][number][] = [];
  for (const rate of ['low', 'high'] as const) {
    for (const year of [1, 2, 3] as const) {
      const people = input.people.filter((person) => person.rate === rate && person.year === year).length;
      if (people === 0) continue;
      const each = values[rate][year - 1] ?? null;
      if (each === null) return err({ kind: 'norwegian', date, item: `${rate}${year}` });
      personal.push({ rate, year, people, each, sum: people * each });
    }
  }
  const basic = basicGrant(input.personsOn15January, values);
  if (basic.sum === null && basic.step !== 'unknown') return err({ kind: 'norwegian', date, item: basic.step });
  return ok({
    personal,
    basic,
    known: personal.reduce((sum, line) => sum + line.sum, 0) + (basic.sum ?? 0),
    rateSetId: id,
  });
}

function basicGrant(persons: number, values: { basicFew: Ore | null; basicMany: Ore | null }): NorwegianGrant['basic'] {
  if (persons === 0) return { step: 'none', sum: 0 };
  if (persons <= 3) return { step: 'few', sum: values.basicFew };
  if (persons <= 150) return { step: 'many', sum: values.basicMany };
  return { step: 'unknown', sum: null };
}
