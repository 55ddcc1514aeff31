import { z } from 'zod';
import { regelverkReasons } from '../../benefit/regelverk.ts';
import { method } from '../method.ts';
import { base64, instant, isoDate, multilineText, plainText, recordId } from '../scalars.ts';

/** Øre. */
const ore = z.number().int();
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const period = z.strictObject({ from: isoDate, until: isoDate.nullable() });
const periods = z.array(period).max(50);
const regelverk = z.enum(['introduction2003', 'integration2021']);
const unit = z.enum(['days', 'hours']);

const part = z.object({
  from: isoDate,
  until: isoDate,
  thirtieths: z.number().int(),
  share: z.string(),
  rule: z.enum(['full', 'under25Introduction', 'under25Integration', 'under25WithParent']),
  coupleRule: z.boolean(),
  rateSetId: z.string(),
  exact: z.string(),
});
const computed = z.object({
  month,
  parts: z.array(part).readonly(),
  gross: ore,
  deduction: ore,
  net: ore,
  absence: z.number(),
  needsDecision: z.boolean(),
});

const settings = z.object({
  validFrom: isoDate,
  deductionBasis: unit,
  coupleRuleFrom: isoDate.nullable(),
  recordedBy: z.string(),
  recordedAt: instant,
});
export type BenefitSettings = z.infer<typeof settings>;

const statement = z.object({
  id: recordId,
  month,
  number: z.number().int(),
  version: z.number().int(),
  date: isoDate,
  issuedBy: z.string(),
  net: ore,
  rateSetIds: z.array(z.string()),
  /** Computed again from what it holds, it gives the same øre. */
  exact: z.boolean(),
  /** No newer version of the month has been issued. */
  newest: z.boolean(),
});
export type BenefitStatementItem = z.infer<typeof statement>;

const monthView = z.object({
  month,
  /** Null: see `problem`. */
  computed: computed.nullable(),
  problem: z.enum(['rateMissing', 'regelverkUnknown', 'birthDateMissing', 'unitsMixed']).nullable(),
  deductionBasis: unit,
  /** The rate sets used, with their G in øre. */
  rates: z.array(z.object({ id: z.string(), validFrom: isoDate, g: ore, source: z.string() })),
  /** The G from 1 May of the year is not known: the one before is used, and the rest is paid when it comes. */
  gPending: z.boolean(),
  approvedAbsence: z.number(),
  paid: ore.nullable(),
  /** What remains to be paid, or (negative) was paid too much. */
  difference: ore.nullable(),
  /** The newest issued for the month. */
  statement: statement.nullable(),
  /** What is computed now is not what was issued. */
  changedSinceIssued: z.boolean(),
});
export type BenefitMonthView = z.infer<typeof monthView>;

const absence = z.object({
  id: recordId,
  date: isoDate,
  amount: z.number(),
  unit,
  unlawful: z.boolean(),
  note: z.string().nullable(),
});
const paid = z.object({ id: recordId, month, amount: ore, date: isoDate, run: z.string(), recordedBy: z.string() });

const backPayItem = z.object({
  personId: recordId,
  personName: z.string(),
  month,
  statementId: recordId,
  issued: ore,
  recomputed: ore,
  difference: ore,
});

const benefitView = z.object({
  personId: recordId,
  /** Null: not set up. */
  setUp: z
    .object({
      programmeFrom: isoDate,
      programmeUntil: isoDate.nullable(),
      appliedOn: isoDate.nullable(),
      regelverkOverride: regelverk.nullable(),
      regelverkReason: z.string().nullable(),
      payrollReference: z.string().nullable(),
      pauses: z.array(period),
      livingWithParent: z.array(period),
      coupleInProgramme: z.array(period),
    })
    .nullable(),
  /** What the dates in the register say, and the act that is used. */
  derived: z.object({ regelverk: regelverk.nullable(), reason: z.enum(regelverkReasons) }),
  regelverk: regelverk.nullable(),
  birthDate: isoDate.nullable(),
  /** In force today. */
  deductionBasis: unit,
  months: z.array(monthView),
  /** Sums over the months shown, øre. */
  totals: z.object({ gross: ore, deduction: ore, net: ore, paid: ore }),
  absence: z.array(absence),
  paid: z.array(paid),
  backPay: z.array(backPayItem),
});
export type BenefitView = z.infer<typeof benefitView>;

