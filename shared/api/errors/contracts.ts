import { z } from 'zod';
import { contractProblems } from '../../contracts/rules.ts';

/** Practice contracts (guidelines, vedlegg 1) and the employer register: errors of their own. */
export const contractsErrors = {
  /** The contract cannot be completed as it stands: which fields, and why. Nothing typed is lost. */
  contractRefused: z.object({
    problems: z.array(z.object({ path: z.string(), problem: z.enum(contractProblems) })),
  }),
  /** The organisation number stands on another employer. */
  employerExists: z.object({ employerId: z.string() }),
  orgNumberFailsCheck: z.object({ problem: z.enum(['length', 'notDigits', 'checkDigit']) }),
  employerNameMissing: z.object({}),
  /** What only a signed contract can have done to it. */
  contractNotSigned: z.object({}),
  /** Done before it began: the first day is still to come. */
  contractNotBegun: z.object({ from: z.string() }),
  /** The practice is done or broken off already. */
  contractClosed: z.object({}),
  /** A newer version is being written or waits for signatures. */
  contractVersionPending: z.object({ formId: z.string() }),
  /** Before the practice began, or in time to come. */
  contractDateOutside: z.object({ first: z.string(), last: z.string() }),
  breakOffReasonMissing: z.object({}),
  /** An attest or a reference is given when the practice has begun. */
  statementTooEarly: z.object({}),
} as const;
