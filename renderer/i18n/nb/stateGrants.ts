/** State grants per person and municipality (guidelines 3.1). */
export const stateGrants = {};

export const stateGrantsErrorTexts = {};

/** Words of the access log. */
export const stateGrantsActions = {};
