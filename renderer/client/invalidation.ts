import type { MethodName } from '#shared/api/contract.ts';

const people: readonly MethodName[] = [
  'person.get',
  'person.search',
  'person.findDuplicates',
  'household.get',
  'overview.get',
  'record.history',
  'form.registerDifferences',
  'access.log',
];
const formLists: readonly MethodName[] = [
  'form.list',
  'form.registerDifferences',
  'overview.get',
  'person.search',
  'record.history',
];
const settings: readonly MethodName[] = ['settings.get', 'vault.status'];

/** Which readings are out of date after a command has gone well; a new command without an entry makes none. */
const table: Partial<Record<MethodName, readonly MethodName[]>> = {
  'person.create': people,
  'person.update': people,
  'person.notSame': ['person.findDuplicates'],
  'person.merge': [...people, 'form.list'],
  'person.unmerge': [...people, 'form.list'],
  'household.create': people,
  'household.addMember': people,
  'household.updateMember': people,
  'form.start': formLists,
  'form.save': formLists,
  'form.complete': [...formLists, 'form.get'],
  'form.discard': formLists,
  'form.applyToRegister': people,
  'settings.set': settings,
  'rates.add': ['rates.all'],
  'rates.withdraw': ['rates.all'],
  'user.add': ['user.list'],
  'user.update': ['user.list', 'vault.status'],
  'backup.create': ['backup.list', 'vault.status'],
  'backup.restore': ['backup.list', 'vault.status'],
};

export function invalidatedBy(method: MethodName): readonly MethodName[] {
  return table[method] ?? [];
}
