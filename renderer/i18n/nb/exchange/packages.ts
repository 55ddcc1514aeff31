/** Packages out and in: words of the screens. */
export const packages = {};

/** Errors of their own. */
export const packagesErrorTexts = {};

/** What the methods are called in the access log. */
export const packagesActions = {};
