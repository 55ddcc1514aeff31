import type { RecordRow, Store } from '#db/store.ts';
import type { ReceivedGrant } from '#shared/api/methods/stateGrants.ts';
import type { NorwegianPeriod } from '#shared/grants/norwegianGrant.ts';
import { noStatedFacts, type StatedFacts } from '#shared/grants/stateGrantFacts.ts';
import {
  grantKinds,
  type ImpairmentAttachment,
  type ImpairmentGrantKind,
  type ImpairmentState,
  impairmentAttachments,
  impairmentGrants,
  norwegianRates,
} from '#shared/grants/words.ts';
import type { RecordType } from '#shared/records/registry.ts';
import { withAbsorbed } from '../people/mergeRecords.ts';
import { textOf } from '../people/personRecord.ts';

/** What is kept about a person's grants beside the register. */
export interface GrantCase {
  /** Null: nothing has been stated. */
  readonly record: RecordRow | null;
  readonly stated: StatedFacts;
  readonly reason: string | null;
  readonly norwegian: NorwegianPeriod | null;
  readonly norwegianReason: string | null;
}

export interface Application {
  readonly id: string;
  readonly grant: ImpairmentGrantKind;
  readonly year: number;
  readonly aroseBeforeSettlement: boolean;
  readonly state: ImpairmentState;
  readonly preparedOn: string;
  readonly recordedBy: string;
  readonly attachmentsReady: readonly ImpairmentAttachment[];
  readonly note: string | null;
  readonly sentOn: string | null;
  readonly decidedOn: string | null;
  readonly granted: number | null;
}

export function grantCaseOf(store: Store, personId: string): GrantCase {
  const [record = null] = recordsFor(store, personId, 'stateGrantCase');
  if (record === null) {
    return { record, stated: noStatedFacts, reason: null, norwegian: null, norwegianReason: null };
  }
  const { fields } = record;
  const rate = norwegianRates.find((known) => known === fields.norwegianRate);
  const from = textOf(fields.norwegianFrom);
  return {
    record,
    stated: {
      singleAdult: booleanOf(fields.singleAdult),
      familyOfHumanitarian: booleanOf(fields.familyOfHumanitarian),
      entitled: booleanOf(fields.entitled),
      firstSettlement: textOf(fields.firstSettlement),
      residentSettled: textOf(fields.residentSettled),
      familyApplied: textOf(fields.familyApplied),
      movedAway: textOf(fields.movedAway),
    },
    reason: textOf(fields.factsReason),
    norwegian: rate === undefined || from === null ? null : { rate, from, until: textOf(fields.norwegianUntil) },
    norwegianReason: textOf(fields.norwegianReason),
  };
}

/** What was paid for a person, newest date first. */
export function receivedFor(store: Store, personId: string): ReceivedGrant[] {
  const plain = recordsFor(store, personId, 'stateGrantReceived').flatMap((record) => {
    const kind = grantKinds.find((known) => known === record.fields.grantKind);
    return kind === undefined ? [] : [toReceived(record, kind)];
  });
  const impairment = recordsFor(store, personId, 'impairmentReceived').flatMap((record) => {
    const kind = impairmentGrants.find((known) => known === record.fields.impairmentGrant);
    return kind === undefined ? [] : [toReceived(record, kind)];
  });
  return [...plain, ...impairment].toSorted(newestFirst);
}

/** The basic grants that a municipality was paid, newest date first. */
export function basicReceived(store: Store, municipality: string): ReceivedGrant[] {
  return store
    .recordsOfType('basicGrantReceived')
    .filter(({ fields }) => fields.municipality === municipality)
    .map((record) => toReceived(record, 'norwegianBasic'))
    .toSorted(newestFirst);
}

/** A person's applications, oldest first. */
export function applicationsOf(store: Store, personId: string): Application[] {
  return recordsFor(store, personId, 'impairmentApplication').flatMap((record) => toApplication(record) ?? []);
}

export function toApplication({ ref, fields }: RecordRow): Application | undefined {
  const grant = impairmentGrants.find((known) => known === fields.impairmentGrant);
  if (grant === undefined) return undefined;
  const ready: readonly unknown[] = Array.isArray(fields.attachmentsReady) ? fields.attachmentsReady : [];
  const sentOn = textOf(fields.sentOn);
  return {
    id: ref.id,
    grant,
    year: numberOf(fields.impairmentYear),
    aroseBeforeSettlement: fields.aroseBeforeSettlement === true,
    state: stateOf(sentOn, fields.impairmentOutcome),
    preparedOn: textOf(fields.preparedOn) ?? '',
    recordedBy: textOf(fields.recordedBy) ?? '',
    attachmentsReady: impairmentAttachments.filter((known) => ready.includes(known)),
    note: textOf(fields.note),
    sentOn,
    decidedOn: textOf(fields.decidedOn),
    granted: typeof fields.grantedAmount === 'number' ? fields.grantedAmount : null,
  };
}

function stateOf(sentOn: string | null, outcome: unknown): ImpairmentState {
  if (outcome === 'granted' || outcome === 'refused') return outcome;
  return sentOn === null ? 'preparing' : 'sent';
}

function toReceived({ ref, fields }: RecordRow, kind: ReceivedGrant['kind']): ReceivedGrant {
  return {
    id: ref.id,
    budgetYear: numberOf(fields.budgetYear),
    kind,
    amount: numberOf(fields.receivedAmount),
    date: textOf(fields.date) ?? '',
    reference: textOf(fields.paymentReference) ?? '',
    recordedBy: textOf(fields.recordedBy) ?? '',
  };
}

const recordsFor = (store: Store, personId: string, type: RecordType): RecordRow[] =>
  withAbsorbed(store, personId).flatMap((id) => store.recordsOfCase(type, id));

const newestFirst = (a: ReceivedGrant, b: ReceivedGrant): number =>
  a.date === b.date ? (a.id < b.id ? 1 : -1) : a.date < b.date ? 1 : -1;
const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 0);
const booleanOf = (value: unknown): boolean | null => (typeof value === 'boolean' ? value : null);
