import { z } from 'zod';
import { isoDate, multilineText, plainText, recordId } from '../api/scalars.ts';
import { consentScopeIds } from '../consent/scopes.ts';

/**
 * What happens to a paper after its form is completed. A completed form never changes; each thing that happens to it is
 * one append-only record, so two people who note things about one paper never meet in a conflict. The paper's state is a
 * pure function of its events (consent: shared/consent/, contract: shared/contracts/).
 */
export const paperSignature = z.strictObject({
  /** Which signature line of the form: its position in `FormDefinition.signatures`, from 0. */
  line: z.number().int().min(0).max(20),
  name: plainText(200).min(1),
  place: plainText(200),
  date: isoDate,
  /** In whose right the name is signed; `self` for everybody but a guardian or next of kin. */
  capacity: z.enum(['self', 'guardian', 'nextOfKin']).default('self'),
});
export type PaperSignature = z.output<typeof paperSignature>;

export const paperEventDetail = z.discriminatedUnion('kind', [
  /** `hash`: SHA-256 in hex of the printed content, as it stands on the paper and in its QR code. */
  z.strictObject({
    kind: z.literal('printed'),
    hash: z.string().regex(/^[0-9a-f]{64}$/),
    language: z.enum(['nb', 'nn']),
  }),
  z.strictObject({ kind: z.literal('signed'), signatures: z.array(paperSignature).min(1).max(10) }),
  /** A consent taken back: all of it, or rows of its table of recipients, or scopes of a row. */
  z.strictObject({
    kind: z.literal('withdrawn'),
    /** null = the whole consent. A row's `scopes` null = all of that row. */
    rows: z
      .array(z.strictObject({ row: z.string().max(60), scopes: z.array(z.enum(consentScopeIds)).nullable() }))
      .nullable(),
    /** Who took it back, and who was told. */
    toldBy: plainText(200).min(1),
    toldTo: plainText(200).min(1),
  }),
  /** A contract's practice has been done to its end. */
  z.strictObject({ kind: z.literal('completed') }),
  z.strictObject({ kind: z.literal('brokenOff'), reason: multilineText(2000).min(1) }),
]);
export type PaperEventDetail = z.output<typeof paperEventDetail>;
export type PaperEventKind = PaperEventDetail['kind'];

export interface PaperEvent {
  readonly id: string;
  /** The form record that it happened to: one version of one paper. */
  readonly paperId: string;
  /** The calendar date on which it happened, `YYYY-MM-DD`. */
  readonly date: string;
  readonly detail: PaperEventDetail;
  readonly note: string | null;
  readonly recordedAt: string;
  readonly recordedBy: string;
}

export const paperEventInput = z.strictObject({
  paperId: recordId,
  date: isoDate,
  note: multilineText(2000).nullable().default(null),
});

/** Oldest first: by the date on which it happened, then by when it was written down. */
export function inOrder(events: readonly PaperEvent[]): PaperEvent[] {
  return events.toSorted(
    (a, b) => compare(a.date, b.date) || compare(a.recordedAt, b.recordedAt) || compare(a.id, b.id),
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
