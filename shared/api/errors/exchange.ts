/** Members, packages, conflicts and moving of cases: errors of their own. */
export const exchangeErrors = {} as const;
