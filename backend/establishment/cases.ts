import type { RecordRow, Store } from '#db/store.ts';
import {
  type ComposedMember,
  type RegisteredMember,
  settlementOf,
  suggestComposition,
} from '#shared/establishment/composition.ts';
import { type FrozenDecision, readFrozenDecision } from '#shared/establishment/frozenDecision.ts';
import { renamedLine } from '#shared/establishment/placing.ts';
import { type PurchaseStep, purchaseStanding, type ShopOrder } from '#shared/establishment/purchase.ts';
import { cameWays, livingWays, stepKinds } from '#shared/establishment/words.ts';
import { fullName } from '#shared/people/names.ts';
import { relations } from '#shared/people/person.ts';
import { attachmentsOf } from '../papers/attachments.ts';
import { isPresent, type Membership, membershipsIn, membershipsOf } from '../people/memberships.ts';
import { keptId, withAbsorbed } from '../people/mergeRecords.ts';
import { personRecord, personValuesOf, textOf } from '../people/personRecord.ts';

export interface Person {
  readonly name: string;
  readonly birthDate: string | null;
  readonly present: boolean;
}

export type Purchase = ReturnType<typeof toPurchase>;
export type Assessment = ReturnType<typeof toAssessment>;

export interface IssuedDecision {
  readonly id: string;
  readonly number: number;
  readonly version: number;
  readonly date: string;
  readonly issuedBy: string;
  readonly recipient: string;
  readonly complaintsTo: string | null;
  readonly rateSetIds: readonly string[];
  readonly frozen: FrozenDecision;
  readonly signed: { readonly name: string; readonly title: string | null; readonly date: string } | null;
}

/** All that is kept about one household's first establishment, and what the register says of the household today. */
export interface Establishment {
  readonly personId: string;
  readonly householdId: string | null;
  /** Null: not set up. */
  readonly record: RecordRow | null;
  readonly settlementDate: string | null;
  readonly members: readonly ComposedMember[];
  readonly suggested: readonly ComposedMember[];
  readonly registered: readonly RegisteredMember[];
  readonly people: ReadonlyMap<string, Person>;
  /** The newest first. */
  readonly assessments: readonly Assessment[];
  readonly purchases: readonly Purchase[];
  readonly decisions: readonly IssuedDecision[];
}

export function establishmentOf(store: Store, asked: string, today: string): Establishment | undefined {
  const personId = keptId(store, asked);
  if (personRecord(store, personId) === undefined) return undefined;
  const household = membershipsOf(store, personId).find((membership) => isPresent(membership, today));
  const householdId = household?.householdId ?? null;
  const record = caseRecord(store, personId, householdId);
  const memberships = householdId === null ? [aloneIn(personId)] : membershipsIn(store, householdId);
  const registered = memberships.flatMap((membership) => registeredMember(store, membership)).toSorted(inOrder);
  const settlementDate = (record === null ? null : textOf(record.fields.settlementDate)) ?? settlementOf(registered);
  const members = record === null ? [] : membersOf(store, record.ref.id);
  return {
    personId,
    householdId,
    record,
    settlementDate,
    members,
    suggested: settlementDate === null ? [] : suggestComposition(registered, settlementDate),
    registered,
    people: peopleOf(
      store,
      [...registered.map((each) => each.personId), ...members.map((each) => each.personId)],
      registered,
      today,
    ),
    assessments:
      record === null
        ? []
        : recordsOf(store, 'establishmentAssessment', record.ref.id)
            .map((row) => toAssessment(store, row))
            .reverse(),
    purchases:
      record === null
        ? []
        : recordsOf(store, 'establishmentPurchase', record.ref.id)
            .map((row) => toPurchase(store, row))
            .reverse(),
    decisions: record === null ? [] : decisionsOf(store, record.ref.id),
  };
}

/** The household's, whoever set it up; a person without a household has a case alone. */
function caseRecord(store: Store, personId: string, householdId: string | null): RecordRow | null {
  const own = withAbsorbed(store, personId).flatMap((id) => store.recordsOfCase('establishmentCase', id));
  const shared = householdId === null ? [] : store.recordsWhere('establishmentCase', 'householdId', householdId);
  const found = [...shared, ...own].filter(({ fields }) => fields.$removed !== true);
  // The one that was set up first: of two that were set up in two places, everybody reads the same.
  return found.toSorted((a, b) => (a.ref.id < b.ref.id ? -1 : 1))[0] ?? null;
}

/** As the household is listed: by relation, then by age. */
function inOrder(a: RegisteredMember, b: RegisteredMember): number {
  const byRelation = relations.indexOf(a.relation) - relations.indexOf(b.relation);
  if (byRelation !== 0) return byRelation;
  const [left, right] = [`${a.birthDate ?? '9999'} ${a.personId}`, `${b.birthDate ?? '9999'} ${b.personId}`];
  return left < right ? -1 : 1;
}

const aloneIn = (personId: string): Pick<Membership, 'personId' | 'relation' | 'from' | 'until'> => ({
  personId,
  relation: 'self',
  from: null,
  until: null,
});

function registeredMember(
  store: Store,
  { personId, relation, from, until }: Pick<Membership, 'personId' | 'relation' | 'from' | 'until'>,
): RegisteredMember[] {
  const person = personRecord(store, personId);
  if (person === undefined) return [];
  const values = personValuesOf(person.fields);
  return [
    {
      personId,
      birthDate: values.birthDate ?? null,
      relation,
      from,
      until,
      settlementDate: values.settlementDate ?? null,
      cameByFamily: values.arrivalManner === 'familyReunified' || values.settlementWay === 'familyImmigration',
    },
  ];
}

