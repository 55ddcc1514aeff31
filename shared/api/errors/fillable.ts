import { z } from 'zod';

/** What makes a file do things by itself, or carry more than a form. */
export const activeContents = ['script', 'action', 'attachedFile', 'xfa'] as const;

/** Fillable PDF forms, there and back: errors of their own. A file that is refused is refused whole. */
export const fillableErrors = {
  filledTooLarge: z.object({ maxBytes: z.number() }),
  filledNotPdf: z.object({}),
  filledDamaged: z.object({}),
  filledEncrypted: z.object({}),
  filledActive: z.object({ found: z.enum(activeContents) }),
  /** A PDF without Dalsam's fields: a scan, a form of somebody else's, or one that was printed to a file. */
  filledForeign: z.object({}),
  filledOtherVersion: z.object({ form: z.string(), found: z.number(), ours: z.number() }),
  /** Fields of the form that the file does not have, by their paths; at most ten are named. */
  filledFieldsChanged: z.object({
    form: z.string(),
    missing: z.array(z.object({ path: z.string() })),
    count: z.number(),
  }),
  filledEmpty: z.object({}),
  /** Nothing was chosen, or a path that the file cannot fill. */
  filledNothingChosen: z.object({}),
} as const;
