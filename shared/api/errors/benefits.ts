import { z } from 'zod';

/** Introduction benefit of a participant: errors of their own. */
export const benefitsErrors = {
  /** Nothing has been set up for this person. */
  benefitNotSetUp: z.object({}),
  /** The share depends on age. */
  benefitBirthDateMissing: z.object({}),
  /** The dates do not say which act it is, and none was chosen. */
  benefitRegelverkUnknown: z.object({}),
  /** An act was chosen by hand without saying why. */
  benefitRegelverkReasonMissing: z.object({}),
  programmeEndsBeforeStart: z.object({}),
  programmeTooLong: z.object({ last: z.string() }),
  benefitPeriodBackwards: z.object({ kind: z.enum(['pauses', 'livingWithParent', 'coupleInProgramme']) }),
  benefitPeriodOverlap: z.object({ kind: z.enum(['pauses', 'livingWithParent', 'coupleInProgramme']) }),
  /** Absence stands on days that would no longer be in the programme. */
  absenceLeftOutside: z.object({ date: z.string() }),
  absenceOutsideProgramme: z.object({ date: z.string() }),
  absenceTooMuchInDay: z.object({ date: z.string(), most: z.number(), unit: z.enum(['days', 'hours']) }),
  absenceTooMuchInMonth: z.object({ month: z.string(), most: z.number(), unit: z.enum(['days', 'hours']) }),
  /** The municipality deducts by the other unit in that month. */
  absenceWrongUnit: z.object({ needed: z.enum(['days', 'hours']) }),
  /** A change of the deduction basis would meet absence that is entered in the other unit. */
  settingsMeetAbsence: z.object({ month: z.string() }),
  benefitNothingDue: z.object({ month: z.string() }),
  benefitMonthAhead: z.object({ last: z.string() }),
  /** No G for the date: nothing is computed. */
  benefitRateMissing: z.object({ date: z.string() }),
  benefitUnitsMixed: z.object({ month: z.string() }),
  benefitStatementUnchanged: z.object({ number: z.number(), version: z.number() }),
  /** Øre. */
  benefitAmountNegative: z.object({}),
  benefitAmountTooLarge: z.object({ most: z.number() }),
} as const;
