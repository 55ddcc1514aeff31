import { z } from 'zod';

/** The exchange folder: errors of their own. */
export const folderErrors = {
  /** No exchange folder is chosen on this installation. */
  folderUnset: z.object({}),
  /** Not there, not a folder, or not written as a whole path. */
  folderMissing: z.object({}),
  folderReadOnlyPath: z.object({}),
  /** The vault would be carried to everybody, or packages would be laid in it. */
  folderHoldsVault: z.object({}),
} as const;
