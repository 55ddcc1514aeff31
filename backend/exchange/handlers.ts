/** Members, packages, conflicts and moving of cases. */
export const exchangeHandlers = {};
