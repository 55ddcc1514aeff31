/** Conflicts between what two people wrote: words of the screens. */
export const conflicts = {};

/** Errors of their own. */
export const conflictsErrorTexts = {};

/** What the methods are called in the access log. */
export const conflictsActions = {};
