import { z } from 'zod';
import { claimStates } from '../../grants/claims.ts';
import { impairmentRefusals } from '../../grants/impairmentGrant.ts';
import { noGrantReasons } from '../../grants/integrationGrant.ts';
import { grantChecks, grantProblems } from '../../grants/stateGrantFacts.ts';
import {
  impairmentAttachments,
  impairmentGrants,
  impairmentStates,
  municipalityGrantKinds,
  norwegianRates,
  personGrantKinds,
} from '../../grants/words.ts';
import { municipalityNumbers } from '../../municipalities.ts';
import { rateKinds } from '../../rates/schema.ts';
import { method } from '../method.ts';
import { instant, isoDate, multilineText, plainText, recordId } from '../scalars.ts';
import { integrationLine } from './calculations.ts';

/** Øre. */
const ore = z.number().int();
const budgetYear = z.number().int().min(1990).max(2199);
const standing = z.enum(['verified', 'provisional', 'entered']);
const missingRate = z.object({ kind: z.enum(rateKinds), date: isoDate, item: z.string().nullable() });

const stated = z.object({
  singleAdult: z.boolean().nullable(),
  familyOfHumanitarian: z.boolean().nullable(),
  entitled: z.boolean().nullable(),
  firstSettlement: isoDate.nullable(),
  residentSettled: isoDate.nullable(),
  familyApplied: isoDate.nullable(),
  movedAway: isoDate.nullable(),
});

const norwegianPeriod = z.object({ rate: z.enum(norwegianRates), from: isoDate, until: isoDate.nullable() });

const norwegianYear = z.object({
  budgetYear: z.number().int(),
  rate: z.enum(norwegianRates),
  year: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  amount: ore.nullable(),
  missing: missingRate.nullable(),
  rateSetId: z.string().nullable(),
  standing: standing.nullable(),
  source: z.string().nullable(),
});

const claim = z.object({
  budgetYear: z.number().int(),
  kind: z.enum(municipalityGrantKinds),
  expected: ore.nullable(),
  received: ore.nullable(),
  difference: ore.nullable(),
  claim: ore,
  state: z.enum(claimStates),
  provisional: z.boolean(),
});
export type GrantClaim = z.infer<typeof claim>;

const received = z.object({
  id: recordId,
  budgetYear: z.number().int(),
  kind: z.enum(municipalityGrantKinds),
  amount: ore,
  date: isoDate,
  reference: z.string(),
  recordedBy: z.string(),
});
export type ReceivedGrant = z.infer<typeof received>;

const option = z.object({
  grant: z.enum(impairmentGrants),
  year: z.number().int(),
  eligible: z.boolean(),
  refusedBy: z.array(z.enum(impairmentRefusals)),
  deadline: isoDate.nullable(),
  amount: ore.nullable(),
  isCeiling: z.boolean(),
  missing: missingRate.nullable(),
});
export type ImpairmentOption = z.infer<typeof option>;

const application = z.object({
  id: recordId,
  grant: z.enum(impairmentGrants),
  year: z.number().int(),
  budgetYear: z.number().int(),
  state: z.enum(impairmentStates),
  deadline: isoDate.nullable(),
  preparedOn: isoDate,
  recordedBy: z.string(),
  attachmentsReady: z.array(z.enum(impairmentAttachments)),
  note: z.string().nullable(),
  sentOn: isoDate.nullable(),
  decidedOn: isoDate.nullable(),
  granted: ore.nullable(),
  /** Rules that exclude it by what is known now: a way of settlement that was corrected, a deadline that has passed. */
  refusedBy: z.array(z.enum(impairmentRefusals)),
});
export type ImpairmentApplication = z.infer<typeof application>;

const rules = z.object({
  deadlineMonths: z.number().int(),
  laterMonths: z.number().int().nullable(),
  elderlyFromAge: z.number().int(),
});

const personView = z.object({
  personId: recordId,
  /** What the register says. */
  register: z.object({
    settlementDate: isoDate.nullable(),
    cameByFamily: z.boolean(),
    unaccompaniedMinor: z.boolean(),
    singleAdult: z.boolean(),
    familyOfHumanitarian: z.boolean().nullable(),
    residentSettled: isoDate.nullable(),
    motherSettled: isoDate.nullable(),
  }),
  stated: stated.extend({ reason: z.string().nullable() }),
  problems: z.array(z.enum(grantProblems)),
  checks: z.array(z.enum(grantChecks)),
  /** Null where a problem stands in the way. */
  integration: z
    .object({
      lines: z.array(integrationLine).readonly(),
      none: z.enum([...noGrantReasons, 'stated']).nullable(),
      known: ore,
      missingLines: z.number().int(),
    })
    .nullable(),
  norwegian: z.object({
    period: norwegianPeriod.nullable(),
    reason: z.string().nullable(),
    years: z.array(norwegianYear),
  }),
  impairment: z.object({
    firstSettlement: isoDate.nullable(),
    wayKnown: z.boolean(),
    /** Each grant and year as an application sent today would fare, the condition taken as older than the settlement. */
    options: z.array(option),
    applications: z.array(application),
  }),
  received: z.array(received),
  claims: z.array(claim),
  rules,
});
export type PersonGrantsView = z.infer<typeof personView>;

