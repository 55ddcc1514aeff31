/** Papers that are signed: what has happened to them, and their scanned copies. */
export const papers = {};

export const papersErrorTexts = {};

/** Words of the access log. */
export const papersActions = {};
