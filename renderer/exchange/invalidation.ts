import type { MethodName } from '#shared/api/contract.ts';
import type { Invalidation } from '../client/invalidationTable.ts';

const moving = ['transfer.list', 'transfer.get', 'transfer.check', 'person.get', 'access.log'] as const;
const identity: readonly MethodName[] = ['installation.get', 'installation.sheet', 'access.log'];
const list: readonly MethodName[] = ['installation.get', 'member.list', 'access.log'];

const conflicts = ['conflict.count', 'conflict.list', 'conflict.get', 'conflict.notes', 'access.log'] as const;

/** What packages bring can be anything. */
const readIn: readonly MethodName[] = [
  'person.get',
  'person.search',
  'household.get',
  'overview.get',
  'form.get',
  'form.list',
  'record.history',
  'access.log',
  'conflict.count',
  'conflict.list',
  'conflict.get',
  'conflict.notes',
  'transfer.list',
  'transfer.get',
  'member.list',
  'installation.get',
  'package.list',
  'package.recipients',
  'package.revocations',
  'folder.status',
  'coordinator.totals',
  'coordinator.members',
  'coordinator.owners',
  'guideline.revisions',
  'template.list',
  'rates.all',
  'stateGrants.get',
  'stateGrants.forecast',
];

/** Which readings a command of this area makes out of date. */
export const exchangeInvalidation: Invalidation = {
  'coordinator.collectImport': readIn,
  'coordinator.setProtection': ['coordinator.totals', 'access.log'],
  'guideline.revise': ['guideline.revisions', 'access.log'],
  'guideline.withdraw': ['guideline.revisions', 'access.log'],
  'template.set': ['template.list', 'access.log'],
  'template.withdraw': ['template.list', 'access.log'],
  'conflict.resolve': [
    ...conflicts,
    'person.get',
    'person.search',
    'form.get',
    'form.list',
    'household.get',
    'record.history',
    'overview.get',
  ],
  'conflict.ask': ['conflict.get', 'conflict.list', 'conflict.notes'],
  'transfer.offer': moving,
  'transfer.withdraw': moving,
  'transfer.answer': [
    ...moving,
    'person.search',
    'overview.get',
    'record.history',
    'stateGrants.get',
    'stateGrants.forecast',
  ],
  'installation.create': identity,
  'installation.rename': identity,
  'installation.renew': identity,
  'member.startList': list,
  'member.add': list,
  'member.revoke': list,
  'member.trustCoordinator': list,
  'member.importList': list,
};
