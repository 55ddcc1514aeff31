/** Introduction benefit of a participant: stored facts, statements, payroll (guidelines 3.2): record types. */
export const benefitsRecords = {} as const;
