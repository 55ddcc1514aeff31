import { z } from 'zod';
import { cameWays, livingWays, purchaseStates, stepKinds } from '../../establishment/words.ts';
import { method } from '../method.ts';
import { base64, instant, isoDate, multilineText, plainText, recordId } from '../scalars.ts';
import { establishmentRules } from './calculations.ts';
import { attachmentView } from './papers.ts';

/** Øre. */
const ore = z.number().int();
const lineId = z.string().min(1).max(2000);

const composedMember = z.strictObject({
  personId: recordId,
  livesAs: z.enum(livingWays),
  came: z.enum(cameWays),
  joined: isoDate,
  residentSettled: isoDate.nullable(),
  /** Why the person is not counted as the register says. */
  reason: multilineText(500).nullable().default(null),
});

const assessment = z.object({
  id: recordId,
  granted: z.boolean(),
  ceiling: ore.nullable(),
  until: isoDate.nullable(),
  reason: z.string(),
  date: isoDate,
  assessedBy: z.string(),
});

const line = z.object({
  id: z.string(),
  rule: z.enum(establishmentRules),
  members: z.array(recordId),
  /** At most this, an assessment's sum included; null: no sum is set. */
  ceiling: ore.nullable(),
  rateSetId: z.string().nullable(),
  from: isoDate,
  /** An extension included. */
  until: isoDate.nullable(),
  extendableUntil: isoDate.nullable(),
  needsAssessment: z.boolean(),
  assessment: assessment.nullable(),
  /** Purchases can be approved on it now. */
  open: z.boolean(),
  /** Settled on or before `asOf`. */
  used: ore,
  /** Approved or ordered on or before `asOf`, and not settled then. */
  reserved: ore,
  left: ore.nullable(),
});
export type EstablishmentLineView = z.infer<typeof line>;

/** What stands on a purchase order besides what is bought: kept as it was, so that a later print says the same. */
const shopOrder = z.strictObject({
  /** Where the shop sends its invoice, several lines. */
  invoiceTo: multilineText(500).trim().min(1),
  /** Whom the shop can ask. */
  contact: plainText(200).trim().min(1),
  /** Who collects the goods, all that the shop is told of a person; null: whoever brings the paper. */
  collector: plainText(300).trim().min(1).nullable(),
  validUntil: isoDate,
});
export type ShopOrder = z.infer<typeof shopOrder>;

const step = z.object({
  id: recordId,
  kind: z.enum(stepKinds),
  date: isoDate,
  amount: ore.nullable(),
  way: z.enum(['invoice', 'cash']).nullable(),
  /** Ordered: the municipality's own number of it. */
  number: z.number().int().nullable(),
  /** Ordered from a shop that sends an invoice. */
  order: shopOrder.nullable(),
  reason: z.string().nullable(),
  approver: z.string().nullable(),
  recordedBy: z.string(),
  recordedAt: instant,
});

const purchase = z.object({
  id: recordId,
  /** The line that it counts on now: after a change of the household, the one that took its place; null: none did. */
  lineId: z.string().nullable(),
  what: z.string(),
  shop: z.string().nullable(),
  /** What was wished for. */
  amount: ore,
  wishedOn: isoDate,
  recordedBy: z.string(),
  state: z.enum(purchaseStates),
  /** What it takes of the ceiling. */
  committed: ore,
  /** Oldest first. */
  steps: z.array(step),
  receipts: z.array(attachmentView),
});
export type EstablishmentPurchaseView = z.infer<typeof purchase>;

const decision = z.object({
  id: recordId,
  number: z.number().int(),
  version: z.number().int(),
  date: isoDate,
  issuedBy: z.string(),
  documentId: z.string(),
  total: ore,
  rateSetIds: z.array(z.string()),
  /** Computed again from what it holds, it gives the same øre. */
  exact: z.boolean(),
  newest: z.boolean(),
  /** What it grants, as it stood then. */
  lines: z.array(
    z.object({
      id: z.string(),
      rule: z.enum(establishmentRules),
      members: z.array(recordId),
      ceiling: ore.nullable(),
      rateSetId: z.string().nullable(),
      from: isoDate,
      until: isoDate.nullable(),
    }),
  ),
  /** The people of `lines` as they were called then. */
  names: z.record(z.string(), z.string()),
  signed: z.object({ name: z.string(), title: z.string().nullable(), date: isoDate }).nullable(),
  /** The scanned letter: attachment.add with purpose `other`, this id, and the view's `casePersonId`. */
  attachments: z.array(attachmentView),
});
export type EstablishmentDecisionItem = z.infer<typeof decision>;

const personItem = z.object({
  personId: recordId,
  name: z.string(),
  birthDate: isoDate.nullable(),
  /** Listed in the household today. */
  present: z.boolean(),
});

