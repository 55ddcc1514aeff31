/** What the coordinator sees of all. */
export const coordinatorHandlers = {};
