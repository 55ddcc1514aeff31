/** State grants per person and municipality (guidelines 3.1). */
export const stateGrantsMethods = {} as const;
