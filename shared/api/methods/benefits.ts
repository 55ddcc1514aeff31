/** Introduction benefit of a participant: stored facts, statements, payroll (guidelines 3.2). */
export const benefitsMethods = {} as const;
