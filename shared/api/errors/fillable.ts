/** Fillable PDF forms, there and back: errors of their own. */
export const fillableErrors = {} as const;
