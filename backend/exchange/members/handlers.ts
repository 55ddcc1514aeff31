/** The member list, this installation's identity and whom it trusts. */
export const membersHandlers = {};
