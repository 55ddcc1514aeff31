/** Moving of cases (guidelines 2.1): methods. */
export const transfersMethods = {} as const;
