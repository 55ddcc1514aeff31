import type { Writer } from '#db/store.ts';
import type { ConsentScope } from '#shared/consent/scopes.ts';
import type { IsoDate } from '#shared/dates.ts';
import type { PaperEventDetail } from '#shared/papers/paperEvent.ts';

/** A consent as a consultant would have filled in, printed and had signed, in one go. */
export interface ConsentPaperInput {
  readonly formId: string;
  readonly eventId: string;
  readonly personId: string;
  readonly recipient: string;
  readonly scopes: readonly ConsentScope[];
  readonly purpose: string;
  readonly date: IsoDate;
}

export function writeConsent(writer: Writer, input: ConsentPaperInput): void {
  const { formId, eventId, personId, recipient, scopes, purpose, date } = input;
  writer.set(
    { type: 'form', id: formId, caseId: personId },
    {
      $form: 'consent',
      $person: personId,
      $version: 1,
      $definition: 1,
      $series: formId,
      $state: 'completed',
      signedBy: 'self',
      'recipients.r0.$row': 1,
      'recipients.r0.body': recipient,
      'recipients.r0.scopes': [...scopes],
      'recipients.r0.purpose': purpose,
    },
  );
  const signature = { line: 0, name: 'Deltakeren', place: 'Lom', date, capacity: 'self' as const };
  writeEvent(writer, eventId, personId, formId, date, { kind: 'signed', signatures: [signature] });
}

/** All of it, or one scope of its one line. */
export function writeWithdrawal(
  writer: Writer,
  input: { eventId: string; personId: string; formId: string; date: IsoDate; scope: ConsentScope | null },
): void {
  const { eventId, personId, formId, date, scope } = input;
  const rows = scope === null ? null : [{ row: 'r0', scopes: [scope] }];
  const detail: PaperEventDetail = { kind: 'withdrawn', rows, toldBy: 'Deltakeren', toldTo: 'Konsulenten' };
  writeEvent(writer, eventId, personId, formId, date, detail);
}

function writeEvent(
  writer: Writer,
  id: string,
  caseId: string,
  paperId: string,
  date: IsoDate,
  detail: PaperEventDetail,
): void {
  writer.set(
    { type: 'paperEvent', id, caseId },
    { paperId, date, detail: JSON.stringify(detail), recordedBy: 'Konsulenten' },
  );
}
