import type { MethodName } from '#shared/api/contract.ts';

/** Command -> the readings that are out of date after it has gone well. */
export type Invalidation = Partial<Record<MethodName, readonly MethodName[]>>;
