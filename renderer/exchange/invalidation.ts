import { type MethodName, methodNames, methodOf } from '#shared/api/contract.ts';
import type { Invalidation } from '../client/invalidationTable.ts';

const moving = ['transfer.list', 'transfer.get', 'transfer.check', 'person.get', 'access.log'] as const;
const identity: readonly MethodName[] = ['installation.get', 'installation.sheet', 'access.log'];
const list: readonly MethodName[] = ['installation.get', 'member.list', 'access.log'];

const conflicts = ['conflict.count', 'conflict.list', 'conflict.get', 'conflict.notes', 'access.log'] as const;

const packageLists: readonly MethodName[] = [
  'package.recipients',
  'package.plan',
  'package.list',
  'package.revocations',
  'folder.status',
  'access.log',
];
/** What a package brings can be seen anywhere; a preview stays as it was until its screen is left. */
const readIn = methodNames.filter(
  (name) => methodOf(name).kind === 'query' && methodOf(name).access !== 'none' && !/preview/i.test(name),
);

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
  'package.export': [...packageLists, 'disclosure.list'],
  'package.discard': packageLists,
  'package.import': readIn,
  'package.mendFork': readIn,
  'package.undo': readIn,
  'folder.set': ['folder.get', 'folder.status', 'access.log'],
  'folder.publish': ['folder.status'],
  'folder.tidy': ['folder.status'],
};
