/** Establishment grants in use: purchases and decisions (guidelines 3.2). */
export const establishment = {};

export const establishmentErrorTexts = {};

/** Words of the access log. */
export const establishmentActions = {};
