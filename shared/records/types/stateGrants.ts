/** State grants per person and municipality (guidelines 3.1): record types. */
export const stateGrantsRecords = {} as const;
