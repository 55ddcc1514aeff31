import type { Invalidation } from '../client/invalidationTable.ts';

/** Which readings a command of this area makes out of date. */
export const fillableInvalidation: Invalidation = {};
