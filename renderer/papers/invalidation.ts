import type { MethodName } from '#shared/api/contract.ts';
import type { Invalidation } from '../client/invalidationTable.ts';

/** A paper's standing decides what a consent and a contract are. */
const paper: readonly MethodName[] = [
  'paper.get',
  'form.list',
  'consent.list',
  'consent.get',
  'consent.ending',
  'contract.list',
  'contract.get',
  'overview.get',
  'access.log',
];
const attachments: readonly MethodName[] = ['attachment.list', 'paper.get', 'establishment.get', 'access.log'];

/** Which readings a command of this area makes out of date. */
export const papersInvalidation: Invalidation = {
  'paper.print': paper,
  'paper.sign': paper,
  'paper.undoEvent': paper,
  'attachment.add': attachments,
  'attachment.remove': attachments,
};
