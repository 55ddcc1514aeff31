/** Establishment grants in use: purchases and decisions (guidelines 3.2): errors of their own. */
export const establishmentErrors = {} as const;
