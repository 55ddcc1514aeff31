/** Practice contracts (guidelines, vedlegg 1) and the employer register: record types. */
export const contractsRecords = {} as const;
