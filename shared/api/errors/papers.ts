import { z } from 'zod';

/** Papers that are signed: what has happened to them, and their scanned copies: errors of their own. */
export const papersErrors = {
  /** Only a paper's newest version is gone on from. */
  /** A draft is neither printed as a paper nor signed. */
  paperNotCompleted: z.object({}),
  paperAlreadySigned: z.object({}),
  /** Lines of the form, from 0, that have to be signed too. */
  signatureMissing: z.object({ lines: z.array(z.number().int()) }),
  signatureLineUnknown: z.object({}),
  /** Not the latest thing that happened, a printing (the paper is out), or something has been built on it. */
  paperEventStands: z.object({ why: z.enum(['notNewest', 'printed', 'laterVersion', 'builtOn']) }),
  reasonMissing: z.object({}),
  formNotNewest: z.object({ newest: z.string() }),
} as const;
