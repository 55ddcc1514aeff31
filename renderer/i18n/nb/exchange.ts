/** Members, packages, conflicts and moving of cases. */
export const exchange = {};

export const exchangeErrorTexts = {};

/** Words of the access log. */
export const exchangeActions = {};
