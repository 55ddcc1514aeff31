import { appError } from '#shared/api/errors.ts';
import { addYears } from '#shared/dates.ts';
import { displayName } from '#shared/people/names.ts';
import { err, ok } from '#shared/result.ts';
import { formProgress, toFilledForm } from '../forms/formRecord.ts';
import { writable } from '../forms/writable.ts';
import type { HandlerContext, Handlers } from '../handler.ts';
import { listItem } from '../people/listItem.ts';
import { keptId } from '../people/mergeRecords.ts';
import { personRecord, personValuesOf } from '../people/personRecord.ts';
import { logRead } from './accessLog.ts';
import { historyOf } from './history.ts';

const SHOWN_DRAFTS = 20;
const SHOWN_RECENT = 8;
const SHOWN_MISSING = 20;
/** From this age an intake mapping is missed: schooling, work and plans of one's own (guidelines 2.6 and vedlegg 2). */
const MAPPED_FROM_AGE = 16;
/** What one half-typed screen can hold; more is refused before it reaches the database. */
const DRAFT_CHARACTERS = 1_000_000;

/** The start page, half-typed screens, and the two logs: who changed what, and who has read what. */
export const overviewHandlers = {
  'overview.get': (_input, context) => {
    const { store, user } = context;
    const recent = [...new Set(store.recentPeople(user.id, 2 * SHOWN_RECENT).map((id) => keptId(store, id)))];
    const bornOnOrBefore = addYears(context.today(), -MAPPED_FROM_AGE);
    const { people, settledSince, expected, withoutIntake } = store.totals({
      yearStart: `${context.today().slice(0, 4)}-01-01`,
      bornOnOrBefore,
    });
    return ok({
      drafts: draftForms(context),
      recent: store
        .people(recent)
        .toSorted((a, b) => recent.indexOf(a.id) - recent.indexOf(b.id))
        .slice(0, SHOWN_RECENT)
        .map(listItem),
      totals: { people, settledThisYear: settledSince, expected, withoutIntake },
      missingIntake: store.missingIntake({ bornOnOrBefore, limit: SHOWN_MISSING }).map(listItem),
    });
  },

  'draft.put': ({ key, content }, context) => {
    const json = jsonOf(content);
    if (json === undefined || json.length > DRAFT_CHARACTERS) {
      const reason = json === undefined ? 'json' : 'tooLong';
      return err(appError('invalidInput', { issues: [{ path: 'content', reason }] }));
    }
    const at = context.now().toISOString();
    context.store.putDraft(context.user.id, key, json, at);
    return ok({ at });
  },

  'draft.get': ({ key }, context) => {
    const draft = context.store.draft(context.user.id, key);
    if (draft === undefined) return ok({ content: null, at: null });
    return ok({ content: JSON.parse(draft.content) as Record<string, unknown>, at: draft.at });
  },

  'draft.discard': ({ key }, context) => {
    context.store.discardDraft(context.user.id, key);
    return ok({});
  },

  'record.history': ({ recordId, field }, context) => {
    const rows = historyOf(context.store, recordId, context.today());
    if (rows === undefined) return err(appError('notFound', {}));
    const caseId = context.store.record(recordId)?.ref.caseId;
    if (caseId !== undefined) logRead(context, 'record.history', keptId(context.store, caseId));
    const entries = rows
      .filter((row) => field === undefined || row.field === field)
      .map(({ at, author, field: name, before, after, concurrent }) => ({
        at,
        userName: context.userName(author),
        field: name,
        before: writable(before),
        after: writable(after),
        concurrent,
      }));
    return ok({ entries });
  },

  'access.log': ({ personId, before, limit }, context) => {
    const names = new Map<string, string | null>();
    const entries = context.store.accessLog({ personId, before, limit }).map((entry) => ({
      id: entry.id,
      at: entry.at,
      userName: context.userName(entry.userId),
      action: entry.action,
      personId: entry.personId,
      personName: entry.personId === null ? null : nameOf(context, entry.personId, names),
    }));
    return ok({ entries });
  },
} satisfies Handlers<'overview.get' | 'draft.put' | 'draft.get' | 'draft.discard' | 'record.history' | 'access.log'>;

/** Undefined for what no JSON can hold: a window can send a ring, and a script brackets a hundred thousand deep. */
function jsonOf(content: Readonly<Record<string, unknown>>): string | undefined {
  try {
    return JSON.stringify(content);
  } catch {
    return undefined;
  }
}

/** Intake mappings to go on with, the one that was touched last first. */
function draftForms(context: HandlerContext) {
  const { store } = context;
  return store
    .recordsWhere('form', '$state', 'draft')
    .toSorted((a, b) => (a.changedAt < b.changedAt ? 1 : -1))
    .slice(0, SHOWN_DRAFTS)
    .flatMap((record) => {
      const filled = toFilledForm(store, record);
      const person = filled === undefined ? undefined : personRecord(store, filled.personId);
      if (filled === undefined || person === undefined) return [];
      const { id: formId, personId } = filled;
      const name = displayName(personValuesOf(person.fields));
      const progress = formProgress(store, filled, context.today());
      return [{ formId, personId, name, changedAt: record.changedAt, ...progress }];
    });
}

function nameOf({ store }: HandlerContext, personId: string, names: Map<string, string | null>): string | null {
  const known = names.get(personId);
  if (known !== undefined) return known;
  const person = personRecord(store, personId);
  const name = person === undefined ? null : displayName(personValuesOf(person.fields));
  names.set(personId, name);
  return name;
}
