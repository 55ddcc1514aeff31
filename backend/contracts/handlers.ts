/** Practice contracts (guidelines, vedlegg 1) and the employer register. */
export const contractsHandlers = {};
