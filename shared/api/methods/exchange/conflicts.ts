/** Conflicts between what two people wrote: methods. */
export const conflictsMethods = {} as const;
