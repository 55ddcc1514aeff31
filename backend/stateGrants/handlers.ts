/** State grants per person and municipality (guidelines 3.1). */
export const stateGrantsHandlers = {};
