/** Runs work as part of the transaction that is going on, or in one of its own. */
export type Atomically = <T>(work: () => T) => T;
