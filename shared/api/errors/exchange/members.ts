/** The member list, this installation's identity and whom it trusts: errors of their own. */
export const membersErrors = {} as const;
