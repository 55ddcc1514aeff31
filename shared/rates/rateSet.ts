import type { Ore } from '../money/ore.ts';
import { err, ok, type Result } from '../result.ts';

/**
 * Dated rate sets. A calculation stores the id of each set that it used, so an old decision recomputes to the same øre;
 * a rate that nobody has found is missing, never zero and never the year before's.
 */
export type RateStanding =
  /** Read in the named source. */
  | 'verified'
  /** A budget proposal or a secondary source: used only with that mark. */
  | 'provisional'
  /** Entered by a coordinator, with the source that they named. */
  | 'entered';

/** What each kind of set holds; amounts in øre, null = not known. */
export interface RateValues {
  /** Folketrygdens grunnbeløp, a year. Holds until the next one. */
  readonly grunnbelop: { readonly g: Ore | null };
  /** Local ceilings (guidelines 3.2). Hold until the next ones. */
  readonly establishment: {
    readonly furnitureSingle: Ore | null;
    readonly furnitureCouple: Ore | null;
    readonly furnitureSharing: Ore | null;
    readonly furnitureChild: Ore | null;
    readonly clothes: Ore | null;
    readonly familyFurniture: Ore | null;
    readonly familyClothes: Ore | null;
  };
  /** Integreringstilskudd (guidelines 3.1): for one budget year only. */
  readonly integration: {
    readonly year1SingleAdult: Ore | null;
    readonly year1Adult: Ore | null;
    readonly year1Child: Ore | null;
    readonly year1UnaccompaniedMinor: Ore | null;
    readonly year2: Ore | null;
    readonly year3: Ore | null;
    readonly year4: Ore | null;
    readonly year5: Ore | null;
    readonly kindergarten: Ore | null;
    readonly elderly: Ore | null;
  };
  /** Norsktilskudd (guidelines 3.1): for one budget year only. */
  readonly norwegian: {
    readonly low: readonly [Ore | null, Ore | null, Ore | null];
    readonly high: readonly [Ore | null, Ore | null, Ore | null];
    readonly basicFew: Ore | null;
    readonly basicMany: Ore | null;
  };
  /** Grants for impairment and behaviour (guidelines 3.1): for one budget year only. */
  readonly impairment: { readonly grant1: Ore | null; readonly grant2Ceiling: Ore | null };
}

export type RateKind = keyof RateValues;

/** Kinds whose amounts hold for their own calendar year only; the others hold until replaced. */
const yearly: ReadonlySet<RateKind> = new Set<RateKind>(['integration', 'norwegian', 'impairment']);
export const holdsOneYear = (kind: RateKind): boolean => yearly.has(kind);

export type RateSet = {
  [K in RateKind]: {
    readonly id: string;
    readonly kind: K;
    /** ISO date. */
    readonly validFrom: string;
    readonly source: string;
    readonly standing: RateStanding;
    readonly values: RateValues[K];
  };
}[RateKind];

export type RateSetOf<K extends RateKind> = Extract<RateSet, { kind: K }>;

/** "Sats mangler": of which kind, for which date, and which item of the set where a set exists. */
export interface MissingRate {
  readonly kind: RateKind;
  readonly date: string;
  readonly item: string | null;
}

/** The set in force on a date: the latest that has begun, and for yearly kinds only one of that same year. */
export function rateSetAt<K extends RateKind>(
  sets: readonly RateSet[],
  kind: K,
  date: string,
): Result<RateSetOf<K>, MissingRate> {
  let found: RateSetOf<K> | undefined;
  for (const set of sets) {
    if (set.kind !== kind || set.validFrom > date) continue;
    if (yearly.has(kind) && set.validFrom.slice(0, 4) !== date.slice(0, 4)) continue;
    // Of two with one date the later in the list wins: an entered correction stands behind the built-in.
    if (found === undefined || set.validFrom >= found.validFrom) found = set as RateSetOf<K>;
  }
  return found === undefined ? err({ kind, date, item: null }) : ok(found);
}

/** The exact sets that a stored decision rests on: recomputed with these alone, it gives what it gave. */
export function ratesByIds(sets: readonly RateSet[], ids: readonly string[]): readonly RateSet[] {
  const wanted = new Set(ids);
  return sets.filter(({ id }) => wanted.has(id));
}

/** One amount of a set, or which is missing. */
export function rateOf<K extends RateKind>(
  set: RateSetOf<K>,
  item: keyof RateValues[K] & string,
  date: string,
): Result<Ore, MissingRate> {
  const amount = (set.values as unknown as Readonly<Record<string, unknown>>)[item];
  return typeof amount === 'number' ? ok(amount) : err({ kind: set.kind, date, item });
}
