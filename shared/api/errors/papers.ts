/** Papers that are signed: what has happened to them, and their scanned copies: errors of their own. */
export const papersErrors = {} as const;
