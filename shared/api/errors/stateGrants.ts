/** State grants per person and municipality (guidelines 3.1): errors of their own. */
export const stateGrantsErrors = {} as const;
