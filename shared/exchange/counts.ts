import { z } from 'zod';
import { instant } from '../api/scalars.ts';
import { ageOn, type IsoDate } from '../dates.ts';
import { municipalityNumbers } from '../municipalities.ts';
import { permits, personStatuses, settlementWays } from '../people/person.ts';

/**
 * What a municipality tells the coordinator of the cases that no consent lets go there: how many, without names, numbers or
 * ids (the part `counts` of a package; guidelines 2.1, 2.3). Every case that the municipality owns is in it, also those
 * that the coordinator has by consent, so that totals rest on one thing alone and nobody counts twice.
 */
export const countsFormat = 1;
/** Of the whole part, in bytes. */
export const maxCountsBytes = 1_000_000;

export const ageGroups = ['0-5', '6-15', '16-17', '18-24', '25-39', '40-59', '60+', 'unknown'] as const;
export const generations = ['child', 'adult', 'unknown'] as const;
export const yesOrNo = ['yes', 'no'] as const;

/**
 * `status` divides everybody; each of the others divides those who are settled now. Children are those under 18 today.
 * intake: a completed intake mapping. programme: in the introduction programme today. practice: a contract that runs
 * today. overdue: a deadline that the app knows has passed.
 */
export const dimensionCategories = {
  status: personStatuses,
  settlementWay: [...settlementWays, 'unknown'],
  permit: [...permits, 'unknown'],
  ageGroup: ageGroups,
  generation: generations,
  intake: yesOrNo,
  programme: yesOrNo,
  practice: yesOrNo,
  overdue: yesOrNo,
} as const;
/** In the order of tables; the years are told as they are. */
export const dimensions = [
  'status',
  'settlementYear',
  'settlementWay',
  'permit',
  'ageGroup',
  'generation',
  'intake',
  'programme',
  'practice',
  'overdue',
] as const;
export type Dimension = (typeof dimensions)[number];

const count = z.number().int().min(0).max(10_000_000);
const ore = z.number().int().min(-1e13).max(1e13);
const municipality = z.enum(municipalityNumbers);
const oneOf = <const C extends readonly string[]>(categories: C) =>
  z.strictObject(Object.fromEntries(categories.map((name) => [name, count])) as { [K in C[number]]: typeof count });

export const tally = z
  .strictObject({
    status: oneOf(personStatuses),
    settlementYear: z
      .record(z.string().regex(/^(?:(?:19|20|21)\d\d|unknown)$/), count)
      .refine((years) => Object.keys(years).length <= 301),
    settlementWay: oneOf(dimensionCategories.settlementWay),
    permit: oneOf(dimensionCategories.permit),
    ageGroup: oneOf(ageGroups),
    generation: oneOf(generations),
    intake: oneOf(yesOrNo),
    programme: oneOf(yesOrNo),
    practice: oneOf(yesOrNo),
    overdue: oneOf(yesOrNo),
  })
  .refine(({ status, ...others }) =>
    Object.values(others).every((numbers) => sum(Object.values<number>(numbers)) === status.settled),
  );
export type Tally = z.infer<typeof tally>;

/** Deadlines that the app knows, and how many of them have passed. */
export const knownDeadlines = ['contractUnsigned', 'contractNotClosed', 'impairmentApplication'] as const;
export type KnownDeadline = (typeof knownDeadlines)[number];

export const counts = z
  .strictObject({
    format: z.literal(countsFormat),
    municipality,
    countedAt: instant,
    /** Cases that the municipality owns, without those that are `underway`. */
    tally,
    /** Offered to another municipality and not answered as far as is known here: counted by nobody until it is. */
    underway: count,
    /**
     * Of `tally`: cases that others owned before, by who had them when. Where such a former owner's newest counts are from
     * its own time, they are in those, and left out here. `from` null: from the start.
     */
    takenOver: z
      .array(
        z.strictObject({
          former: z
            .array(z.strictObject({ municipality, from: instant.nullable(), until: instant }))
            .min(1)
            .max(100),
          tally,
        }),
      )
      .max(5000),
    /** Expected state grants by budget year in øre (guidelines 3.1). `missing`: amounts whose rate is not known, and left out. */
    grants: z
      .array(
        z.strictObject({
          budgetYear: z.number().int().min(1990).max(2199),
          people: count,
          expected: ore,
          missing: count,
          provisional: z.boolean(),
        }),
      )
      .max(200),
    /** Practice contracts that run today. */
    placements: count,
    deadlines: oneOf(knownDeadlines),
  })
  .refine(
    ({ tally: all, takenOver }) =>
      takenOver.length === 0 ||
      covers(
        all,
        takenOver.map((group) => group.tally),
      ),
  );
export type Counts = z.infer<typeof counts>;

/** One person, as far as the counting goes. Null: not recorded. */
export interface CountedPerson {
  readonly status: (typeof personStatuses)[number];
  readonly settlementDate: IsoDate | null;
  readonly settlementWay: (typeof settlementWays)[number] | null;
  readonly permit: (typeof permits)[number] | null;
  readonly birthDate: IsoDate | null;
  readonly intake: boolean;
  readonly programme: boolean;
  readonly practice: boolean;
  readonly overdue: boolean;
}

