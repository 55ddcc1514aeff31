import { z } from 'zod';
import {
  type EstablishmentInput,
  type EstablishmentStatement,
  establishmentGrant,
} from '../grants/establishmentGrant.ts';
import type { Ore } from '../money/ore.ts';
import type { MissingRate, RateSet, RateValues } from '../rates/rateSet.ts';
import { rateSetAt } from '../rates/rateSet.ts';
import { rateValueSchemas } from '../rates/schema.ts';
import { err, ok, type Result } from '../result.ts';
import { cameWays, livingWays } from './words.ts';

/**
 * What a decision letter keeps: the household as it was, the rate set with its values, what was assessed, and the
 * result. It recomputes to the same øre from what it holds alone, whatever rates are entered later.
 */
export interface FrozenDecision {
  readonly input: EstablishmentInput;
  readonly names: Readonly<Record<string, string>>;
  readonly rates: readonly {
    readonly id: string;
    readonly validFrom: string;
    readonly source: string;
    readonly values: RateValues['establishment'];
  }[];
  readonly lines: readonly DecidedLine[];
  readonly total: Ore;
}

export interface DecidedLine {
  readonly id: string;
  readonly rule: EstablishmentStatement['lines'][number]['rule'];
  readonly members: readonly string[];
  /** At most this, øre; null: one activity is covered, with no sum in the guidelines. */
  readonly ceiling: Ore | null;
  readonly rateSetId: string | null;
  readonly from: string;
  readonly until: string | null;
  /** Granted after an assessment, and why. */
  readonly assessed: string | null;
}

export interface GrantedAssessment {
  readonly lineId: string;
  readonly granted: boolean;
  readonly ceiling: Ore | null;
  readonly until: string | null;
  readonly reason: string;
}

/** The lines that a decision grants: those without assessment, and those that an assessment has granted. */
export function decidedLines(
  statement: EstablishmentStatement,
  assessments: readonly GrantedAssessment[],
): readonly DecidedLine[] {
  return statement.lines.flatMap((line): DecidedLine[] => {
    const assessment = assessments.find(({ lineId }) => lineId === line.id);
    if (line.rule === 'familyTooLate') return [];
    if (line.needsAssessment && assessment?.granted !== true) return [];
    const granted = assessment?.granted === true ? assessment : null;
    return [
      {
        id: line.id,
        rule: line.rule,
        members: line.members,
        ceiling: line.ceiling ?? granted?.ceiling ?? null,
        rateSetId: line.rateSetId,
        from: line.from,
        until: granted?.until ?? line.until,
        assessed: granted?.reason ?? null,
      },
    ];
  });
}

export function freezeDecision(
  input: EstablishmentInput,
  names: Readonly<Record<string, string>>,
  assessments: readonly GrantedAssessment[],
  rates: readonly RateSet[],
): Result<FrozenDecision, MissingRate> {
  const bare = { ...input, purchases: [] };
  const statement = establishmentGrant(bare, rates);
  if (!statement.ok) return err(statement.error);
  const set = rateSetAt(rates, 'establishment', input.settlementDate);
  if (!set.ok) return err(set.error);
  const lines = decidedLines(statement.value, assessments);
  const { id, validFrom, source, values } = set.value;
  return ok({ input: bare, names, rates: [{ id, validFrom, source, values }], lines, total: totalOf(lines) });
}

const totalOf = (lines: readonly DecidedLine[]): Ore => lines.reduce((sum, line) => sum + (line.ceiling ?? 0), 0);

/** Whether what a decision holds gives the same sums again. */
export function recomputesExactly(frozen: FrozenDecision): boolean {
  const kept = frozen.rates.map((set): RateSet => ({ ...set, kind: 'establishment', standing: 'verified' }));
  const statement = establishmentGrant(frozen.input, kept);
  if (!statement.ok) return false;
  const assessments = frozen.lines.flatMap((line) =>
    line.assessed === null
      ? []
      : [{ lineId: line.id, granted: true, ceiling: line.ceiling, until: line.until, reason: line.assessed }],
  );
  const lines = decidedLines(statement.value, assessments);
  return JSON.stringify(lines) === JSON.stringify(frozen.lines) && totalOf(lines) === frozen.total;
}

/** Whether two decisions grant the same to the same people. */
export const sameDecision = (a: FrozenDecision, b: FrozenDecision): boolean =>
  JSON.stringify([a.lines, a.total, a.names]) === JSON.stringify([b.lines, b.total, b.names]);

const schema = z.object({
  input: z.object({
    settlementDate: z.string(),
    members: z.array(
      z.object({
        id: z.string(),
        birthDate: z.string(),
        livesAs: z.enum(livingWays),
        came: z.enum(cameWays),
        joined: z.string(),
        residentSettled: z.string().nullable(),
      }),
    ),
    purchases: z.array(z.object({ lineId: z.string(), date: z.string(), amount: z.number() })),
    asOf: z.string(),
  }),
  names: z.record(z.string(), z.string()),
  rates: z.array(
    z.object({ id: z.string(), validFrom: z.string(), source: z.string(), values: rateValueSchemas.establishment }),
  ),
  lines: z.array(
    z.object({
      id: z.string(),
      rule: z.enum([
        'furnitureSingle',
        'furnitureCouple',
        'furnitureSharing',
        'furnitureChild',
        'clothes',
        'familyFurniture',
        'familyClothes',
        'leisureChild',
        'leisureAdult',
        'bornAfterSettlement',
        'familyTooLate',
      ]),
      members: z.array(z.string()),
      ceiling: z.number().nullable(),
      rateSetId: z.string().nullable(),
      from: z.string(),
      until: z.string().nullable(),
      assessed: z.string().nullable(),
    }),
  ),
  total: z.number(),
});

/** Reads what a record keeps; undefined where a newer version of the app has written it in another shape. */
export function readFrozenDecision(json: string): FrozenDecision | undefined {
  try {
    return schema.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}
