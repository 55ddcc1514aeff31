/** Establishment grants in use: purchases and decisions (guidelines 3.2). */
export const establishmentHandlers = {};
