import { Temporal } from 'temporal-polyfill';
import type { RecordRow, Store } from '#db/store.ts';
import type { ConsentDetail, ConsentListItem } from '#shared/api/methods/consents.ts';
import {
  type Consent,
  type ConsentPaper,
  consentState,
  grantState,
  lastDay,
  readConsent,
} from '#shared/consent/consentPaper.ts';
import type { Override } from '#shared/consent/mayDisclose.ts';
import { type ConsentScope, consentScopeIds } from '#shared/consent/scopes.ts';
import type { IsoDate } from '#shared/dates.ts';
import type { Scalar } from '#shared/forms/form.ts';
import {
  currentValues,
  documentId,
  type FilledForm,
  filledForm,
  formsOf,
  seriesVersions,
} from '../forms/formRecord.ts';
import { paperEvents } from '../papers/paperEvents.ts';
import { withAbsorbed } from '../people/mergeRecords.ts';
import { personRecord, personValuesOf, textOf } from '../people/personRecord.ts';

/** A person's consent forms with what has happened to them, newest first. */
export function consentPapersOf(store: Store, personId: string, today: IsoDate): ConsentPaper[] {
  const forms = formsOf(store, personId, 'consent');
  const bySeries = Map.groupBy(forms, ({ series }) => series);
  return forms.map((filled) => paperAmong(store, filled, bySeries.get(filled.series) ?? [], today));
}

export function consentFormOf(store: Store, id: string): FilledForm | undefined {
  const filled = filledForm(store, id);
  return filled?.form === 'consent' ? filled : undefined;
}

export function toPaper(store: Store, filled: FilledForm, today: IsoDate): ConsentPaper {
  return paperAmong(store, filled, seriesVersions(store, filled), today);
}

/** A paper among the versions of the same paper. */
function paperAmong(store: Store, filled: FilledForm, versions: readonly FilledForm[], today: IsoDate): ConsentPaper {
  const begins = versions
    .filter(({ version }) => version > filled.version)
    .flatMap((later) => readConsent(paperAlone(store, later, today)).from ?? []);
  // The first day of the first signed one of those that came later.
  return { ...paperAlone(store, filled, today), replacedOn: begins.toSorted()[0] ?? null };
}

/** As if no later version of the paper were signed; when it begins does not depend on that. */
function paperAlone(store: Store, filled: FilledForm, today: IsoDate): ConsentPaper {
  return {
    id: filled.id,
    formState: filled.state,
    values: currentValues(store, filled, today),
    events: paperEvents(store, filled.id),
    birthDate: birthDateOf(store, filled.personId),
    replacedOn: null,
  };
}

export function birthDateOf(store: Store, personId: string): IsoDate | null {
  const person = personRecord(store, personId);
  return person === undefined ? null : (personValuesOf(person.fields).birthDate ?? null);
}

export function consentListItem(store: Store, filled: FilledForm, today: IsoDate): ConsentListItem {
  const paper = toPaper(store, filled, today);
  return listItem(filled, paper, readConsent(paper), today);
}

export function consentDetail(store: Store, filled: FilledForm, today: IsoDate): ConsentDetail {
  const paper = toPaper(store, filled, today);
  const consent = readConsent(paper);
  return {
    ...listItem(filled, paper, consent, today),
    remarks: textOf(paper.values.remarks),
    withdrawnOn: consent.withdrawnOn,
    grants: consent.grants.map((grant) => ({
      row: grant.row,
      recipient: grant.recipient,
      purpose: grant.purpose,
      limits: grant.limits,
      until: grant.until,
      scopes: grant.scopes.map(({ scope, withdrawnOn }) => ({
        scope,
        withdrawnOn,
        state: grantState(grant, scope, today),
      })),
    })),
    withdrawals: paper.events.flatMap(({ id, date, detail, note, recordedAt, recordedBy }) => {
      if (detail.kind !== 'withdrawn') return [];
      const { rows, toldBy, toldTo } = detail;
      return [{ id, date, rows, toldBy, toldTo, note, recordedAt, recordedBy }];
    }),
  };
}

function listItem(filled: FilledForm, paper: ConsentPaper, consent: Consent, today: IsoDate): ConsentListItem {
  const { values } = paper;
  const end = consent.signedOn === null ? null : lastDay(consent, today);
  return {
    id: filled.id,
    personId: filled.personId,
    version: filled.version,
    documentId: documentId(filled),
    state: consentState(paper, today),
    signedOn: consent.signedOn,
    from: consent.from ?? textOf(values.validFrom),
    until: consent.until,
    lastDay: end,
    daysLeft: end === null ? null : daysBetween(today, end),
    recipients: consent.grants.length,
    createdAt: filled.record.createdAt,
  };
}

export function daysBetween(from: IsoDate, until: IsoDate): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(until), { largestUnit: 'days' }).days;
}

/** A legal basis for disclosing without consent, as it is stored. */
export interface StoredOverride extends Override {
  readonly reason: string;
  readonly recordedAt: string;
  readonly recordedBy: string;
}

/** Newest first. */
export function overridesOf(store: Store, personId: string): StoredOverride[] {
  return withAbsorbed(store, personId)
    .flatMap((id) => store.recordsOfCase('override', id))
    .map(toOverride)
    .toSorted(newestFirst);
}

export function toOverride({ ref, fields, createdAt }: RecordRow): StoredOverride {
  return {
    id: ref.id,
    recipient: textOf(fields.recipient) ?? '',
    scopes: scopesOf(fields.scopes),
    purpose: textOf(fields.purpose) ?? '',
    legalBasis: textOf(fields.legalBasis) ?? '',
    reason: textOf(fields.reason) ?? '',
    from: textOf(fields.from) ?? '',
    until: textOf(fields.until) ?? '',
    recordedAt: createdAt,
    recordedBy: textOf(fields.recordedBy) ?? '',
  };
}

export function scopesOf(value: Scalar | undefined): ConsentScope[] {
  return Array.isArray(value) ? consentScopeIds.filter((scope) => value.includes(scope)) : [];
}

export const newestFirst = (a: { recordedAt: string; id: string }, b: { recordedAt: string; id: string }): number =>
  a.recordedAt === b.recordedAt ? (a.id < b.id ? 1 : -1) : a.recordedAt < b.recordedAt ? 1 : -1;
