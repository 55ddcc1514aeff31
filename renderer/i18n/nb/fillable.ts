/** Fillable PDF forms, there and back. */
export const fillable = {};

export const fillableErrorTexts = {};

/** Words of the access log. */
export const fillableActions = {};
