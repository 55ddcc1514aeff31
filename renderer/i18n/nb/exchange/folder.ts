/** The exchange folder: words of the screens. */
export const folder = {};

/** Errors of their own. */
export const folderErrorTexts = {};

/** What the methods are called in the access log. */
export const folderActions = {};
