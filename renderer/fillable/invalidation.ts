import type { Invalidation } from '../client/invalidationTable.ts';

/** Which readings a command of this area makes out of date. */
export const fillableInvalidation: Invalidation = {
  'form.importPdf': [
    'form.list',
    'form.get',
    'form.readPdf',
    'form.registerDifferences',
    'consent.list',
    'contract.list',
    'record.history',
    'person.search',
    'overview.get',
    'access.log',
  ],
};