const changedLine = z.object({ rule: z.enum(establishmentRules), ceiling: ore.nullable() });

const view = z.object({
  personId: recordId,
  householdId: recordId.nullable(),
  asOf: isoDate,
  /** Null: not set up. */
  establishmentId: recordId.nullable(),
  /** In whose case it is kept: the `personId` that attachment.add asks for. Null: not set up. */
  casePersonId: recordId.nullable(),
  /** The case's own when set up, else what the register says. */
  settlementDate: isoDate.nullable(),
  members: z.array(composedMember),
  /** What the register would give: the starting point of the set-up. */
  suggested: z.array(composedMember),
  /** Everybody who is named in this view. */
  people: z.array(personItem),
  /** What the register says now that the set-up does not. */
  changes: z.array(
    z.object({
      personId: recordId,
      what: z.enum(['joined', 'left', 'cameDiffers', 'turned18']),
      /** Lines that would come and go if the set-up were changed accordingly. */
      adds: z.array(changedLine),
      removes: z.array(changedLine),
    }),
  ),
  /** Why there are no sums. */
  problem: z.enum(['settlementDateMissing', 'birthDateMissing', 'rateMissing']).nullable(),
  rates: z.array(z.object({ id: z.string(), validFrom: isoDate, source: z.string(), standing: z.string() })),
  lines: z.array(line),
  totals: z.object({ ceiling: ore, used: ore, reserved: ore }),
  /** Used or reserved on lines that the household has no more, and that no other took the place of. */
  unplaced: ore,
  /** Newest first. */
  purchases: z.array(purchase),
  /** Newest first. */
  decisions: z.array(decision),
  /** What would be decided now is not what the newest decision says. */
  changedSinceDecided: z.boolean(),
  /** As the municipality wrote them last, to start from. */
  last: z.object({ invoiceTo: z.string(), contact: z.string(), complaintsTo: z.string() }),
});
export type EstablishmentView = z.infer<typeof view>;

const pdf = z.object({ pdf: base64, fileName: z.string(), pages: z.number().int() });
const amountErrors = ['establishmentAmount'] as const;

