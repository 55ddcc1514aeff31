import { z } from 'zod';
import { purchaseStates } from '../../establishment/words.ts';

/** Establishment grants in use: purchases and decisions (guidelines 3.2): errors of their own. Amounts are øre. */
export const establishmentErrors = {
  establishmentNotSetUp: z.object({}),
  /** Nobody counts, or somebody is named twice. */
  establishmentMembersWrong: z.object({ why: z.enum(['none', 'twice', 'unknown']) }),
  /** Somebody is counted otherwise than the register says, without a reason. */
  establishmentReasonMissing: z.object({ people: z.number() }),
  /** Came later, but on a day before the settlement or before being born. */
  establishmentJoinedTooEarly: z.object({ date: z.string() }),
  establishmentBirthDateMissing: z.object({ people: z.number() }),
  establishmentRateMissing: z.object({ date: z.string() }),
  /** The household has no such line any more: its composition was changed. */
  establishmentLineUnknown: z.object({}),
  /** Family immigration after five years: the guidelines give nothing. */
  establishmentLineClosed: z.object({}),
  establishmentNotAssessed: z.object({}),
  /** The line needs no assessment, and cannot be extended to that day. */
  establishmentNothingToAssess: z.object({ extendableUntil: z.string().nullable() }),
  establishmentAmount: z.object({ why: z.enum(['zero', 'negative', 'absurd']), most: z.number() }),
  /** `from` null: also before the settlement, as for furniture. */
  establishmentOutsidePeriod: z.object({ from: z.string().nullable(), until: z.string().nullable() }),
  /** Over what is left of the line's ceiling. A reason and a named approver let it through. */
  establishmentOverCeiling: z.object({ over: z.number(), left: z.number() }),
  /** More was paid than was approved. A reason and a named approver let it through. */
  establishmentOverApproved: z.object({ over: z.number(), approved: z.number() }),
  /** A purchase order that ends before it is written, or after its line. */
  establishmentOrderExpires: z.object({ from: z.string(), until: z.string().nullable() }),
  /** There is no purchase order to print. */
  establishmentPaidInCash: z.object({}),
  /** Dated before the step that it follows. */
  establishmentStepTooEarly: z.object({ after: z.string() }),
  establishmentStepOutOfOrder: z.object({ state: z.enum(purchaseStates) }),
  establishmentReceiptMissing: z.object({}),
  /** Only the newest step is undone. */
  establishmentStepStands: z.object({}),
  establishmentDecisionUnchanged: z.object({ number: z.number(), version: z.number() }),
  establishmentNothingGranted: z.object({}),
  establishmentAlreadySigned: z.object({}),
  establishmentSettledBeforeBirth: z.object({}),
} as const;
