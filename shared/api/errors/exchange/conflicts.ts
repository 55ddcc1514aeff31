/** Conflicts between what two people wrote: errors of their own. */
export const conflictsErrors = {} as const;
