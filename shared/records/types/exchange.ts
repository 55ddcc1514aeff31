import { z } from 'zod';
import { instant, multilineText, plainText, recordId } from '../../api/scalars.ts';
import { type ConsentScope, consentScopeIds } from '../../consent/scopes.ts';
import { municipalityNumbers } from '../../municipalities.ts';
import { type FieldSpec, removedIn, spec } from '../fieldSpec.ts';

const municipality = z.enum(municipalityNumbers);

/** The note goes where the field that it is about goes: one field for each scope, of which one is set (JSON). */
const noteByScope = Object.fromEntries(
  consentScopeIds.map((scope) => [scope, spec(z.string().max(6000), scope, 'locked')]),
) as Record<ConsentScope, FieldSpec>;

/** Members, packages, conflicts and moving of cases: record types. */
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
} as const satisfies Record<string, Record<string, FieldSpec>>;
