import type { AppError } from '#shared/api/errors.ts';
import { appError } from '#shared/api/errors.ts';
import type { Household } from '#shared/api/methods/people.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { HandlerContext, Handlers } from '../handler.ts';
import { logAction, logHouseholdRead } from '../overview/accessLog.ts';
import { householdView } from './householdView.ts';
import {
  endOtherMemberships,
  isPresent,
  type Membership,
  membershipFields,
  membershipOf,
  membershipRef,
  membershipsOf,
} from './memberships.ts';
import { keptId } from './mergeRecords.ts';
import { liveRecord, personRecord } from './personRecord.ts';

const notFound = () => err(appError('notFound', {}));

/** Households and who lives in them, now and before. Nothing is ever deleted: a membership ends. */
export const householdHandlers = {
  'household.get': ({ id }, context) => {
    const household = householdView(context.store, id, context.today());
    if (household === undefined) return notFound();
    const shown = [...household.members, ...household.formerMembers];
    logHouseholdRead(context, [...new Set(shown.map(({ personId }) => personId))]);
    return ok(household);
  },

  'household.create': ({ members }, context) => {
    const { store } = context;
    const people = new Map(members.map((member) => [keptId(store, member.personId), member]));
    const [createdFor] = people.keys();
    if (createdFor === undefined) return notFound();
    for (const id of people.keys()) if (personRecord(store, id) === undefined) return notFound();

    const householdId = context.newId();
    const present = new Map([...people.keys()].map((id) => [id, membershipsOf(store, id)]));
    store.write(context.writeContext(), (writer) => {
      writer.set({ type: 'household', id: householdId, caseId: createdFor }, { createdFor });
      for (const [personId, { relation, from }] of people) {
        endOtherMemberships(writer, present.get(personId) ?? [], { householdId, from, today: context.today() });
        const fields = membershipFields({ householdId, personId, relation, relationNote: null, from, until: null });
        writer.set(membershipRef(context.newId(), personId), fields);
      }
    });
    for (const personId of people.keys()) logAction(context, 'household.create', personId);
    return view(context, householdId);
  },

  'household.addMember': ({ householdId, relation, relationNote, from, ...input }, context) => {
    const { store } = context;
    const personId = keptId(store, input.personId);
    if (liveRecord(store, 'household', householdId) === undefined) return notFound();
    if (personRecord(store, personId) === undefined) return notFound();

    const today = context.today();
    const memberships = membershipsOf(store, personId);
    const already = memberships.find((one) => one.householdId === householdId && isPresent(one, today));
    store.write(context.writeContext(), (writer) => {
      endOtherMemberships(writer, memberships, { householdId, from, today });
      // Adding somebody who lives there already says how they are related; a date that is known is kept.
      if (already !== undefined) {
        writer.set(already.ref, { relation, relationNote, from: from ?? already.from });
        return;
      }
      const fields = membershipFields({ householdId, personId, relation, relationNote, from, until: null });
      writer.set(membershipRef(context.newId(), personId), fields);
    });
    logAction(context, 'household.addMember', personId);
    return view(context, householdId);
  },

  'household.updateMember': ({ membershipId, ...change }, context) => {
    const { store } = context;
    const membership = membershipOf(store.record(membershipId));
    if (membership === undefined) return notFound();

    const changed: Membership = { ...membership, ...withoutUndefined(change) };
    if (changed.from !== null && changed.until !== null && changed.until < changed.from) {
      return err(appError('invalidInput', { issues: [{ path: 'until', reason: 'endBeforeStart' }] }));
    }
    const personId = keptId(store, membership.personId);
    const today = context.today();
    const movesBack = !isPresent(membership, today) && isPresent(changed, today);
    const others = movesBack ? membershipsOf(store, personId).filter((other) => other.id !== membershipId) : [];
    store.write(context.writeContext(), (writer) => {
      const { householdId } = membership;
      endOtherMemberships(writer, others, { householdId, from: null, today });
      const { relation, relationNote, from, until } = changed;
      writer.set(membership.ref, { relation, relationNote, from, until });
    });
    logAction(context, 'household.updateMember', personId);
    return view(context, membership.householdId);
  },
} satisfies Handlers<`household.${'get' | 'create' | 'addMember' | 'updateMember'}`>;

function view(context: HandlerContext, householdId: string): Result<Household, AppError> {
  const household = householdView(context.store, householdId, context.today());
  return household === undefined ? notFound() : ok(household);
}

/** What the input leaves out stays as it is; null clears. */
function withoutUndefined<T extends object>(values: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]: Exclude<T[K], undefined> };
}
