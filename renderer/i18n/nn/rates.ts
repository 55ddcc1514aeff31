import type { rates as nb } from '../nb/rates.ts';

/** Rate sets: the built-in ones and those that a coordinator has entered. */
export const rates: typeof nb = {};

export const ratesErrorTexts = {};

/** Words of the access log. */
export const ratesActions = {};
