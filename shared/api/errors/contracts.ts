/** Practice contracts (guidelines, vedlegg 1) and the employer register: errors of their own. */
export const contractsErrors = {} as const;
