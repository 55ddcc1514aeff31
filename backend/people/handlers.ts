import { appError } from '#shared/api/errors.ts';
import type { PersonValues } from '#shared/people/person.ts';
import { err, ok } from '#shared/result.ts';
import type { HandlerContext, Handlers } from '../handler.ts';
import { logAction, logRead, logSearch } from '../overview/accessLog.ts';
import { checkedChange } from './checkPerson.ts';
import { findDuplicates } from './findDuplicates.ts';
import { listItem } from './listItem.ts';
import { membershipFields, membershipRef } from './memberships.ts';
import { mergeHandlers } from './mergeHandlers.ts';
import { mergeAway } from './mergeRecords.ts';
import { notSameRef } from './notSame.ts';
import { liveRecord, personRecord, personRef, personValuesOf, withoutUndefined } from './personRecord.ts';
import { personView } from './personView.ts';

const notFound = () => err(appError('notFound', {}));

/** The person register. */
export const personHandlers = {
  ...mergeHandlers,

  'person.search': (input, context) => {
    logSearch(context, 'person.search');
    const { rows, total, totalIsExact } = context.store.searchPeople(input);
    return ok({ people: rows.map(listItem), total, totalIsExact });
  },

  'person.get': ({ id }, context) => {
    const person = personView(context.store, id, context.today());
    if (person === undefined) return notFound();
    logRead(context, 'person.get', id);
    return ok(person);
  },

  'person.create': ({ values, notSameAs, household }, context) => {
    const { store } = context;
    const today = context.today();
    const change = checkedChange({ store, personId: undefined, present: {}, change: withoutUndefined(values), today });
    if (!change.ok) return change;
    const others = notSameAs.filter((id, index) => notSameAs.indexOf(id) === index);
    if (others.some((id) => personRecord(store, id) === undefined)) return notFound();
    if (household !== undefined && liveRecord(store, 'household', household.id) === undefined) return notFound();

    const id = context.newId();
    store.write(context.writeContext(), (writer) => {
      writer.set(personRef(id), { ...withDefaults(change.value, context), ...given(change.value) });
      for (const other of others) writer.set(notSameRef(context.newId(), id), { a: id, b: other });
      if (household === undefined) return;
      const { id: householdId, relation, from } = household;
      const fields = membershipFields({ householdId, personId: id, relation, relationNote: null, from, until: null });
      writer.set(membershipRef(context.newId(), id), fields);
    });
    logAction(context, 'person.create', id);
    const person = personView(store, id, today);
    return person === undefined ? notFound() : ok(person);
  },

  'person.update': ({ id, values }, context) => {
    const { store } = context;
    const today = context.today();
    const record = personRecord(store, id);
    if (record === undefined) return notFound();
    // What is written on somebody who is shown as another would be seen by nobody.
    if (mergeAway(store, id) !== undefined) return err(appError('alreadyMerged', {}));
    const change = checkedChange({
      store,
      personId: id,
      present: personValuesOf(record.fields),
      change: withoutUndefined(values),
      today,
    });
    if (!change.ok) return change;
    store.write(context.writeContext(), (writer) => writer.set(personRef(id), given(change.value)));
    logAction(context, 'person.update', id);
    const person = personView(store, id, today);
    return person === undefined ? notFound() : ok(person);
  },

  'person.findDuplicates': ({ values, exceptId }, context) => {
    logSearch(context, 'person.findDuplicates');
    return ok({ candidates: findDuplicates(context.store, withoutUndefined(values), exceptId) });
  },
} satisfies Handlers<`person.${'search' | 'get' | 'create' | 'update' | 'findDuplicates' | 'notSame' | 'merge' | 'unmerge'}`>;

/** What a new person is given where nothing was said: this municipality, and whether they are here yet. */
function withDefaults(values: PersonValues, context: HandlerContext) {
  const settled = (values.settlementDate ?? null) !== null && (values.settlementDate ?? '') <= context.today();
  return { municipality: context.municipality, status: settled ? 'settled' : 'expected' };
}

/** Fields that were said something about, as the store takes them. */
function given(values: PersonValues): Readonly<Record<string, string | boolean | readonly string[] | null>> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}
