import type { contracts as nb } from '../nb/contracts.ts';

/** Practice contracts (guidelines, vedlegg 1) and the employer register. */
export const contracts: typeof nb = {};

export const contractsErrorTexts = {};

/** Words of the access log. */
export const contractsActions = {};
