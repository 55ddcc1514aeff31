import type { RecordRef, Store, WriteContext } from '#db/store.ts';
import { type Role, roles, type User } from '#shared/api/methods/vault.ts';

/** Users of the vault, in the order in which they were added. */
export function usersOf(store: Store): User[] {
  return store
    .recordsOfType('user')
    .filter((row) => row.fields.$removed !== true)
    .toSorted((a, b) => (a.createdAt === b.createdAt ? compare(a.ref.id, b.ref.id) : compare(a.createdAt, b.createdAt)))
    .map((row) => toUser(row.ref.id, row.fields));
}

export function userById(store: Store, id: string): User | undefined {
  const row = store.record(id);
  return row?.ref.type === 'user' && row.fields.$removed !== true ? toUser(id, row.fields) : undefined;
}

export function userRef(id: string): RecordRef {
  return { type: 'user', id, caseId: 'local' };
}

/** What writing a user takes of a handler's context. */
interface WritingContext {
  readonly store: Store;
  writeContext(): WriteContext;
}

export function writeUser(context: WritingContext, user: User): void {
  const { id, name, role, active } = user;
  context.store.write(context.writeContext(), (writer) => writer.set(userRef(id), { name, role, active }));
}

/**
 * Who administers the vault (adds and changes users, makes a new recovery key, sets what is for everybody): its active
 * coordinators. A vault without one, as in most municipalities, is administered by its first active user, so that
 * there is always exactly somebody (ADR 0023).
 */
export function mayAdminister(user: User, users: readonly User[]): boolean {
  const active = users.filter((other) => other.active);
  const coordinators = active.filter((other) => other.role === 'coordinator');
  const administrators = coordinators.length > 0 ? coordinators : active.slice(0, 1);
  return administrators.some((administrator) => administrator.id === user.id);
}

/** A change that would leave the vault without any active user, or without the last of its coordinators. */
export function leavesNobodyInCharge(users: readonly User[], changed: User): boolean {
  const after = users.map((user) => (user.id === changed.id ? changed : user));
  const coordinators = (list: readonly User[]) => list.some((user) => user.active && user.role === 'coordinator');
  return !after.some((user) => user.active) || (coordinators(users) && !coordinators(after));
}

/** Whom the recovery key gives a new passphrase when nobody was picked. */
export function recoveryDefault(users: readonly User[]): User | undefined {
  const active = users.filter((user) => user.active);
  return active.find((user) => user.role === 'coordinator') ?? active[0];
}

/** Whether a role includes another: a coordinator can do what a consultant can, and so on. */
export function roleReaches(role: Role, needed: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(needed);
}

function toUser(id: string, fields: Readonly<Record<string, unknown>>): User {
  const role = roles.find((known) => known === fields.role) ?? 'reader';
  return { id, name: typeof fields.name === 'string' ? fields.name : '', role, active: fields.active === true };
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
