import type { MethodName } from '#shared/api/contract.ts';
import { consentsInvalidation } from '../consents/invalidation.ts';
import { contractsInvalidation } from '../contracts/invalidation.ts';
import { establishmentInvalidation } from '../establishment/invalidation.ts';
import { exchangeInvalidation } from '../exchange/invalidation.ts';
import { fillableInvalidation } from '../fillable/invalidation.ts';
import { papersInvalidation } from '../papers/invalidation.ts';
import { stateGrantsInvalidation } from '../stateGrants/invalidation.ts';
import type { Invalidation } from './invalidationTable.ts';

const people: readonly MethodName[] = [
  'person.get',
  'person.search',
  'person.findDuplicates',
  'household.get',
  'overview.get',
  'record.history',
  'form.registerDifferences',
  'access.log',
  'stateGrants.get',
  'stateGrants.forecast',
];
const formLists: readonly MethodName[] = [
  'form.list',
  'form.registerDifferences',
  'overview.get',
  'person.search',
  'record.history',
];
const benefit: readonly MethodName[] = ['benefit.get', 'benefit.statements', 'benefit.payroll', 'benefit.backPay'];
const settings: readonly MethodName[] = ['settings.get', 'vault.status'];

/** Which readings are out of date after a command has gone well; a new command without an entry makes none. */
const table: Invalidation = {
  'person.create': people,
  'person.update': [...people, 'benefit.get'],
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
  'benefit.setUp': benefit,
  'benefit.setPeriods': benefit,
  'benefit.addAbsence': benefit,
  'benefit.removeAbsence': benefit,
  'benefit.issueStatement': benefit,
  'benefit.recordPaid': benefit,
  'benefit.removePaid': benefit,
  'benefit.setSettings': [...benefit, 'benefit.settings'],
  'settings.set': settings,
  'rates.add': ['rates.all', 'stateGrants.get', 'stateGrants.forecast'],
  'rates.withdraw': ['rates.all', 'stateGrants.get', 'stateGrants.forecast'],
  'user.add': ['user.list'],
  'user.update': ['user.list', 'vault.status'],
  'backup.create': ['backup.list', 'vault.status'],
  'backup.restore': ['backup.list', 'vault.status'],
  ...papersInvalidation,
  ...consentsInvalidation,
  ...contractsInvalidation,
  ...establishmentInvalidation,
  ...stateGrantsInvalidation,
  ...fillableInvalidation,
  ...exchangeInvalidation,
};

export function invalidatedBy(method: MethodName): readonly MethodName[] {
  return table[method] ?? [];
}
