import { z } from 'zod';

/** Conflicts between what two people wrote: errors of their own. */
export const conflictsErrors = {
  /** There is none any more: it was settled here, or a package brought the answer. */
  conflictSettled: z.object({}),
  /** What is about nobody (an employer, a rate) has no stream in which a question could go. */
  conflictNobodyToAsk: z.object({}),
} as const;
