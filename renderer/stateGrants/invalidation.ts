import type { MethodName } from '#shared/api/contract.ts';
import type { Invalidation } from '../client/invalidationTable.ts';

const stale: readonly MethodName[] = ['stateGrants.get', 'stateGrants.forecast', 'record.history', 'access.log'];

/** Which readings a command of this area makes out of date. */
export const stateGrantsInvalidation: Invalidation = {
  'stateGrants.setFacts': stale,
  'stateGrants.setNorwegian': stale,
  'stateGrants.recordReceived': stale,
  'stateGrants.recordBasic': stale,
  'stateGrants.removeReceived': stale,
  'stateGrants.prepareApplication': stale,
  'stateGrants.updateApplication': stale,
  'stateGrants.sendApplication': stale,
  'stateGrants.decideApplication': stale,
  'stateGrants.removeApplication': stale,
  'stateGrants.setSettings': [...stale, 'stateGrants.settings'],
};
