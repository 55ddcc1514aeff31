import type { Invalidation } from '../client/invalidationTable.ts';

const moving = ['transfer.list', 'transfer.get', 'transfer.check', 'person.get', 'access.log'] as const;

/** Which readings a command of this area makes out of date. */
export const exchangeInvalidation: Invalidation = {
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
};
