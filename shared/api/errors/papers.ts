import { z } from 'zod';

/** Papers that are signed: what has happened to them, and their scanned copies: errors of their own. */
export const papersErrors = {
  /** Only a paper's newest version is gone on from. */
  formNotNewest: z.object({ newest: z.string() }),
} as const;
