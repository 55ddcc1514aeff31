/** The exchange folder: methods. */
export const folderMethods = {} as const;
