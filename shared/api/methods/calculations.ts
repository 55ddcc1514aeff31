import { z } from 'zod';
import { impairmentRefusals } from '../../grants/impairmentGrant.ts';
import { noGrantReasons } from '../../grants/integrationGrant.ts';
import { method } from '../method.ts';
import { isoDate, plainText } from '../scalars.ts';

/**
 * The arithmetic of the guidelines, pure: everything that a sum depends on is in the input, and each line of the output
 * names its rule and the rate set that it rests on. Amounts are integer øre. No vault is opened and nothing is stored.
 */
const ore = z.number().int().min(-1_000_000_000_000).max(1_000_000_000_000);
const positiveOre = ore.min(0);
const budgetYear = z.number().int().min(1990).max(2199);
const localId = plainText(60).min(1);

const openPeriod = z
  .strictObject({ from: isoDate, until: isoDate.nullable() })
  .refine(({ from, until }) => until === null || from <= until, { error: 'endBeforeStart' });

const standing = z.enum(['verified', 'provisional', 'entered']);
const rateKind = z.enum(['grunnbelop', 'establishment', 'integration', 'norwegian', 'impairment']);
const missingRate = z.object({ kind: rateKind, date: isoDate, item: z.string().nullable() });

const benefitInput = z.strictObject({
  regelverk: z.enum(['introduction2003', 'integration2021']),
  birthDate: isoDate,
  period: z
    .strictObject({ from: isoDate, until: isoDate })
    .refine(({ from, until }) => from <= until, { error: 'endBeforeStart' })
    .refine(({ from, until }) => Number(until.slice(0, 4)) - Number(from.slice(0, 4)) <= 10, { error: 'tooLong' }),
  pauses: z.array(openPeriod).max(50).default([]),
  livingWithParent: z.array(openPeriod).max(50).default([]),
  coupleInProgramme: z.array(openPeriod).max(50).default([]),
  coupleRuleFrom: isoDate.nullable().default(null),
  absence: z
    .array(z.strictObject({ date: isoDate, amount: z.number().min(0).max(750).multipleOf(0.01) }))
    .max(2000)
    .default([]),
  deductionBasis: z.enum(['days', 'hours']).default('days'),
  paid: z
    .array(z.strictObject({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/), amount: positiveOre }))
    .max(200)
    .default([]),
});

const benefitMonth = z.object({
  month: z.string(),
  parts: z
    .array(
      z.object({
        from: isoDate,
        until: isoDate,
        thirtieths: z.number().int(),
        share: z.string(),
        rule: z.enum(['full', 'under25Introduction', 'under25Integration', 'under25WithParent']),
        coupleRule: z.boolean(),
        rateSetId: z.string(),
        exact: z.string(),
      }),
    )
    .readonly(),
  gross: ore,
  deduction: ore,
  net: ore,
  absence: z.number(),
  needsDecision: z.boolean(),
  paid: ore.nullable(),
  difference: ore.nullable(),
});

const establishmentInput = z.strictObject({
  settlementDate: isoDate,
  members: z
    .array(
      z.strictObject({
        id: localId,
        birthDate: isoDate,
        livesAs: z.enum(['single', 'couple', 'sharing']),
        came: z.enum(['settled', 'familyImmigration', 'bornAfterSettlement']).default('settled'),
        joined: isoDate,
        residentSettled: isoDate.nullable().default(null),
      }),
    )
    .max(50)
    .refine((members) => new Set(members.map(({ id }) => id)).size === members.length, { error: 'duplicateId' }),
  purchases: z
    .array(z.strictObject({ lineId: z.string().max(2000), date: isoDate, amount: positiveOre }))
    .max(2000)
    .default([]),
  asOf: isoDate,
});

export const establishmentRules = [
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
] as const;

const establishmentLine = z.object({
  id: z.string(),
  rule: z.enum(establishmentRules),
  members: z.array(z.string()).readonly(),
  ceiling: ore.nullable(),
  rateSetId: z.string().nullable(),
  from: isoDate,
  until: isoDate.nullable(),
  extendableUntil: isoDate.nullable(),
  needsAssessment: z.boolean(),
  used: ore,
  left: ore.nullable(),
  outsidePeriod: ore,
});

const integrationInput = z.strictObject({
  birthDate: isoDate,
  settlementDate: isoDate,
  singleAdult: z.boolean(),
  unaccompaniedMinor: z.boolean().default(false),
  familyOfHumanitarian: z.boolean().default(false),
  residentSettled: isoDate.nullable().default(null),
  familyApplied: isoDate.nullable().default(null),
  movedAway: isoDate.nullable().default(null),
  elderlyFromAge: z.number().int().min(55).max(70).default(60),
  firstSettlement: isoDate.nullable().default(null),
  motherSettled: isoDate.nullable().default(null),
});

export const integrationLine = z.object({
  budgetYear: z.number().int(),
  settlementYear: z.number().int(),
  category: z.enum([
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
  ]),
  amount: ore.nullable(),
  missing: missingRate.nullable(),
  rateSetId: z.string().nullable(),
  standing: standing.nullable(),
  source: z.string().nullable(),
  sharedYear: z.boolean(),
});

