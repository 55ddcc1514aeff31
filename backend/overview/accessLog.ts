import type { Store } from '#db/store.ts';
import type { MethodName } from '#shared/api/contract.ts';
import type { HandlerContext } from '../handler.ts';

/**
 * The access log's one door. A reading is logged when a case is opened, and again when the user comes back to it from
 * another case or after a while; the screen's own refreshes in between are the same reading. Searching concerns no case
 * and is logged by its name alone, once a spell: never the text, which may be a name or a number.
 */
const SPELL_MINUTES = 10;

interface Spell {
  personId: string | undefined;
  /** Action and person -> when it was logged, while this case is open. */
  logged: Map<string, number>;
  searchedAt: Map<MethodName, number>;
}

/** Kept in memory only: after a lock the store is another object, and the first reading is logged anew. */
const spells = new WeakMap<Store, Map<string, Spell>>();

/** Somebody reads a case. */
export function logRead(context: HandlerContext, action: MethodName, personId: string): void {
  const spell = spellOf(context);
  if (spell.personId !== personId) {
    spell.personId = personId;
    spell.logged.clear();
  }
  logOnce(context, spell, action, personId);
}

/** Somebody reads a household: a reading of each who lives there, without leaving the case that is open. */
export function logHouseholdRead(
  context: HandlerContext,
  personIds: readonly string[],
  action: MethodName = 'household.get',
): void {
  const spell = spellOf(context);
  for (const personId of personIds) logOnce(context, spell, action, personId);
}

function logOnce(context: HandlerContext, spell: Spell, action: MethodName, personId: string): void {
  const now = context.now().getTime();
  const key = `${action} ${personId}`;
  const logged = spell.logged.get(key);
  if (logged !== undefined && within(logged, now)) return;
  spell.logged.set(key, now);
  logAction(context, action, personId);
}

/** Somebody changes, prints or discloses something: every time. */
export function logAction(context: HandlerContext, action: MethodName, personId: string | null): void {
  context.store.logAccess({ at: context.now().toISOString(), userId: context.user.id, action, personId });
}

/** Somebody searches, or is shown who may be the same: once a spell, without what was searched for. */
export function logSearch(context: HandlerContext, action: 'person.search' | 'person.findDuplicates'): void {
  const { searchedAt } = spellOf(context);
  const now = context.now().getTime();
  const logged = searchedAt.get(action);
  if (logged !== undefined && within(logged, now)) return;
  searchedAt.set(action, now);
  logAction(context, action, null);
}

function within(earlier: number, now: number): boolean {
  const passed = now - earlier;
  return passed >= 0 && passed < SPELL_MINUTES * 60_000;
}

function spellOf({ store, user }: HandlerContext): Spell {
  let users = spells.get(store);
  if (users === undefined) {
    users = new Map();
    spells.set(store, users);
  }
  let spell = users.get(user.id);
  if (spell === undefined) {
    spell = { personId: undefined, logged: new Map(), searchedAt: new Map() };
    users.set(user.id, spell);
  }
  return spell;
}
