/** Rate sets: the built-in ones and those that a coordinator has entered. */
export const ratesHandlers = {};
