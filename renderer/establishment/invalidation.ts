import type { MethodName } from '#shared/api/contract.ts';
import type { Invalidation } from '../client/invalidationTable.ts';

const stale: readonly MethodName[] = ['establishment.get', 'record.history', 'access.log'];

/** Which readings a command of this area makes out of date. */
export const establishmentInvalidation: Invalidation = {
  'establishment.setUp': stale,
  'establishment.assess': stale,
  'establishment.wish': stale,
  'establishment.changeWish': stale,
  'establishment.approve': stale,
  'establishment.order': stale,
  'establishment.settle': stale,
  'establishment.cancel': stale,
  'establishment.undoStep': stale,
  'establishment.decide': stale,
  'establishment.signDecision': stale,
};
