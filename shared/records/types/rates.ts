/** Rate sets: the built-in ones and those that a coordinator has entered: record types. */
export const ratesRecords = {} as const;
