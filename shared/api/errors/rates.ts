/** Rate sets: the built-in ones and those that a coordinator has entered: errors of their own. */
export const ratesErrors = {} as const;