export function tallyOf(people: readonly CountedPerson[], today: IsoDate): Tally {
  const settled = people.filter(({ status }) => status === 'settled');
  const by = <C extends string>(categories: readonly C[], of: (person: CountedPerson) => C, group = settled) => {
    const numbers = Object.fromEntries(categories.map((name) => [name, 0])) as Record<C, number>;
    for (const person of group) numbers[of(person)] += 1;
    return numbers;
  };
  const answer = (of: (person: CountedPerson) => boolean) => by(yesOrNo, (person) => (of(person) ? 'yes' : 'no'));
  const yearOf = ({ settlementDate }: CountedPerson) => settlementDate?.slice(0, 4) ?? 'unknown';
  return {
    status: by(personStatuses, ({ status }) => status, [...people]),
    settlementYear: by([...new Set(settled.map(yearOf))].sort(), yearOf),
    settlementWay: by(dimensionCategories.settlementWay, ({ settlementWay }) => settlementWay ?? 'unknown'),
    permit: by(dimensionCategories.permit, ({ permit }) => permit ?? 'unknown'),
    ageGroup: by(ageGroups, ({ birthDate }) => ageGroupOf(birthDate, today)),
    generation: by(generations, ({ birthDate }) => generationOf(ageGroupOf(birthDate, today))),
    intake: answer(({ intake }) => intake),
    programme: answer(({ programme }) => programme),
    practice: answer(({ practice }) => practice),
    overdue: answer(({ overdue }) => overdue),
  };
}

const lastAges: readonly (readonly [number, (typeof ageGroups)[number]])[] = [
  [5, '0-5'],
  [15, '6-15'],
  [17, '16-17'],
  [24, '18-24'],
  [39, '25-39'],
  [59, '40-59'],
];

export function ageGroupOf(birthDate: IsoDate | null, today: IsoDate): (typeof ageGroups)[number] {
  if (birthDate === null) return 'unknown';
  const age = ageOn(birthDate, today);
  return lastAges.find(([last]) => age <= last)?.[1] ?? '60+';
}

const generationOf = (group: (typeof ageGroups)[number]): (typeof generations)[number] =>
  group === 'unknown' ? 'unknown' : group === '0-5' || group === '6-15' || group === '16-17' ? 'child' : 'adult';

/** Number by number, over every category of either. */
export function combine(a: Tally, b: Tally, sign: 1 | -1): Tally {
  const entries = dimensions.map((dimension): [Dimension, Record<string, number>] => {
    const [left, right] = [numbersOf(a, dimension), numbersOf(b, dimension)];
    const names = [...new Set([...Object.keys(left), ...Object.keys(right)])];
    return [dimension, Object.fromEntries(names.map((name) => [name, (left[name] ?? 0) + sign * (right[name] ?? 0)]))];
  });
  return Object.fromEntries(entries) as Tally;
}

export function numbersOf(of: Tally, dimension: Dimension): Readonly<Record<string, number>> {
  return of[dimension];
}

export const emptyTally: Tally = tallyOf([], '2000-01-01');

function covers(all: Tally, parts: readonly Tally[]): boolean {
  const rest = parts.reduce((left, part) => combine(left, part, -1), all);
  return dimensions.every((dimension) => Object.values(numbersOf(rest, dimension)).every((number) => number >= 0));
}

/** What each municipality counts, so that a case which moved counts once: see `Counts.takenOver`. */
export interface Counted {
  readonly counts: Counts;
  readonly tally: Tally;
  /** Cases that a former owner's counts still hold. */
  readonly countedElsewhere: number;
}

/** The newest counts of each municipality, each cleared of what a former owner's still hold. */
export function countOnce(newest: readonly Counts[]): Counted[] {
  const countedAt = new Map(newest.map((each) => [each.municipality, each.countedAt]));
  return newest.map((each) => {
    const elsewhere = each.takenOver.filter(({ former }) =>
      former.some(({ municipality: owner, from, until }) => {
        const at = owner === each.municipality ? undefined : countedAt.get(owner);
        return at !== undefined && (from === null || at >= from) && at < until;
      }),
    );
    const held = elsewhere.reduce((all, group) => combine(all, group.tally, 1), emptyTally);
    return {
      counts: each,
      tally: combine(each.tally, held, -1),
      countedElsewhere: peopleIn(held),
    };
  });
}

export const peopleIn = (of: Tally): number => sum(Object.values(of.status));

/** Of the bytes of a part. Undefined: of a newer version, or not rightly made. */
export function decodeCounts(content: Uint8Array): Counts | 'newerVersion' | undefined {
  if (content.length > maxCountsBytes) return undefined;
  try {
    const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(content));
    const format = z.object({ format: z.number().int() }).safeParse(json);
    if (format.success && format.data.format > countsFormat) return 'newerVersion';
    const parsed = counts.safeParse(json);
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

export const encodeCounts = (of: Counts): Uint8Array => new TextEncoder().encode(JSON.stringify(of));

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
