import { installationHandlers } from './installationHandlers.ts';
import { listHandlers } from './listHandlers.ts';

/** The member list, this installation's identity and whom it trusts. */
export const membersHandlers = { ...installationHandlers, ...listHandlers };
