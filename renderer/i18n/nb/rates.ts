/** Rate sets: the built-in ones and those that a coordinator has entered. */
export const rates = {};

export const ratesErrorTexts = {};

/** Words of the access log. */
export const ratesActions = {};
