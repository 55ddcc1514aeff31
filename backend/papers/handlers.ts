import { attachmentHandlers } from './attachmentHandlers.ts';
import { paperHandlers } from './paperHandlers.ts';

/** Papers that are signed: what has happened to them, and their scanned copies. */
export const papersHandlers = {
  ...paperHandlers,
  ...attachmentHandlers,
};
