import type { establishment as nb } from '../nb/establishment.ts';

/** Establishment grants in use: purchases and decisions (guidelines 3.2). */
export const establishment: typeof nb = {};

export const establishmentErrorTexts = {};

/** Words of the access log. */
export const establishmentActions = {};
