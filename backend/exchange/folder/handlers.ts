/** The exchange folder. */
export const folderHandlers = {};
