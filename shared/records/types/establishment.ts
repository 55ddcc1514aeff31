import { z } from 'zod';
import { isoDate, multilineText, plainText, recordId } from '../../api/scalars.ts';
import { cameWays, livingWays, stepKinds } from '../../establishment/words.ts';
import { removedIn, spec } from '../fieldSpec.ts';

const ore = z.number().int();
const lineId = z.string().max(2000);

/** Establishment grants in use: purchases and decisions (guidelines 3.2): record types. Amounts are øre. */
export const establishmentRecords = {
  /** The first establishment of a household. Its case is that of the person for whom it was set up. */
  establishmentCase: {
    /** Null: a person who is in no household. */
    householdId: spec(recordId, 'economy', 'locked'),
    settlementDate: spec(isoDate, 'economy'),
    $removed: removedIn('economy'),
  },
  /** One who counts in the household's ceilings: how the person lived and came, as it was assessed here. */
  establishmentMember: {
    establishmentId: spec(recordId, 'economy', 'locked'),
    personId: spec(recordId, 'economy', 'locked'),
    livesAs: spec(z.enum(livingWays), 'economy'),
    came: spec(z.enum(cameWays), 'economy'),
    joined: spec(isoDate, 'economy'),
    /** For family immigration: when the resident that the person came to was settled. */
    residentSettled: spec(isoDate, 'economy'),
    /** Why the person is not counted as the register says. */
    reason: spec(multilineText(500), 'economy'),
    $removed: removedIn('economy'),
  },
  /** What was decided for a line that is assessed in each case, or extended. The newest holds. */
  establishmentAssessment: {
    establishmentId: spec(recordId, 'economy', 'locked'),
    lineId: spec(lineId, 'economy', 'locked'),
    granted: spec(z.boolean(), 'economy', 'locked'),
    /** For a line without a sum in the guidelines. */
    ceiling: spec(ore, 'economy', 'locked'),
    /** The line's last day after an extension. */
    until: spec(isoDate, 'economy', 'locked'),
    reason: spec(multilineText(2000), 'economy', 'locked'),
    date: spec(isoDate, 'economy', 'locked'),
    assessedBy: spec(plainText(200), 'economy', 'locked'),
    $removed: removedIn('economy'),
  },
  /** Something that is wished for. What happens to it is `establishmentStep`. */
  establishmentPurchase: {
    establishmentId: spec(recordId, 'economy', 'locked'),
    lineId: spec(lineId, 'economy', 'locked'),
    what: spec(plainText(300), 'economy'),
    shop: spec(plainText(200), 'economy'),
    amount: spec(ore, 'economy'),
    wishedOn: spec(isoDate, 'economy', 'locked'),
    recordedBy: spec(plainText(200), 'economy', 'locked'),
    $removed: removedIn('economy'),
  },
  /** One step of a purchase. Never changed; a mistake is undone by `$removed`. */
  establishmentStep: {
    purchaseId: spec(recordId, 'economy', 'locked'),
    kind: spec(z.enum(stepKinds), 'economy', 'locked'),
    date: spec(isoDate, 'economy', 'locked'),
    /** Approved: at most this. Settled: what was paid. */
    amount: spec(ore, 'economy', 'locked'),
    /** Ordered: how it is paid. */
    way: spec(z.enum(['invoice', 'cash']), 'economy', 'locked'),
    /** Ordered: number of the purchase order, in the order of the municipality. */
    number: spec(z.number().int().min(1), 'economy', 'locked'),
    /** Ordered from a shop: where it sends its invoice, whom it can ask, who collects, and the last day. */
    invoiceTo: spec(multilineText(500), 'economy', 'locked'),
    contact: spec(plainText(200), 'economy', 'locked'),
    collector: spec(plainText(300), 'economy', 'locked'),
    validUntil: spec(isoDate, 'economy', 'locked'),
    /** Over the ceiling or over what was approved: why, and who approved it. Cancelled: why. */
    reason: spec(multilineText(2000), 'economy', 'locked'),
    approver: spec(plainText(200), 'economy', 'locked'),
    recordedBy: spec(plainText(200), 'economy', 'locked'),
    $removed: removedIn('economy'),
  },
  /** A decision letter (vedtak) as it was issued. A correction is a new version. */
  establishmentDecision: {
    establishmentId: spec(recordId, 'economy', 'locked'),
    number: spec(z.number().int(), 'economy', 'locked'),
    version: spec(z.number().int(), 'economy', 'locked'),
    date: spec(isoDate, 'economy', 'locked'),
    issuedBy: spec(plainText(200), 'economy', 'locked'),
    /** Whom the letter is to. */
    recipient: spec(plainText(1000), 'economy', 'locked'),
    /** Input, names, rates and result as JSON (shared/establishment/frozenDecision.ts). */
    frozen: spec(z.string().max(200_000), 'economy', 'locked'),
    rateSetIds: spec(z.array(z.string().max(100)).max(50), 'economy', 'locked'),
    corrects: spec(recordId, 'economy', 'locked'),
    /** Where a complaint is sent, as the municipality writes it. */
    complaintsTo: spec(multilineText(500), 'economy', 'locked'),
    $removed: removedIn('economy'),
  },
  /** Who signed a decision for the municipality. */
  establishmentSigning: {
    decisionId: spec(recordId, 'economy', 'locked'),
    name: spec(plainText(200), 'economy', 'locked'),
    title: spec(plainText(200), 'economy', 'locked'),
    date: spec(isoDate, 'economy', 'locked'),
    recordedBy: spec(plainText(200), 'economy', 'locked'),
    $removed: removedIn('economy'),
  },
} as const;
