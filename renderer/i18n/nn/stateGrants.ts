import type { stateGrants as nb } from '../nb/stateGrants.ts';

/** State grants per person and municipality (guidelines 3.1). */
export const stateGrants: typeof nb = {};

export const stateGrantsErrorTexts = {};

/** Words of the access log. */
export const stateGrantsActions = {};
