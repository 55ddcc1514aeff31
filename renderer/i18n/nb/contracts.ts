/** Practice contracts (guidelines, vedlegg 1) and the employer register. */
export const contracts = {};

export const contractsErrorTexts = {};

/** Words of the access log. */
export const contractsActions = {};