function membersOf(store: Store, establishmentId: string): ComposedMember[] {
  return recordsOf(store, 'establishmentMember', establishmentId).flatMap(({ fields }) => {
    const personId = textOf(fields.personId);
    const joined = textOf(fields.joined);
    const livesAs = livingWays.find((known) => known === fields.livesAs);
    const came = cameWays.find((known) => known === fields.came);
    if (personId === null || joined === null || livesAs === undefined || came === undefined) return [];
    return [
      {
        personId: keptId(store, personId),
        livesAs,
        came,
        joined,
        residentSettled: textOf(fields.residentSettled),
        reason: textOf(fields.reason),
      },
    ];
  });
}

function peopleOf(
  store: Store,
  ids: readonly string[],
  registered: readonly RegisteredMember[],
  today: string,
): ReadonlyMap<string, Person> {
  const people = new Map<string, Person>();
  for (const id of ids) {
    const person = personRecord(store, id);
    if (person === undefined) continue;
    const values = personValuesOf(person.fields);
    const present = registered.some(({ personId, until }) => personId === id && isPresent({ until }, today));
    people.set(id, { name: fullName(values), birthDate: values.birthDate ?? null, present });
  }
  return people;
}

type OfCase = 'establishmentMember' | 'establishmentAssessment' | 'establishmentPurchase' | 'establishmentDecision';

/** Oldest first. */
export function recordsOf(store: Store, type: OfCase, establishmentId: string): RecordRow[] {
  return live(store.recordsWhere(type, 'establishmentId', establishmentId));
}

const live = (records: readonly RecordRow[]): RecordRow[] =>
  records
    .filter(({ fields }) => fields.$removed !== true)
    .toSorted((a, b) =>
      a.createdAt === b.createdAt ? (a.ref.id < b.ref.id ? -1 : 1) : a.createdAt < b.createdAt ? -1 : 1,
    );

const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);

const lineIdOf = (store: Store, value: unknown): string =>
  renamedLine(typeof value === 'string' ? value : '', (id) => keptId(store, id));

function toAssessment(store: Store, { ref, fields }: RecordRow) {
  return {
    id: ref.id,
    lineId: lineIdOf(store, fields.lineId),
    granted: fields.granted === true,
    ceiling: numberOf(fields.ceiling),
    until: textOf(fields.until),
    reason: textOf(fields.reason) ?? '',
    date: textOf(fields.date) ?? '',
    assessedBy: textOf(fields.assessedBy) ?? '',
  };
}

export function toPurchase(store: Store, { ref, fields }: RecordRow) {
  const steps = live(store.recordsWhere('establishmentStep', 'purchaseId', ref.id)).flatMap(toStep);
  const receipts = attachmentsOf(store, ref.id).filter(({ purpose }) => purpose === 'receipt');
  return {
    id: ref.id,
    ref,
    establishmentId: textOf(fields.establishmentId) ?? '',
    lineId: lineIdOf(store, fields.lineId),
    what: textOf(fields.what) ?? '',
    shop: textOf(fields.shop),
    amount: numberOf(fields.amount) ?? 0,
    wishedOn: textOf(fields.wishedOn) ?? '',
    recordedBy: textOf(fields.recordedBy) ?? '',
    steps,
    receipts,
    ...purchaseStanding(steps, receipts.length > 0),
  };
}

function toStep({ ref, fields, createdAt }: RecordRow): PurchaseStep[] {
  const kind = stepKinds.find((known) => known === fields.kind);
  if (kind === undefined) return [];
  return [
    {
      id: ref.id,
      kind,
      date: textOf(fields.date) ?? '',
      amount: numberOf(fields.amount),
      way: fields.way === 'invoice' || fields.way === 'cash' ? fields.way : null,
      number: numberOf(fields.number),
      order: shopOrderOf(fields),
      reason: textOf(fields.reason),
      approver: textOf(fields.approver),
      recordedBy: textOf(fields.recordedBy) ?? '',
      recordedAt: createdAt,
    },
  ];
}

function shopOrderOf(fields: RecordRow['fields']): ShopOrder | null {
  const [invoiceTo, contact, validUntil] = [fields.invoiceTo, fields.contact, fields.validUntil].map(textOf);
  if (invoiceTo == null || contact == null || validUntil == null) return null;
  return { invoiceTo, contact, collector: textOf(fields.collector), validUntil };
}

/** Newest first. */
function decisionsOf(store: Store, establishmentId: string): IssuedDecision[] {
  return recordsOf(store, 'establishmentDecision', establishmentId)
    .flatMap((row) => toDecision(store, row))
    .reverse();
}

/** Empty where a newer version of the app has written it in another shape. */
export function toDecision(store: Store, { ref, fields }: RecordRow): IssuedDecision[] {
  const frozen = readFrozenDecision(textOf(fields.frozen) ?? '');
  if (frozen === undefined) return [];
  const [signing] = live(store.recordsWhere('establishmentSigning', 'decisionId', ref.id));
  return [
    {
      id: ref.id,
      number: numberOf(fields.number) ?? 1,
      version: numberOf(fields.version) ?? 1,
      date: textOf(fields.date) ?? '',
      issuedBy: textOf(fields.issuedBy) ?? '',
      recipient: textOf(fields.recipient) ?? '',
      complaintsTo: textOf(fields.complaintsTo),
      rateSetIds: Array.isArray(fields.rateSetIds) ? fields.rateSetIds.map(String) : [],
      frozen,
      signed:
        signing === undefined
          ? null
          : {
              name: textOf(signing.fields.name) ?? '',
              title: textOf(signing.fields.title),
              date: textOf(signing.fields.date) ?? '',
            },
    },
  ];
}
