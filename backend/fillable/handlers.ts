/** Fillable PDF forms, there and back. */
export const fillableHandlers = {};
