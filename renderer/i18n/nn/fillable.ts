import type { fillable as nb } from '../nb/fillable.ts';

/** Fillable PDF forms, there and back. */
export const fillable: typeof nb = {};

export const fillableErrorTexts = {};

/** Words of the access log. */
export const fillableActions = {};
