import type { RecordRow, Store } from '#db/store.ts';
import type { Scalar } from '#shared/forms/form.ts';
import { type RecordType, recordTypeNames } from '#shared/records/registry.ts';
import { writable } from '../forms/writable.ts';
import type { HandlerContext } from '../handler.ts';
import { withAbsorbed } from '../people/mergeRecords.ts';
import { textOf } from '../people/personRecord.ts';
import { householdGrantAbout, isOfHouseholdGrant } from './householdGrant.ts';

export interface ExportedChange {
  readonly at: string;
  readonly by: string;
  readonly field: string;
  readonly before: Scalar;
  readonly after: Scalar;
}

export interface ExportedRecord {
  readonly type: RecordType;
  readonly id: string;
  readonly createdAt: string;
  readonly changedAt: string;
  readonly fields: Readonly<Record<string, Scalar>>;
  /** Typed and not saved yet. */
  readonly typed: Readonly<Record<string, Scalar>>;
  /** Oldest first. */
  readonly history: readonly ExportedChange[];
}

export interface ExportedAccess {
  readonly at: string;
  readonly by: string;
  readonly action: string;
}

/** Records of the installation itself: about those who work there. */
const notOfPeople: ReadonlySet<RecordType> = new Set(['user', 'settings']);

/**
 * Everything that is held about one person: every record of the case, of whatever type, removed ones too, with each
 * change that was ever made to it. A record type that is added later is in it without a word here. Where a household has
 * something together, each has what is about that one, in whoever's case it is kept.
 */
export function everythingAbout(context: HandlerContext, personId: string): ExportedRecord[] {
  const { store } = context;
  const own = new Set(withAbsorbed(store, personId));
  const all = recordTypeNames
    .filter((type) => !notOfPeople.has(type))
    .flatMap((type) => store.recordsOfType(type, { removedToo: true }));
  const ofGrant = householdGrantAbout(all, own);
  const elsewhere = new Set(all.filter(isOfHouseholdGrant).map(({ ref }) => ref.id));
  const isAbout = (record: RecordRow): boolean => {
    if (isOfHouseholdGrant(record)) return ofGrant.has(record.ref.id);
    // A receipt goes with its purchase, a scanned letter with its decision.
    const subject = record.ref.type === 'attachment' ? (textOf(record.fields.subjectId) ?? '') : '';
    return elsewhere.has(subject) ? ofGrant.has(subject) : own.has(record.ref.caseId);
  };
  return all.filter(isAbout).map((record) => exported(context, record));
}

function exported(
  { store, userName }: HandlerContext,
  { ref, fields, createdAt, changedAt }: RecordRow,
): ExportedRecord {
  const history = store
    .history(ref.id)
    .map(({ at, author, field, before, after }) => ({ at, by: userName(author), field, before, after }))
    .reverse();
  const typed = ref.type === 'form' ? writableFields(store.typed(ref.id)) : {};
  return { type: ref.type, id: ref.id, createdAt, changedAt, fields: writableFields(fields), typed, history };
}

const writableFields = (fields: Readonly<Record<string, Scalar>>) =>
  Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, writable(value)]));

const PAGE = 500;

/** Who has read, printed or changed the case, oldest first. */
export function accessTo(context: HandlerContext, personId: string): ExportedAccess[] {
  return withAbsorbed(context.store, personId)
    .flatMap((id) => entriesOf(context.store, id))
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id - b.id))
    .map(({ at, userId, action }) => ({ at, by: context.userName(userId), action }));
}

function entriesOf(store: Store, personId: string) {
  const entries: ReturnType<Store['accessLog']>[number][] = [];
  for (;;) {
    const page = store.accessLog({ personId, before: entries.at(-1)?.id, limit: PAGE });
    entries.push(...page);
    if (page.length < PAGE) return entries;
  }
}
