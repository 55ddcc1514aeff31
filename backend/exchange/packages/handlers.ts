/** Packages out and in. */
export const packagesHandlers = {};
