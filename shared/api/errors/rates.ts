import { z } from 'zod';
import { rateProblems } from '../../rates/schema.ts';

/** Rate sets: the built-in ones and those that a coordinator has entered: errors of their own. */
export const ratesErrors = {
  rateSourceMissing: z.object({}),
  rateReasonMissing: z.object({}),
  /** Which items of the set, and why. Never the amounts. */
  rateAmountsRefused: z.object({ problems: z.array(z.object({ item: z.string(), problem: z.enum(rateProblems) })) }),
  rateDateOutside: z.object({ firstYear: z.number().int(), lastYear: z.number().int() }),
  /** The very same set is there already. */
  rateExists: z.object({ rateId: z.string() }),
  /** The app's own sets can not be touched. */
  rateBuiltIn: z.object({}),
  rateWithdrawn: z.object({}),
} as const;
