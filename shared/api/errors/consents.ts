import { z } from 'zod';
import { refusals } from '../../consent/refusals.ts';

/** Consent declarations (guidelines, vedlegg 3), disclosures and the export of everything held about a person: errors of their own. */
export const consentsErrors = {
  /** `row`: in one line of the table of recipients rather than in the consent's own period. */
  consentUntilBeforeFrom: z.object({ row: z.boolean() }),
  /** A line that does not say who, what and what for. */
  consentRowIncomplete: z.object({}),
  /** Under 18, or the form says that somebody signs for the person, and nobody who can has signed. */
  consentNeedsGuardian: z.object({ why: z.enum(['underAge', 'formSaysSo']) }),
  consentNotSigned: z.object({}),
  consentAlreadyWithdrawn: z.object({}),
  withdrawalBeforeSigning: z.object({}),
  /** The consent has no such line, or the line no such scope. */
  consentRowUnknown: z.object({}),
  disclosureNotAllowed: z.object({ reason: z.enum(refusals) }),
  /** The named override is for another recipient, scope, purpose or day. */
  overrideDoesNotCover: z.object({}),
  overrideUntilBeforeFrom: z.object({}),
} as const;
