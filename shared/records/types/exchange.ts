import { z } from 'zod';
import { instant, isoDate, multilineText, plainText, recordId } from '../../api/scalars.ts';
import { type ConsentScope, consentScopeIds } from '../../consent/scopes.ts';
import { guidelineSection, maxGuidelineText, maxTemplateText, templateFields } from '../../exchange/sentOut.ts';
import { municipalityNumbers } from '../../municipalities.ts';
import { type FieldSpec, removedIn, spec } from '../fieldSpec.ts';

const municipality = z.enum(municipalityNumbers);

/** The note goes where the field that it is about goes: one field for each scope, of which one is set (JSON). */
const noteByScope = Object.fromEntries(
  consentScopeIds.map((scope) => [scope, spec(z.string().max(6000), scope, 'locked')]),
) as Record<ConsentScope, FieldSpec>;

/** Of what a coordinator sends out to all: from when, on what ground, and by whom. */
const sentOut = {
  validFrom: spec(isoDate, 'common', 'locked'),
  source: spec(plainText(300), 'common', 'locked'),
  /** The user's name, as it was. */
  enteredBy: spec(plainText(200), 'common', 'locked'),
  enteredAt: spec(instant, 'common', 'locked'),
  /** Why it no longer counts. */
  $withdrawn: spec(multilineText(1000), 'common', 'locked'),
  $removed: removedIn('common'),
};

/** Members, packages, conflicts, moving of cases, and what the coordinator sends out: record types. */
export const exchangeRecords = {
  /** Whose a case is from the start; written before it first leaves the municipality. Whose it is now: shared/exchange/ownership.ts. */
  ownership: {
    municipality: spec(municipality, 'case', 'locked'),
    $removed: removedIn('case'),
  },
  /** A case that is offered to another municipality (guidelines 2.1). */
  transfer: {
    from: spec(municipality, 'case', 'locked'),
    to: spec(municipality, 'case', 'locked'),
    /** The transfer by which `from` became the owner; absent where it was the owner from the start. */
    after: spec(recordId, 'case', 'locked'),
    message: spec(multilineText(2000), 'case', 'locked'),
    offeredAt: spec(instant, 'case', 'locked'),
    offeredBy: spec(plainText(200), 'case', 'locked'),
    /** What its ops say together is read by `transferState`; two at once are no conflict for a person to settle. */
    state: spec(z.enum(['offered', 'accepted', 'rejected', 'withdrawn']), 'case', 'lww'),
    answerMessage: spec(multilineText(2000), 'case', 'lww'),
    answeredAt: spec(instant, 'case', 'lww'),
    answeredBy: spec(plainText(200), 'case', 'lww'),
    /** What was handed over, as the former owner listed it: scope -> records and attachments, JSON. */
    handedOver: spec(z.string().max(20_000), 'case', 'lww'),
    handedOverAt: spec(instant, 'case', 'lww'),
    $removed: removedIn('case'),
  },
  /** A question or an answer to the other side about a field: what to do with a conflict. Never changed. */
  conflictNote: {
    ...noteByScope,
    /** The name of who wrote it; says nothing of the field. */
    writtenBy: spec(plainText(200), 'case', 'locked'),
    $removed: removedIn('case'),
  },
  /** A section of the guidelines as it reads from a date on. Never edited: withdrawn, and another one written. */
  guidelineRevision: {
    section: spec(guidelineSection, 'common', 'locked'),
    ...sentOut,
    titleNb: spec(plainText(200), 'common', 'locked'),
    textNb: spec(multilineText(maxGuidelineText), 'common', 'locked'),
    /** Absent: there is none in nynorsk, and the one in bokmål is shown. */
    titleNn: spec(plainText(200), 'common', 'locked'),
    textNn: spec(multilineText(maxGuidelineText), 'common', 'locked'),
  },
  /** What a box of a new form starts with, in the place of the app's own text. */
  template: {
    templateFor: spec(z.enum(templateFields), 'common', 'locked'),
    ...sentOut,
    textNb: spec(multilineText(maxTemplateText), 'common', 'locked'),
    textNn: spec(multilineText(maxTemplateText), 'common', 'locked'),
  },
  /** How the coordinator's tables are protected, from a date on. Each change is a record of its own. */
  coordinatorSettings: {
    validFrom: spec(isoDate, 'common', 'locked'),
    /** A number of 1 to one less than this is not told in a file that leaves the coordinator. */
    fewerThan: spec(z.number().int(), 'common', 'locked'),
    recordedBy: spec(plainText(200), 'common', 'locked'),
    $removed: removedIn('common'),
  },
} as const satisfies Record<string, Record<string, FieldSpec>>;
