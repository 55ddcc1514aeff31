/** Packages out and in: methods. */
export const packagesMethods = {} as const;
