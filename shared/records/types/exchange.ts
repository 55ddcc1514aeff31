/** Members, packages, conflicts and moving of cases: record types. */
export const exchangeRecords = {} as const;
