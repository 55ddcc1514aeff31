import { z } from 'zod';
import { refusals } from '../../../consent/refusals.ts';
import { consentScopeIds } from '../../../consent/scopes.ts';
import { transferStates } from '../../../exchange/ownership.ts';
import { municipalityNumbers } from '../../../municipalities.ts';
import { method } from '../../method.ts';
import { instant, multilineText, recordId } from '../../scalars.ts';
import { duplicateCandidate } from '../people.ts';

const municipality = z.enum(municipalityNumbers);
const scope = z.enum(consentScopeIds);
const localText = z.object({ nb: z.string(), nn: z.string() });
const message = multilineText(2000).trim().nullable().default(null);

const transferItem = z.object({
  id: recordId,
  personId: recordId,
  name: z.string(),
  /** A protected address: other screens than the person's own say no more than the name. */
  protected: z.boolean(),
  from: municipality,
  to: municipality,
  state: z.enum(transferStates),
  message: z.string().nullable(),
  offeredAt: instant,
  offeredBy: z.string(),
  answerMessage: z.string().nullable(),
  answeredAt: instant.nullable(),
  answeredBy: z.string().nullable(),
  handedOverAt: instant.nullable(),
  /** We are asked, and nobody has answered. */
  mayAnswer: z.boolean(),
  /** We have asked, and nobody has answered. */
  mayWithdraw: z.boolean(),
});
export type TransferItem = z.infer<typeof transferItem>;

const transferDetail = transferItem.extend({
  /** People here who may be the same; only while we can answer. */
  duplicates: z.array(duplicateCandidate),
  /** What the former owner listed when the case was handed over; null until then. */
  handedOver: z
    .array(
      z.object({
        scope,
        records: z.array(z.object({ type: z.string(), label: localText, count: z.number().int() })),
        attachments: z.number().int(),
      }),
    )
    .nullable(),
});
export type TransferDetail = z.infer<typeof transferDetail>;

const ownership = z.object({
  owner: municipality,
  isOurs: z.boolean(),
  /** Handed over by us: read-only here. */
  isFormerOwner: z.boolean(),
  /** When it was handed over by us; null unless `isFormerOwner`. */
  handedOverAt: instant.nullable(),
  /** When it became ours by a move; null where it was from the start, or is not ours. */
  takenOverAt: instant.nullable(),
});
export type CaseOwnership = z.infer<typeof ownership>;

const answered = z.object({ transfer: transferDetail });

/** Moving of cases (guidelines 2.1): methods. */
export const transfersMethods = {
  'transfer.check': method({
    kind: 'query',
    access: 'consultant',
    summary: 'What consents and other bases let go to a municipality with an offer, scope by scope.',
    input: z.strictObject({ personId: recordId, to: municipality }),
    output: z.object({
      /** Who it is may be told: without that there is no offer. */
      allowed: z.boolean(),
      scopes: z.array(z.object({ scope, allowed: z.boolean(), reason: z.enum(refusals).nullable() })),
    }),
    errors: ['notFound', 'transferToSelf'],
  }),
  'transfer.offer': method({
    kind: 'command',
    access: 'consultant',
    summary: 'Offer a case to another municipality. It goes with the next package; the case is ours until they accept.',
    input: z.strictObject({ personId: recordId, to: municipality, message }),
    output: answered,
    errors: ['notFound', 'transferToSelf', 'transferNotOwner', 'transferPending', 'transferNotAllowed'],
  }),
  'transfer.withdraw': method({
    kind: 'command',
    access: 'consultant',
    summary: 'Take an offer back that has not been answered. An acceptance that had not seen it still counts.',
    input: z.strictObject({ id: recordId }),
    output: answered,
    errors: ['notFound', 'transferNotOurs', 'transferClosed'],
  }),
  'transfer.answer': method({
    kind: 'command',
    access: 'consultant',
    summary: 'Accept or reject a case that was offered to us. Accepted, it is ours; a rejection says why.',
    input: z.strictObject({
      id: recordId,
      answer: z.enum(['accept', 'reject']),
      message,
      /** To accept: ids of the people here who may be the same, all of whom the user has been shown. */
      seenDuplicates: z.array(recordId).max(100).default([]),
    }),
    output: answered,
    errors: ['notFound', 'transferNotOurs', 'transferClosed', 'transferNeedsMessage', 'transferDuplicates'],
  }),
  'transfer.list': method({
    kind: 'query',
    access: 'reader',
    summary: 'Moves of cases, those that wait first, then the newest; of one person: whose the case is as well.',
    input: z.strictObject({ personId: recordId.optional() }),
    output: z.object({
      transfers: z.array(transferItem),
      /** Null unless a person was asked about. */
      ownership: ownership.nullable(),
    }),
    errors: ['notFound'],
  }),
  'transfer.get': method({
    kind: 'query',
    access: 'reader',
    summary: 'A move: what was said, what was handed over, and, while we can answer, who may be the same person here.',
    input: z.strictObject({ id: recordId }),
    output: transferDetail,
    errors: ['notFound'],
  }),
} as const;
