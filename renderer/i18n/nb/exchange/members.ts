/** The member list, this installation's identity and whom it trusts: words of the screens. */
export const members = {};

/** Errors of their own. */
export const membersErrorTexts = {};

/** What the methods are called in the access log. */
export const membersActions = {};
