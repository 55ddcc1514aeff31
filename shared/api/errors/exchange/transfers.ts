/** Moving of cases (guidelines 2.1): errors of their own. */
export const transfersErrors = {} as const;
