import type { Ore } from '../money/ore.ts';
import { type MissingRate, type RateSet, type RateStanding, rateSetAt } from '../rates/rateSet.ts';
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

/** The time in which somebody has a right, or a right and duty, to teaching, and the rate that is paid for them. */
export interface NorwegianPeriod {
  readonly rate: 'low' | 'high';
  readonly from: string;
  /** Last day; null = still going on. */
  readonly until: string | null;
}

export interface NorwegianYear {
  readonly budgetYear: number;
  readonly rate: 'low' | 'high';
  readonly year: 1 | 2 | 3;
  /** Null = the rate is missing. */
  readonly amount: Ore | null;
  readonly missing: MissingRate | null;
  readonly rateSetId: string | null;
  readonly standing: RateStanding | null;
  readonly source: string | null;
}

/** The three years of a person's grant: each calendar year, from the first, in which the right still runs. */
export function norwegianYears(period: NorwegianPeriod, rates: readonly RateSet[]): readonly NorwegianYear[] {
  const first = Number(period.from.slice(0, 4));
  const last = period.until === null ? first + 2 : Number(period.until.slice(0, 4));
  return ([1, 2, 3] as const).filter((year) => first + year - 1 <= last).map((year) => yearOf(period, year, rates));
}

function yearOf({ rate, from }: NorwegianPeriod, year: 1 | 2 | 3, rates: readonly RateSet[]): NorwegianYear {
  const budgetYear = Number(from.slice(0, 4)) + year - 1;
  const date = `${budgetYear}-12-31`;
  const base = { budgetYear, rate, year };
  const set = rateSetAt(rates, 'norwegian', date);
  const item = `${rate}.${year - 1}`;
  const none = { amount: null, missing: { kind: 'norwegian', date, item } } as const;
  if (!set.ok) return { ...base, ...none, rateSetId: null, standing: null, source: null };
  const { id: rateSetId, standing, source, values } = set.value;
  const amount = values[rate][year - 1] ?? null;
  const found = amount === null ? none : { amount, missing: null };
  return { ...base, ...found, rateSetId, standing, source };
}

/** Whether somebody counts for the basic grant of a budget year: right, or right and duty, on 15 January. */
export const countsOn15January = ({ from, until }: NorwegianPeriod, budgetYear: number): boolean =>
  from <= `${budgetYear}-01-15` && (until === null || until >= `${budgetYear}-01-15`);
