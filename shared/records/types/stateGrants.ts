import { z } from 'zod';
import { isoDate, multilineText, plainText } from '../../api/scalars.ts';
import {
  grantKinds,
  impairmentAttachments,
  impairmentGrants,
  impairmentOutcomes,
  norwegianRates,
} from '../../grants/words.ts';
import { municipalityNumbers } from '../../municipalities.ts';
import { removedIn, spec } from '../fieldSpec.ts';

const ore = z.number().int();
const budgetYear = z.number().int();

/** State grants per person and municipality (guidelines 3.1): record types. Amounts are øre. */
export const stateGrantsRecords = {
  /** What a person's grants rest on beside the register. A field that is absent follows the register. */
  stateGrantCase: {
    singleAdult: spec(z.boolean(), 'economy'),
    familyOfHumanitarian: spec(z.boolean(), 'economy'),
    entitled: spec(z.boolean(), 'economy'),
    firstSettlement: spec(isoDate, 'economy'),
    residentSettled: spec(isoDate, 'economy'),
    familyApplied: spec(isoDate, 'economy'),
    movedAway: spec(isoDate, 'economy'),
    factsReason: spec(multilineText(1000), 'economy'),
    norwegianRate: spec(z.enum(norwegianRates), 'economy'),
    norwegianFrom: spec(isoDate, 'economy'),
    norwegianUntil: spec(isoDate, 'economy'),
    norwegianReason: spec(multilineText(1000), 'economy'),
    $removed: removedIn('economy'),
  },
  /** What was paid for a person. Never changed; a mistake is taken away by `$removed`. */
  stateGrantReceived: {
    budgetYear: spec(budgetYear, 'economy', 'locked'),
    grantKind: spec(z.enum(grantKinds), 'economy', 'locked'),
    receivedAmount: spec(ore, 'economy', 'locked'),
    date: spec(isoDate, 'economy', 'locked'),
    paymentReference: spec(plainText(60), 'economy', 'locked'),
    recordedBy: spec(plainText(200), 'economy', 'locked'),
    $removed: removedIn('economy'),
  },
  /** An application for a grant for impairment or behaviour. That there is one tells of health: another scope. */
  impairmentApplication: {
    impairmentGrant: spec(z.enum(impairmentGrants), 'lifeSituation', 'locked'),
    impairmentYear: spec(z.number().int(), 'lifeSituation', 'locked'),
    aroseBeforeSettlement: spec(z.boolean(), 'lifeSituation', 'locked'),
    preparedOn: spec(isoDate, 'lifeSituation', 'locked'),
    recordedBy: spec(plainText(200), 'lifeSituation', 'locked'),
    /** The attachments that are in place. */
    attachmentsReady: spec(z.array(z.enum(impairmentAttachments)).max(20), 'lifeSituation'),
    note: spec(multilineText(2000), 'lifeSituation'),
    sentOn: spec(isoDate, 'lifeSituation'),
    impairmentOutcome: spec(z.enum(impairmentOutcomes), 'lifeSituation'),
    decidedOn: spec(isoDate, 'lifeSituation'),
    grantedAmount: spec(ore, 'lifeSituation'),
    $removed: removedIn('lifeSituation'),
  },
  impairmentReceived: {
    impairmentGrant: spec(z.enum(impairmentGrants), 'lifeSituation', 'locked'),
    budgetYear: spec(budgetYear, 'lifeSituation', 'locked'),
    receivedAmount: spec(ore, 'lifeSituation', 'locked'),
    date: spec(isoDate, 'lifeSituation', 'locked'),
    paymentReference: spec(plainText(60), 'lifeSituation', 'locked'),
    recordedBy: spec(plainText(200), 'lifeSituation', 'locked'),
    $removed: removedIn('lifeSituation'),
  },
  /** The basic grant for teaching Norwegian, which is about nobody. */
  basicGrantReceived: {
    municipality: spec(z.enum(municipalityNumbers), 'local', 'locked'),
    budgetYear: spec(budgetYear, 'local', 'locked'),
    receivedAmount: spec(ore, 'local', 'locked'),
    date: spec(isoDate, 'local', 'locked'),
    paymentReference: spec(plainText(60), 'local', 'locked'),
    recordedBy: spec(plainText(200), 'local', 'locked'),
    $removed: removedIn('local'),
  },
  /** The rules that the sources disagree on, from a date on. Each change is a record of its own: the older ones are the history. */
  stateGrantSettings: {
    validFrom: spec(isoDate, 'local', 'locked'),
    /** Months from first settlement to the deadline for years 1 and 2. */
    deadlineMonths: spec(z.number().int(), 'local', 'locked'),
    /** Months from the end of a later year to its deadline; absent = none. */
    laterMonths: spec(z.number().int(), 'local', 'locked'),
    elderlyFromAge: spec(z.number().int(), 'local', 'locked'),
    source: spec(plainText(300), 'local', 'locked'),
    recordedBy: spec(plainText(200), 'local', 'locked'),
    $removed: removedIn('local'),
  },
} as const;