/** Establishment grants in use: purchases and decisions (guidelines 3.2). Amounts are øre. */
export const establishmentMethods = {
  'establishment.get': method({
    kind: 'query',
    access: 'reader',
    summary: 'The establishment grant of a person’s household: ceilings line by line, purchases, decisions. Logged.',
    input: z.strictObject({ personId: recordId, asOf: isoDate.optional() }),
    output: view,
    errors: ['notFound'],
  }),
  'establishment.setUp': method({
    kind: 'command',
    access: 'consultant',
    summary: 'Who counts in the household’s ceilings and how, on which settlement date; also to change it later.',
    input: z.strictObject({
      personId: recordId,
      settlementDate: isoDate,
      members: z.array(composedMember).max(50),
    }),
    output: z.object({ establishmentId: recordId }),
    errors: [
      'notFound',
      'establishmentMembersWrong',
      'establishmentSettledBeforeBirth',
      'establishmentJoinedTooEarly',
      'establishmentReasonMissing',
    ],
  }),
  'establishment.assess': method({
    kind: 'command',
    access: 'consultant',
    summary: 'Grant or refuse a line that is assessed in each case, or extend one; the newest assessment holds.',
    input: z.strictObject({
      personId: recordId,
      lineId,
      granted: z.boolean(),
      /** Where the guidelines set no sum. */
      ceiling: ore.nullable().default(null),
      /** The line's new last day. */
      until: isoDate.nullable().default(null),
      reason: multilineText(2000),
      date: isoDate,
    }),
    output: z.object({ id: recordId }),
    errors: [
      'notFound',
      'establishmentNotSetUp',
      'establishmentLineUnknown',
      'establishmentLineClosed',
      'establishmentNothingToAssess',
      'reasonMissing',
      'dateInFuture',
      ...amountErrors,
    ],
  }),
  'establishment.wish': method({
    kind: 'command',
    access: 'consultant',
    summary: 'Something that the household wants to buy. Nothing is reserved for it until it is approved.',
    input: z.strictObject({
      personId: recordId,
      lineId,
      what: plainText(300).trim().min(1),
      shop: plainText(200).nullable().default(null),
      amount: ore,
    }),
    output: z.object({ id: recordId }),
    errors: [
      'notFound',
      'establishmentNotSetUp',
      'establishmentLineUnknown',
      'establishmentLineClosed',
      ...amountErrors,
    ],
  }),
  'establishment.changeWish': method({
    kind: 'command',
    access: 'consultant',
    summary: 'Change a purchase that has not been approved.',
    input: z.strictObject({
      id: recordId,
      what: plainText(300).trim().min(1),
      shop: plainText(200).nullable(),
      amount: ore,
    }),
    output: z.object({}),
    errors: ['notFound', 'establishmentStepOutOfOrder', ...amountErrors],
  }),
  'establishment.approve': method({
    kind: 'command',
    access: 'consultant',
    summary: 'Approve a purchase beforehand, up to a sum. Over the ceiling only with a reason and a named approver.',
    input: z.strictObject({
      id: recordId,
      date: isoDate,
      amount: ore,
      reason: multilineText(2000).nullable().default(null),
      approver: plainText(200).nullable().default(null),
    }),
    output: z.object({}),
    errors: [
      'notFound',
      'establishmentStepOutOfOrder',
      'establishmentLineUnknown',
      'establishmentLineClosed',
      'establishmentNotAssessed',
      'establishmentOutsidePeriod',
      'establishmentOverCeiling',
      'dateInFuture',
      ...amountErrors,
    ],
  }),
  'establishment.order': method({
    kind: 'command',
    access: 'consultant',
    summary: 'Order an approved purchase: the shop sends an invoice, or the household is paid in cash.',
    input: z.strictObject({
      id: recordId,
      date: isoDate,
      way: z.enum(['invoice', 'cash']),
      /** For an invoice, and only then. */
      order: shopOrder.nullable().default(null),
    }),
    output: z.object({ number: z.number().int() }),
    errors: [
      'notFound',
      'invalidInput',
      'establishmentStepOutOfOrder',
      'establishmentStepTooEarly',
      'establishmentLineUnknown',
      'establishmentNotAssessed',
      'establishmentOutsidePeriod',
      'establishmentOrderExpires',
      'dateInFuture',
    ],
  }),
  'establishment.settle': method({
    kind: 'command',
    access: 'consultant',
    summary:
      'What was paid, when the receipt is attached. Over what was approved only with a reason and a named approver.',
    input: z.strictObject({
      id: recordId,
      date: isoDate,
      amount: ore,
      reason: multilineText(2000).nullable().default(null),
      approver: plainText(200).nullable().default(null),
    }),
    output: z.object({}),
    errors: [
      'notFound',
      'establishmentStepOutOfOrder',
      'establishmentStepTooEarly',
      'establishmentReceiptMissing',
      'establishmentLineUnknown',
      'establishmentOverApproved',
      'establishmentOverCeiling',
      'dateInFuture',
      ...amountErrors,
    ],
  }),
  'establishment.cancel': method({
    kind: 'command',
    access: 'consultant',
    summary: 'A purchase that comes to nothing, and why. It takes nothing of the ceiling any more.',
    input: z.strictObject({ id: recordId, date: isoDate, reason: multilineText(2000) }),
    output: z.object({}),
    errors: ['notFound', 'establishmentStepOutOfOrder', 'establishmentStepTooEarly', 'reasonMissing', 'dateInFuture'],
  }),
  'establishment.undoStep': method({
    kind: 'command',
    access: 'consultant',
    summary: 'Undo the newest step of a purchase. The history keeps it.',
    input: z.strictObject({ stepId: recordId }),
    output: z.object({}),
    errors: ['notFound', 'establishmentStepStands'],
  }),
  'establishment.orderPdf': method({
    kind: 'query',
    access: 'reader',
    summary: 'The purchase order for the shop as PDF/A-1b: what and how much, and of a person at most the name.',
    input: z.strictObject({ id: recordId, language: z.enum(['nb', 'nn']) }),
    output: pdf,
    errors: ['notFound', 'establishmentStepOutOfOrder', 'establishmentPaidInCash'],
  }),
  'establishment.decide': method({
    kind: 'command',
    access: 'consultant',
    summary: 'Issue the decision letter as things stand. It never changes; a correction is a new version.',
    input: z.strictObject({ personId: recordId, complaintsTo: multilineText(500).default('') }),
    output: decision,
    errors: [
      'notFound',
      'establishmentNotSetUp',
      'establishmentBirthDateMissing',
      'establishmentRateMissing',
      'establishmentNothingGranted',
      'establishmentDecisionUnchanged',
    ],
  }),
  'establishment.signDecision': method({
    kind: 'command',
    access: 'consultant',
    summary: 'Who signed a decision letter for the municipality, and when.',
    input: z.strictObject({
      id: recordId,
      name: plainText(200).trim().min(1),
      title: plainText(200).nullable().default(null),
      date: isoDate,
    }),
    output: decision,
    errors: ['notFound', 'establishmentAlreadySigned', 'dateInFuture'],
  }),
  'establishment.decisionPdf': method({
    kind: 'query',
    access: 'reader',
    summary: 'A decision letter as it was issued, as PDF/A-1b. The printing is logged.',
    input: z.strictObject({ id: recordId, language: z.enum(['nb', 'nn']) }),
    output: pdf,
    errors: ['notFound'],
  }),
} as const;
