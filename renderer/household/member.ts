import type { Household } from '#shared/api/methods/people.ts';

/** One member of a household as the contract gives it. */
export type Member = Household['members'][number];
