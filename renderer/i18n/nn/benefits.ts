import type { benefits as nb } from '../nb/benefits.ts';

/** Introduction benefit of a participant: stored facts, statements, payroll (guidelines 3.2). */
export const benefits: typeof nb = {};

export const benefitsErrorTexts = {};

/** Words of the access log. */
export const benefitsActions = {};
