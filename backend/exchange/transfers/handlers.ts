/** Moving of cases (guidelines 2.1). */
export const transfersHandlers = {};
