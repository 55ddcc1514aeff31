import { z } from 'zod';
import { isoDate, multilineText, plainText, recordId } from '../../api/scalars.ts';
import { removedIn, spec } from '../fieldSpec.ts';

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
/** `2026-01-01/2026-03-31`, or `2026-01-01/` while it goes on (shared/benefit/participation.ts). */
const periods = z.array(z.string().regex(/^\d{4}-\d{2}-\d{2}\/(\d{4}-\d{2}-\d{2})?$/)).max(50);
const unit = z.enum(['days', 'hours']);

/** Introduction benefit of a participant: stored facts, statements, payroll (guidelines 3.2): record types. */
export const benefitsRecords = {
  /** A person's participation in the introduction programme, as far as the benefit needs it. */
  benefitCase: {
    programmeFrom: spec(isoDate, 'economy'),
    programmeUntil: spec(isoDate, 'economy'),
    /** An asylum seeker's application: settles the act where arrival and permit do not. */
    appliedOn: spec(isoDate, 'economy'),
    /** The act chosen by hand, and why. */
    regelverk: spec(z.enum(['introduction2003', 'integration2021']), 'economy'),
    regelverkReason: spec(multilineText(1000), 'economy'),
    /** What payroll knows the person by. */
    payrollReference: spec(plainText(40), 'economy'),
    pauses: spec(periods, 'economy'),
    livingWithParent: spec(periods, 'economy'),
    coupleInProgramme: spec(periods, 'economy'),
    $removed: removedIn('economy'),
  },
  /** Absence on one day. Taken away by `$removed`, never changed. */
  benefitAbsence: {
    date: spec(isoDate, 'economy', 'locked'),
    amount: spec(z.number(), 'economy', 'locked'),
    unit: spec(unit, 'economy', 'locked'),
    /** Only unlawful absence cuts the benefit. */
    unlawful: spec(z.boolean(), 'economy', 'locked'),
    note: spec(plainText(300), 'economy', 'locked'),
    $removed: removedIn('economy'),
  },
  /** What was paid for a month, øre. A month can be paid more than once. */
  benefitPaid: {
    month: spec(month, 'economy', 'locked'),
    amount: spec(z.number().int(), 'economy', 'locked'),
    date: spec(isoDate, 'economy', 'locked'),
    /** Payroll's own name for the run. */
    run: spec(plainText(60), 'economy', 'locked'),
    recordedBy: spec(plainText(200), 'economy', 'locked'),
    $removed: removedIn('economy'),
  },
  /** A monthly statement as it was issued: what it was computed from, and what came out. A correction is a new version. */
  benefitStatement: {
    month: spec(month, 'economy', 'locked'),
    number: spec(z.number().int(), 'economy', 'locked'),
    version: spec(z.number().int(), 'economy', 'locked'),
    date: spec(isoDate, 'economy', 'locked'),
    issuedBy: spec(plainText(200), 'economy', 'locked'),
    personName: spec(plainText(1000), 'economy', 'locked'),
    /** Input, rate sets with their values, and result, as JSON (shared/benefit/frozen.ts). */
    frozen: spec(z.string().max(200_000), 'economy', 'locked'),
    rateSetIds: spec(z.array(z.string().max(100)).max(50), 'economy', 'locked'),
    /** The version that this one corrects. */
    corrects: spec(recordId, 'economy', 'locked'),
    $removed: removedIn('economy'),
  },
  /** The municipality's own rules from a date on. Each change is a record of its own: the older ones are the history. */
  benefitSettings: {
    validFrom: spec(isoDate, 'local', 'locked'),
    deductionBasis: spec(unit, 'local', 'locked'),
    /** From when § 20 fourth paragraph of integreringsloven is applied; absent = not applied. */
    coupleRuleFrom: spec(isoDate, 'local', 'locked'),
    recordedBy: spec(plainText(200), 'local', 'locked'),
    $removed: removedIn('local'),
  },
} as const;
