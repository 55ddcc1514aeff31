import { z } from 'zod';
import { packageFlowErrors } from './packageFlow.ts';

/** Packages out and in: errors of their own. */
export const packagesErrors = {
  /** Stopped by the user; nothing is left behind. */
  cancelled: z.object({}),

  // The file itself (docs/package-format.md).
  packageFileUnreadable: z.object({}),
  packageFolderMissing: z.object({}),
  /** A file of that name is there already, and is never written over. */
  packageNameTaken: z.object({}),
  packageNotDalsam: z.object({}),
  /** Encrypted to other installations than this one. */
  packageNotForUs: z.object({}),
  /**
   * Not what its sender wrote: the `header` of the encryption, the `encryption` (changed, or cut short), the `container`
   * (the zip), the `manifest`, or the `content` of a part.
   */
  packageDamaged: z.object({ why: z.enum(['header', 'encryption', 'container', 'manifest', 'content']) }),
  /** The signature is not that of the sender it names. */
  packageForged: z.object({}),
  packageFromNewerVersion: z.object({ format: z.number() }),
  packageTooLarge: z.object({ maxBytes: z.number() }),

  ...packageFlowErrors,
} as const;
