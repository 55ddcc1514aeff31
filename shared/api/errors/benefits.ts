/** Introduction benefit of a participant: stored facts, statements, payroll (guidelines 3.2): errors of their own. */
export const benefitsErrors = {} as const;
