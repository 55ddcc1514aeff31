import type { RecordRef } from '#db/store.ts';
import { appError } from '#shared/api/errors.ts';
import { personFieldKeys } from '#shared/people/person.ts';
import { err, ok } from '#shared/result.ts';
import type { Handlers } from '../handler.ts';
import { logAction } from '../overview/accessLog.ts';
import { planMerge, planUnmerge } from './mergePlan.ts';
import { mergeAway, mergeOf, mergesInto } from './mergeRecords.ts';
import { notSameRef } from './notSame.ts';
import { personRecord, personRef } from './personRecord.ts';
import { personView } from './personView.ts';

const notFound = () => err(appError('notFound', {}));

/** Merging two people that are one, and taking them apart again. */
export const mergeHandlers = {
  'person.notSame': ({ a, b }, context) => {
    const { store } = context;
    if (a === b) return err(appError('mergeWithSelf', {}));
    if (personRecord(store, a) === undefined || personRecord(store, b) === undefined) return notFound();
    store.write(context.writeContext(), (writer) => writer.set(notSameRef(context.newId(), a), { a, b }));
    logAction(context, 'person.notSame', a);
    return ok({});
  },

  'person.merge': ({ keep, absorb, take }, context) => {
    const { store } = context;
    if (keep === absorb) return err(appError('mergeWithSelf', {}));
    const unknown = take.filter((field) => !personFieldKeys.some((key) => key === field));
    if (unknown.length > 0) {
      const issues = unknown.map((field) => ({ path: `take.${take.indexOf(field)}`, reason: 'unknownField' }));
      return err(appError('invalidInput', { issues }));
    }
    const [kept, absorbed] = [personRecord(store, keep), personRecord(store, absorb)];
    if (kept === undefined || absorbed === undefined) return notFound();
    if (mergeAway(store, keep) !== undefined || mergeAway(store, absorb) !== undefined) {
      return err(appError('alreadyMerged', {}));
    }
    const plan = planMerge(kept.fields, absorbed.fields, take);
    store.write(context.writeContext(), (writer) => {
      writer.set(personRef(keep), plan.set);
      writer.set(mergeRef(context.newId(), keep), { keep, absorb, before: JSON.stringify(plan.before) });
    });
    for (const id of [absorb, keep]) logAction(context, 'person.merge', id);
    const view = personView(store, keep, context.today());
    return view === undefined ? notFound() : ok(view);
  },

  'person.unmerge': ({ mergeId }, context) => {
    const { store } = context;
    const record = store.record(mergeId);
    const merge = record === undefined ? undefined : mergeOf(record);
    if (record === undefined || merge === undefined) {
      const ever = store.recordsOfType('merge', { removedToo: true }).some(({ ref }) => ref.id === mergeId);
      return ever ? err(appError('cannotUnmerge', {})) : notFound();
    }
    // What was kept has itself been merged, and that has to be undone first.
    if (mergeAway(store, merge.keep) !== undefined) return err(appError('cannotUnmerge', {}));
    const [kept, absorbed] = [personRecord(store, merge.keep), personRecord(store, merge.absorb)];
    if (kept === undefined || absorbed === undefined) return err(appError('cannotUnmerge', {}));

    const all = mergesInto(store, merge.keep);
    const later = all.slice(all.findIndex(({ id }) => id === mergeId) + 1);
    const plan = planUnmerge(kept.fields, absorbed.fields, merge.before, later);
    store.write(context.writeContext(), (writer) => {
      writer.set(personRef(merge.keep), plan.set);
      for (const [id, before] of Object.entries(plan.later)) {
        writer.set(mergeRef(id, merge.keep), { before: JSON.stringify(before) });
      }
      writer.set(record.ref, { $removed: true });
    });
    for (const id of [merge.absorb, merge.keep]) logAction(context, 'person.unmerge', id);
    const today = context.today();
    const [keptView, restored] = [personView(store, merge.keep, today), personView(store, merge.absorb, today)];
    return keptView === undefined || restored === undefined ? notFound() : ok({ kept: keptView, restored });
  },
} satisfies Handlers<'person.notSame' | 'person.merge' | 'person.unmerge'>;

const mergeRef = (id: string, keep: string): RecordRef => ({ type: 'merge', id, caseId: keep });
