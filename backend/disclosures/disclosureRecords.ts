import type { RecordRow, Store } from '#db/store.ts';
import type { Disclosure } from '#shared/api/methods/consents.ts';
import { disclosureWays } from '#shared/consent/disclosureLabels.ts';
import { newestFirst, scopesOf, toOverride } from '../consents/consentRecords.ts';
import { documentId, filledForm } from '../forms/formRecord.ts';
import { withAbsorbed } from '../people/mergeRecords.ts';
import { liveRecord, textOf } from '../people/personRecord.ts';

/** What has been disclosed about a person, newest first by the day on which it happened. */
export function disclosuresOf(store: Store, personId: string): Disclosure[] {
  return withAbsorbed(store, personId)
    .flatMap((id) => store.recordsOfCase('disclosure', id))
    .map((record) => toDisclosure(store, record))
    .toSorted((a, b) => (a.date === b.date ? newestFirst(a, b) : a.date < b.date ? 1 : -1));
}

export function toDisclosure(store: Store, { ref, fields, createdAt }: RecordRow): Disclosure {
  const consents = Array.isArray(fields.consents) ? fields.consents : [];
  const overrideId = textOf(fields.override);
  const override = overrideId === null ? undefined : liveRecord(store, 'override', overrideId);
  const found = override === undefined ? null : toOverride(override);
  return {
    id: ref.id,
    recipient: textOf(fields.recipient) ?? '',
    receivedBy: textOf(fields.receivedBy),
    what: textOf(fields.what) ?? '',
    scopes: scopesOf(fields.scopes),
    purpose: textOf(fields.purpose) ?? '',
    date: textOf(fields.date) ?? '',
    how: disclosureWays.find((way) => way === fields.how) ?? 'paper',
    consents: consents.flatMap((id: string) => {
      const filled = filledForm(store, id);
      return filled === undefined ? [] : [{ id, documentId: documentId(filled) }];
    }),
    override: found === null ? null : { ...found, scopes: [...found.scopes] },
    recordedAt: createdAt,
    recordedBy: textOf(fields.recordedBy) ?? '',
  };
}
