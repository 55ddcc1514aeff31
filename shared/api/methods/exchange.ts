/** Members, packages, conflicts and moving of cases (guidelines 2.1, 2.3). */
export const exchangeMethods = {} as const;
