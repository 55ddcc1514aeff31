/** Fillable PDF forms, there and back. */
export const fillableMethods = {} as const;
