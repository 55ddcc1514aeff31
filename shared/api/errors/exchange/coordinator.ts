import { z } from 'zod';

/** What the coordinator sees of all and sends out: errors of their own. */
export const coordinatorErrors = {
  /** Something that is sent out lacks its text, its title, its source, or the reason for its withdrawal. */
  sentOutIncomplete: z.object({ lacks: z.enum(['text', 'title', 'source', 'reason']) }),
  sentOutWithdrawn: z.object({}),
} as const;
