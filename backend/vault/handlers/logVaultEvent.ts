import type { HandlerContext } from '../../handler.ts';

/** Who did something with the vault itself goes into the access log, beside the readings of cases. */
export function logVaultEvent(context: HandlerContext, action: string): void {
  const { store, user, now } = context;
  store.logAccess({ at: now().toISOString(), userId: user.id, action, personId: null });
}
