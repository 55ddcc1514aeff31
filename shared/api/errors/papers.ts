import { z } from 'zod';

/** Papers that are signed: what has happened to them, and their scanned copies: errors of their own. */
export const papersErrors = {
  /** Only a paper's newest version is gone on from. */
  /** A draft is neither printed as a paper nor signed. */
  paperNotCompleted: z.object({}),
  paperAlreadySigned: z.object({}),
  /** Lines of the form, from 0, that have to be signed too. */
  signatureMissing: z.object({ lines: z.array(z.number().int()) }),
  /** Signed, but it is not said where (a contract). */
  signaturePlaceMissing: z.object({ lines: z.array(z.number().int()) }),
  signatureLineUnknown: z.object({}),
  /** Not the latest thing that happened, a printing (the paper is out), or something has been built on it. */
  paperEventStands: z.object({ why: z.enum(['notNewest', 'printed', 'laterVersion', 'builtOn']) }),
  reasonMissing: z.object({}),

  attachmentEmpty: z.object({}),
  attachmentTooLarge: z.object({ maxBytes: z.number() }),
  /** Neither PDF, JPEG nor PNG, by its content. */
  attachmentType: z.object({}),
  attachmentDamaged: z.object({}),
  /** A PDF that needs a password. */
  attachmentEncrypted: z.object({}),
  /** A PDF that runs something when it is opened. */
  attachmentScripted: z.object({}),
  /** The code on the scan is another paper's, or another version's; the id as it stands on that paper. */
  scanBelongsElsewhere: z.object({ documentId: z.string() }),
  /** The scan has no code that can be read: the document id is to be read on the paper and typed. */
  scanUnmarked: z.object({}),
  /** The document id that was typed is not this paper's. */
  documentIdDiffers: z.object({}),
  formNotNewest: z.object({ newest: z.string() }),
} as const;
