/** What the coordinator sees of all: errors of their own. */
export const coordinatorErrors = {} as const;
