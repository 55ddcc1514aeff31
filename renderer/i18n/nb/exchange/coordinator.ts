/** What the coordinator sees of all: words of the screens. */
export const coordinator = {};

/** Errors of their own. */
export const coordinatorErrorTexts = {};

/** What the methods are called in the access log. */
export const coordinatorActions = {};
