import { expect, test } from 'vitest';
import type { Role, User } from '#shared/api/methods/vault.ts';
import { leavesNobodyInCharge, mayAdminister, recoveryDefault, roleReaches } from './users.ts';

const user = (id: string, role: Role, active = true): User => ({ id, name: id, role, active });
const names = (users: readonly User[]) => users.filter((one) => mayAdminister(one, users)).map(({ id }) => id);

test('active coordinators administer the vault', () => {
  expect(names([user('a', 'consultant'), user('b', 'coordinator'), user('c', 'coordinator', false)])).toEqual(['b']);
});

test.each(['reader', 'consultant'] as const)('without a coordinator the first active user does, a %s too', (role) => {
  expect(names([user('a', role), user('b', 'consultant')])).toEqual(['a']);
  expect(names([user('a', role, false), user('b', 'consultant'), user('c', 'reader')])).toEqual(['b']);
});

test('the last coordinator can not step down or leave, and neither can the last user', () => {
  const users = [user('a', 'consultant'), user('b', 'coordinator')];
  expect(leavesNobodyInCharge(users, user('b', 'consultant'))).toBe(true);
  expect(leavesNobodyInCharge(users, user('b', 'coordinator', false))).toBe(true);
  expect(leavesNobodyInCharge(users, user('a', 'reader', false))).toBe(false);
  expect(leavesNobodyInCharge([user('a', 'consultant')], user('a', 'consultant', false))).toBe(true);
  expect(leavesNobodyInCharge([user('a', 'consultant')], user('a', 'reader'))).toBe(false);
});

test('the recovery key goes to the coordinator when nobody is picked', () => {
  expect(recoveryDefault([user('a', 'reader'), user('b', 'coordinator')])?.id).toBe('b');
  expect(recoveryDefault([user('a', 'reader', false), user('b', 'reader')])?.id).toBe('b');
  expect(recoveryDefault([])).toBeUndefined();
});

test('a role includes the ones before it', () => {
  expect(roleReaches('coordinator', 'reader')).toBe(true);
  expect(roleReaches('reader', 'consultant')).toBe(false);
});
