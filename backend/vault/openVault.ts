import type { Store } from '#db/store.ts';

/** An open vault: exists only between unlock and lock, and nothing else holds its keys. */
export interface OpenVault {
  readonly store: Store;
}