/** Whose sums a row holds. Protected people, and grants that tell of health, are never named outside their own case. */
const rowOwner = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person'), personId: recordId, name: z.string() }),
  z.object({ kind: z.literal('protected'), people: z.number().int() }),
  z.object({ kind: z.literal('impairment'), people: z.number().int() }),
  z.object({ kind: z.literal('municipality') }),
]);

const forecastRow = z.object({ owner: rowOwner, lines: z.array(claim) });
export type ForecastRow = z.infer<typeof forecastRow>;

const forecastYear = z.object({
  budgetYear: z.number().int(),
  /** By kind, in the order of `municipalityGrantKinds`. */
  kinds: z.array(
    z.object({
      kind: z.enum(municipalityGrantKinds),
      /** Sum of the known amounts. */
      expected: ore,
      missingLines: z.number().int(),
      received: ore.nullable(),
      claim: ore,
    }),
  ),
  expected: ore,
  missingLines: z.number().int(),
  provisional: z.boolean(),
  received: ore.nullable(),
  /** Received - expected; null while a rate or every payment is missing. */
  difference: ore.nullable(),
  claim: ore,
});
export type ForecastYear = z.infer<typeof forecastYear>;

const forecast = z.object({
  municipality: z.enum(municipalityNumbers),
  /** Those that anybody in the register belongs to. */
  municipalities: z.array(z.enum(municipalityNumbers)),
  thisYear: z.number().int(),
  years: z.array(forecastYear),
  rows: z.array(forecastRow),
  missingRates: z.array(
    z.object({
      kind: z.enum(rateKinds),
      item: z.string().nullable(),
      budgetYear: z.number().int(),
      lines: z.number().int(),
    }),
  ),
  /** Whose grants cannot be worked out; protected people only by number. */
  unresolved: z.array(z.object({ personId: recordId, name: z.string(), problems: z.array(z.enum(grantProblems)) })),
  unresolvedProtected: z.number().int(),
  /** How many lines rest on something that should be looked over. */
  toCheck: z.array(z.object({ personId: recordId, name: z.string(), checks: z.array(z.enum(grantChecks)) })),
  toCheckProtected: z.number().int(),
  norwegian: z.array(
    z.object({
      budgetYear: z.number().int(),
      people: z.array(
        z.object({
          rate: z.enum(norwegianRates),
          year: z.number().int(),
          people: z.number().int(),
          each: ore.nullable(),
          sum: ore.nullable(),
        }),
      ),
      personsOn15January: z.number().int(),
      step: z.enum(['none', 'few', 'many', 'unknown']),
      basic: ore.nullable(),
    }),
  ),
  /** Adults settled within the last three years for whom nothing is said about teaching. */
  norwegianUnanswered: z.number().int(),
  basicReceived: z.array(received),
});
export type GrantForecast = z.infer<typeof forecast>;

const setting = rules.extend({
  validFrom: isoDate,
  source: z.string(),
  recordedBy: z.string(),
  recordedAt: instant,
});

const payment = {
  budgetYear,
  date: isoDate,
  reference: plainText(60).default(''),
} as const;

