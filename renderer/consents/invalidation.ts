import type { MethodName } from '#shared/api/contract.ts';
import type { Invalidation } from '../client/invalidationTable.ts';

const consents: readonly MethodName[] = ['consent.list', 'consent.get', 'consent.check', 'consent.ending', 'paper.get'];

/** Which readings a command of this area makes out of date. */
export const consentsInvalidation: Invalidation = {
  'consent.withdraw': [...consents, 'access.log'],
  'consent.override': ['consent.overrides', 'consent.check', 'access.log'],
  'disclosure.add': ['disclosure.list', 'access.log'],
};
