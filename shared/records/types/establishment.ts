/** Establishment grants in use: purchases and decisions (guidelines 3.2): record types. */
export const establishmentRecords = {} as const;