const payrollLine = z.object({
  personId: recordId,
  personName: z.string(),
  reference: z.string(),
  computed: computed.nullable(),
  problem: monthView.shape.problem,
  gPending: z.boolean(),
  issued: z.boolean(),
  changedSinceIssued: z.boolean(),
  paid: ore,
  /** What earlier months' statements leave after a late G. */
  backPay: ore,
  toPay: ore.nullable(),
});
export type PayrollLine = z.infer<typeof payrollLine>;

const setUpErrors = [
  'notFound',
  'benefitBirthDateMissing',
  'benefitRegelverkUnknown',
  'benefitRegelverkReasonMissing',
  'programmeEndsBeforeStart',
  'programmeTooLong',
  'absenceLeftOutside',
] as const;

/** Introduction benefit of a participant: stored facts, statements, payroll (guidelines 3.2). Amounts are øre. */
export const benefitsMethods = {
  'benefit.get': method({
    kind: 'query',
    access: 'reader',
    summary: 'A participant’s introduction benefit month by month, with rules, rates, absence and what has been paid.',
    input: z.strictObject({ personId: recordId, from: month.optional(), until: month.optional() }),
    output: benefitView,
    errors: ['notFound'],
  }),
  'benefit.setUp': method({
    kind: 'command',
    access: 'consultant',
    summary:
      'When the programme runs and which act applies; the act follows from the register unless a reason is given.',
    input: z.strictObject({
      personId: recordId,
      programmeFrom: isoDate,
      programmeUntil: isoDate.nullable(),
      appliedOn: isoDate.nullable().default(null),
      regelverkOverride: regelverk.nullable().default(null),
      regelverkReason: multilineText(1000).nullable().default(null),
      payrollReference: plainText(40).nullable().default(null),
    }),
    output: z.object({}),
    errors: [...setUpErrors],
  }),
  'benefit.setPeriods': method({
    kind: 'command',
    access: 'consultant',
    summary: 'Leave, living with a parent, or both of a couple in the programme: all periods of one kind.',
    input: z.strictObject({
      personId: recordId,
      kind: z.enum(['pauses', 'livingWithParent', 'coupleInProgramme']),
      periods,
    }),
    output: z.object({}),
    errors: ['notFound', 'benefitNotSetUp', 'benefitPeriodBackwards', 'benefitPeriodOverlap', 'absenceLeftOutside'],
  }),
  'benefit.addAbsence': method({
    kind: 'command',
    access: 'consultant',
    summary: 'Absence on one or more days, the same amount on each.',
    input: z.strictObject({
      personId: recordId,
      dates: z.array(isoDate).min(1).max(31),
      amount: z.number().min(0.01).max(31).multipleOf(0.01),
      unit,
      unlawful: z.boolean(),
      note: plainText(300).nullable().default(null),
    }),
    output: z.object({ ids: z.array(recordId) }),
    errors: [
      'notFound',
      'benefitNotSetUp',
      'absenceOutsideProgramme',
      'absenceTooMuchInDay',
      'absenceTooMuchInMonth',
      'absenceWrongUnit',
    ],
  }),
  'benefit.removeAbsence': method({
    kind: 'command',
    access: 'consultant',
    summary: 'Take an absence away again. The history keeps it.',
    input: z.strictObject({ id: recordId }),
    output: z.object({}),
    errors: ['notFound'],
  }),
  'benefit.issueStatement': method({
    kind: 'command',
    access: 'consultant',
    summary: 'Issue the statement of a month: it never changes afterwards; a correction is a new version.',
    input: z.strictObject({ personId: recordId, month }),
    output: statement,
    errors: [
      'notFound',
      'benefitNotSetUp',
      'benefitBirthDateMissing',
      'benefitRegelverkUnknown',
      'benefitUnitsMixed',
      'benefitNothingDue',
      'benefitMonthAhead',
      'benefitRateMissing',
      'benefitStatementUnchanged',
    ],
  }),
  'benefit.statements': method({
    kind: 'query',
    access: 'reader',
    summary: 'Every statement issued to a participant, newest month first.',
    input: z.strictObject({ personId: recordId }),
    output: z.object({ statements: z.array(statement) }),
    errors: ['notFound'],
  }),
  'benefit.statementPdf': method({
    kind: 'query',
    access: 'reader',
    summary: 'An issued statement as PDF/A-1b. The printing is logged.',
    input: z.strictObject({ id: recordId, language: z.enum(['nb', 'nn']) }),
    output: z.object({ pdf: base64, fileName: z.string(), pages: z.number().int() }),
    errors: ['notFound'],
  }),
  'benefit.recordPaid': method({
    kind: 'command',
    access: 'consultant',
    summary: 'Note what was paid for a month, to one or more participants in one run.',
    input: z.strictObject({
      month,
      date: isoDate,
      run: plainText(60).min(1),
      payments: z
        .array(z.strictObject({ personId: recordId, amount: ore }))
        .min(1)
        .max(500),
    }),
    output: z.object({ ids: z.array(recordId) }),
    errors: [
      'notFound',
      'benefitNotSetUp',
      'benefitAmountNegative',
      'benefitAmountTooLarge',
      'dateInFuture',
      'benefitNothingDue',
    ],
  }),
  'benefit.removePaid': method({
    kind: 'command',
    access: 'consultant',
    summary: 'Take a payment that was noted by mistake away again. The history keeps it.',
    input: z.strictObject({ id: recordId }),
    output: z.object({}),
    errors: ['notFound'],
  }),
  'benefit.payroll': method({
    kind: 'query',
    access: 'reader',
    summary: 'What is due to every participant for a month.',
    input: z.strictObject({ month }),
    output: z.object({
      month,
      lines: z.array(payrollLine),
      totals: z.object({ gross: ore, deduction: ore, net: ore, paid: ore, toPay: ore }),
      backPay: z.array(backPayItem),
    }),
    errors: [],
  }),
  'benefit.payrollCsv': method({
    kind: 'query',
    access: 'consultant',
    summary:
      'A month for payroll as CSV. Identity numbers only when asked for; the taking out is logged for each participant.',
    input: z.strictObject({ month, withNationalId: z.boolean().default(false) }),
    output: z.object({ csv: z.string(), fileName: z.string(), lines: z.number().int() }),
    errors: [],
  }),
  'benefit.backPay': method({
    kind: 'query',
    access: 'reader',
    summary: 'Issued statements that give another sum with the rates known today (a G that came late).',
    input: z.strictObject({}),
    output: z.object({ items: z.array(backPayItem) }),
    errors: [],
  }),
  'benefit.settings': method({
    kind: 'query',
    access: 'reader',
    summary: 'The municipality’s own rules for the benefit, in force today and earlier.',
    input: z.strictObject({}),
    output: z.object({ deductionBasis: unit, coupleRuleFrom: isoDate.nullable(), history: z.array(settings) }),
    errors: [],
  }),
  'benefit.setSettings': method({
    kind: 'command',
    access: 'coordinator',
    summary:
      'Deduction in days or hours, and from when the rule for couples is applied; holds from the first of a month.',
    input: z.strictObject({ fromMonth: month, deductionBasis: unit, coupleRuleFrom: isoDate.nullable() }),
    output: z.object({}),
    errors: ['settingsMeetAbsence'],
  }),
} as const;
