import type { MethodName } from '#shared/api/contract.ts';
import type { Invalidation } from '../client/invalidationTable.ts';

const employers: readonly MethodName[] = ['employer.list', 'employer.search', 'employer.get'];
const contracts: readonly MethodName[] = ['contract.list', 'contract.get', 'access.log'];
const closed: readonly MethodName[] = [...contracts, 'paper.get', 'employer.list', 'employer.get', 'overview.get'];

/** Which readings a command of this area makes out of date. */
export const contractsInvalidation: Invalidation = {
  'employer.create': employers,
  'employer.update': [...employers, 'contract.get'],
  'contract.complete': closed,
  'contract.breakOff': closed,
  'contract.amend': [...contracts, 'form.list', 'paper.get', 'overview.get'],
  'contract.addTalk': [...contracts, 'contract.talks', 'paper.get'],
  'attest.save': contracts,
  'reference.save': contracts,
};
