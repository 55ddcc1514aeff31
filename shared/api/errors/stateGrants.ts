import { z } from 'zod';
import { impairmentRefusals } from '../../grants/impairmentGrant.ts';
import { impairmentGrants, impairmentStates } from '../../grants/words.ts';

/** State grants per person and municipality (guidelines 3.1): errors of their own. Amounts are øre. */
export const stateGrantsErrors = {
  /** Something is stated instead of, or beside, the register, without saying where it is from. */
  stateGrantReasonMissing: z.object({}),
  /** A date that cannot be, seen from another: moved away before the settlement, and so on. */
  stateGrantDateWrong: z.object({
    which: z.enum(['firstSettlement', 'residentSettled', 'familyApplied', 'movedAway', 'norwegianUntil']),
    limit: z.string(),
  }),
  /** A period for teaching without its rate, or a rate without the period. */
  stateGrantNorwegianIncomplete: z.object({}),
  stateGrantAmount: z.object({ why: z.enum(['zero', 'absurd']), most: z.number() }),
  /** The same payment stands there already. */
  stateGrantAlreadyRecorded: z.object({}),
  /** A budget year before the person was settled, or ahead. */
  stateGrantYearWrong: z.object({ firstYear: z.number(), lastYear: z.number() }),
  stateGrantSettlementMissing: z.object({}),
  /** How the person was settled decides whether there can be a grant, and is not recorded. */
  impairmentWayMissing: z.object({}),
  /** Every rule that excludes the application. */
  impairmentExcluded: z.object({
    grant: z.enum(impairmentGrants),
    rules: z.array(z.enum(impairmentRefusals)),
    deadline: z.string().nullable(),
  }),
  /** There is an application for this grant and year that is not refused. */
  impairmentApplicationExists: z.object({ grant: z.enum(impairmentGrants), year: z.number() }),
  impairmentStepOutOfOrder: z.object({ state: z.enum(impairmentStates) }),
  /** Dated before the step that it follows. */
  impairmentStepTooEarly: z.object({ after: z.string() }),
  /** More than the grant can be. */
  impairmentOverCeiling: z.object({ most: z.number() }),
} as const;
