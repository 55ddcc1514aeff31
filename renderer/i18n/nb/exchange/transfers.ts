/** Moving of cases (guidelines 2.1): words of the screens. */
export const transfers = {};

/** Errors of their own. */
export const transfersErrorTexts = {};

/** What the methods are called in the access log. */
export const transfersActions = {};
