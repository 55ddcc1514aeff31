/** Papers that are signed: what has happened to them, and their scanned copies. */
export const papersHandlers = {};
