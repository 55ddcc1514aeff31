/** What the coordinator sees of all: methods. */
export const coordinatorMethods = {} as const;