/** State grants per person and municipality (guidelines 3.1). Amounts are øre. */
export const stateGrantsMethods = {
  'stateGrants.get': method({
    kind: 'query',
    access: 'reader',
    summary:
      'A person’s state grants: each year with category and rate, what was received, teaching, and applications for impairment.',
    input: z.strictObject({ personId: recordId }),
    output: personView,
    errors: ['notFound'],
  }),
  'stateGrants.setFacts': method({
    kind: 'command',
    access: 'consultant',
    summary: 'What the register does not say, or says otherwise; null follows the register. Needs a reason.',
    input: z.strictObject({
      personId: recordId,
      ...stated.shape,
      reason: multilineText(1000).nullable().default(null),
    }),
    output: z.object({}),
    errors: ['notFound', 'stateGrantReasonMissing', 'stateGrantDateWrong'],
  }),
  'stateGrants.setNorwegian': method({
    kind: 'command',
    access: 'consultant',
    summary:
      'The time in which the person has a right, or a right and duty, to teaching, and which rate is paid; or none, and why.',
    input: z.strictObject({
      personId: recordId,
      rate: z.enum(norwegianRates).nullable(),
      from: isoDate.nullable(),
      until: isoDate.nullable().default(null),
      reason: multilineText(1000).nullable().default(null),
    }),
    output: z.object({}),
    errors: ['notFound', 'stateGrantReasonMissing', 'stateGrantDateWrong', 'stateGrantNorwegianIncomplete'],
  }),
  'stateGrants.recordReceived': method({
    kind: 'command',
    access: 'consultant',
    summary:
      'Note what the state has paid for one or more people in a budget year. It never changes; a slip is removed.',
    input: z.strictObject({
      ...payment,
      kind: z.enum(personGrantKinds),
      payments: z
        .array(z.strictObject({ personId: recordId, amount: ore }))
        .min(1)
        .max(500),
    }),
    output: z.object({ ids: z.array(recordId) }),
    errors: [
      'notFound',
      'dateInFuture',
      'stateGrantAmount',
      'stateGrantAlreadyRecorded',
      'stateGrantYearWrong',
      'stateGrantSettlementMissing',
    ],
  }),
  'stateGrants.recordBasic': method({
    kind: 'command',
    access: 'consultant',
    summary: 'Note the basic grant for teaching Norwegian that a municipality was paid.',
    input: z.strictObject({ ...payment, municipality: z.enum(municipalityNumbers), amount: ore }),
    output: z.object({ id: recordId }),
    errors: ['dateInFuture', 'stateGrantAmount', 'stateGrantAlreadyRecorded', 'stateGrantYearWrong'],
  }),
  'stateGrants.removeReceived': method({
    kind: 'command',
    access: 'consultant',
    summary: 'Take a payment that was noted by mistake away again. The history keeps it.',
    input: z.strictObject({ id: recordId }),
    output: z.object({}),
    errors: ['notFound'],
  }),
  'stateGrants.prepareApplication': method({
    kind: 'command',
    access: 'consultant',
    summary: 'Begin an application for Tilskudd 1 or 2; refused, with every rule, when the rules exclude it.',
    input: z.strictObject({
      personId: recordId,
      grant: z.enum(impairmentGrants),
      year: z.number().int().min(1).max(20),
      aroseBeforeSettlement: z.boolean(),
    }),
    output: z.object({ id: recordId }),
    errors: [
      'notFound',
      'stateGrantSettlementMissing',
      'impairmentWayMissing',
      'impairmentExcluded',
      'impairmentApplicationExists',
    ],
  }),
  'stateGrants.updateApplication': method({
    kind: 'command',
    access: 'consultant',
    summary: 'Which attachments are in place, and a note.',
    input: z.strictObject({
      id: recordId,
      attachmentsReady: z.array(z.enum(impairmentAttachments)).max(impairmentAttachments.length),
      note: multilineText(2000).nullable(),
    }),
    output: z.object({}),
    errors: ['notFound', 'impairmentStepOutOfOrder'],
  }),
  'stateGrants.sendApplication': method({
    kind: 'command',
    access: 'consultant',
    summary: 'Note the day on which an application was sent; refused after the deadline, and by every other rule.',
    input: z.strictObject({ id: recordId, date: isoDate }),
    output: z.object({}),
    errors: [
      'notFound',
      'dateInFuture',
      'stateGrantSettlementMissing',
      'impairmentWayMissing',
      'impairmentExcluded',
      'impairmentStepOutOfOrder',
    ],
  }),
  'stateGrants.decideApplication': method({
    kind: 'command',
    access: 'consultant',
    summary: 'Note the answer: granted with its sum, or refused.',
    input: z.strictObject({ id: recordId, date: isoDate, granted: ore.nullable() }),
    output: z.object({}),
    errors: [
      'notFound',
      'dateInFuture',
      'stateGrantAmount',
      'impairmentStepOutOfOrder',
      'impairmentStepTooEarly',
      'impairmentOverCeiling',
    ],
  }),
  'stateGrants.removeApplication': method({
    kind: 'command',
    access: 'consultant',
    summary: 'Take an application away again. The history keeps it.',
    input: z.strictObject({ id: recordId }),
    output: z.object({}),
    errors: ['notFound'],
  }),
  'stateGrants.forecast': method({
    kind: 'query',
    access: 'reader',
    summary:
      'A municipality’s state grants by year: expected against received, what to claim, and which rates are missing.',
    input: z.strictObject({ municipality: z.enum(municipalityNumbers).nullable().default(null) }),
    output: forecast,
    errors: [],
  }),
  'stateGrants.forecastCsv': method({
    kind: 'query',
    access: 'consultant',
    summary:
      'The forecast line by line as CSV. Protected people and impairment grants without names; logged for each who is named.',
    input: z.strictObject({
      municipality: z.enum(municipalityNumbers).nullable().default(null),
      language: z.enum(['nb', 'nn']).default('nb'),
    }),
    output: z.object({ csv: z.string(), fileName: z.string(), lines: z.number().int() }),
    errors: [],
  }),
  'stateGrants.settings': method({
    kind: 'query',
    access: 'reader',
    summary: 'The rules that the sources disagree on, in force today and earlier.',
    input: z.strictObject({}),
    output: z.object({ ...rules.shape, history: z.array(setting) }),
    errors: [],
  }),
  'stateGrants.setSettings': method({
    kind: 'command',
    access: 'coordinator',
    summary:
      'Deadline for impairment grants and the age of the elderly grant, for people first settled from a date on.',
    input: z.strictObject({
      validFrom: isoDate,
      deadlineMonths: z.number().int().min(1).max(36),
      laterMonths: z.number().int().min(0).max(36).nullable(),
      elderlyFromAge: z.number().int().min(55).max(70),
      source: plainText(300).min(1),
    }),
    output: z.object({}),
    errors: [],
  }),
} as const;
