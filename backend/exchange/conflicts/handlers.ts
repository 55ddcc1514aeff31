/** Conflicts between what two people wrote. */
export const conflictsHandlers = {};
