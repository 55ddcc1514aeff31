/** The exchange folder: errors of their own. */
export const folderErrors = {} as const;
