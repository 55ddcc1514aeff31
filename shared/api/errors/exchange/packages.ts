/** Packages out and in: errors of their own. */
export const packagesErrors = {} as const;
