/** Where a consent stands. `completed`: filled in, and not printed yet. */
export const consentStates = [
  'draft',
  'completed',
  'printed',
  'signed',
  'partlyWithdrawn',
  'withdrawn',
  'expired',
] as const;
export type ConsentState = (typeof consentStates)[number];

/** Where one scope of one line stands. `waiting`: not signed, or its first day has not come. */
export const grantStates = ['waiting', 'active', 'withdrawn', 'expired'] as const;
export type GrantState = (typeof grantStates)[number];
