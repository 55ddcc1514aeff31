/** The member list, this installation's identity and whom it trusts: methods. */
export const membersMethods = {} as const;