const integrationOutput = z.object({
  lines: z.array(integrationLine).readonly(),
  none: z.enum(noGrantReasons).nullable(),
  known: ore,
  missingLines: z.number().int(),
});

const impairmentInput = z.strictObject({
  grant: z.enum(['grant1', 'grant2']),
  firstSettlement: isoDate,
  settlementWay: z.enum([
    'imdiAgreement',
    'agreedSelfSettled',
    'selfSettledWithoutAgreement',
    'familyImmigration',
    'resettledDirectly',
  ]),
  aroseBeforeSettlement: z.boolean(),
  year: z.number().int().min(1).max(20),
  appliedOn: isoDate,
  given: z
    .array(z.strictObject({ grant: z.enum(['grant1', 'grant2']), year: z.number().int().min(1).max(20) }))
    .max(20)
    .default([]),
  deadlineMonths: z.number().int().min(1).max(36).default(13),
  laterMonths: z.number().int().min(0).max(36).nullable().default(null),
});

export const calculationMethods = {
  'rates.list': method({
    kind: 'query',
    access: 'none',
    summary: 'The rate sets that the app is shipped with: date, source, standing and amounts; null = not known.',
    input: z.strictObject({}),
    output: z.object({
      rates: z.array(
        z.object({
          id: z.string(),
          kind: rateKind,
          validFrom: isoDate,
          source: z.string(),
          standing,
          values: z.record(z.string(), z.union([ore.nullable(), z.array(ore.nullable()).readonly()])),
        }),
      ),
    }),
    errors: [],
  }),
  'calculate.introductionBenefit': method({
    kind: 'query',
    access: 'none',
    summary: 'Introduction benefit month by month, with absence, and what a late G leaves to pay (guidelines 3.2).',
    input: benefitInput,
    output: z.object({
      months: z.array(benefitMonth).readonly(),
      gross: ore,
      deduction: ore,
      net: ore,
      rateSetIds: z.array(z.string()).readonly(),
    }),
    errors: ['rateMissing'],
  }),
  'calculate.establishmentGrant': method({
    kind: 'query',
    access: 'none',
    summary: 'Ceilings of the local establishment grant line by line, with what is used and left (guidelines 3.2).',
    input: establishmentInput,
    output: z.object({
      lines: z.array(establishmentLine).readonly(),
      ceiling: ore,
      used: ore,
      overCeiling: z.array(z.string()).readonly(),
      rateSetIds: z.array(z.string()).readonly(),
    }),
    errors: ['rateMissing'],
  }),
  'calculate.integrationGrant': method({
    kind: 'query',
    access: 'none',
    summary:
      "One person's integration grant, year by year, with rate and source; missing rates named (guidelines 3.1).",
    input: integrationInput,
    output: integrationOutput,
    errors: [],
  }),
  'calculate.grantForecast': method({
    kind: 'query',
    access: 'none',
    summary: 'Integration grants of many people added up by budget year, against what was received.',
    input: z.strictObject({
      people: z.array(integrationInput).max(2000),
      received: z
        .array(z.strictObject({ budgetYear, amount: positiveOre }))
        .max(200)
        .default([]),
    }),
    output: z.object({
      years: z.array(
        z.object({
          budgetYear: z.number().int(),
          expected: ore,
          missingLines: z.number().int(),
          provisional: z.boolean(),
          received: ore.nullable(),
          difference: ore.nullable(),
        }),
      ),
    }),
    errors: [],
  }),
  'calculate.norwegianGrant': method({
    kind: 'query',
    access: 'none',
    summary: 'Grant for teaching Norwegian and social studies in one budget year (guidelines 3.1).',
    input: z.strictObject({
      budgetYear,
      people: z
        .array(
          z.strictObject({
            rate: z.enum(['low', 'high']),
            year: z.union([z.literal(1), z.literal(2), z.literal(3)]),
          }),
        )
        .max(2000),
      personsOn15January: z.number().int().min(0).max(10_000),
    }),
    output: z.object({
      personal: z
        .array(
          z.object({
            rate: z.enum(['low', 'high']),
            year: z.union([z.literal(1), z.literal(2), z.literal(3)]),
            people: z.number().int(),
            each: ore,
            sum: ore,
          }),
        )
        .readonly(),
      basic: z.object({ step: z.enum(['none', 'few', 'many', 'unknown']), sum: ore.nullable() }),
      known: ore,
      rateSetId: z.string(),
    }),
    errors: ['rateMissing'],
  }),
  'calculate.impairmentGrant': method({
    kind: 'query',
    access: 'none',
    summary: 'Whether a grant for impairment or behaviour can be applied for, by when, and every rule that refuses it.',
    input: impairmentInput,
    output: z.object({
      eligible: z.boolean(),
      refusedBy: z.array(z.enum(impairmentRefusals)).readonly(),
      deadline: isoDate.nullable(),
      amount: ore.nullable(),
      isCeiling: z.boolean(),
      missing: missingRate.nullable(),
      rateSetId: z.string().nullable(),
    }),
    errors: [],
  }),
} as const;
