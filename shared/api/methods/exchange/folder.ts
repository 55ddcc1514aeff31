import { z } from 'zod';
import { packageKinds } from '../../../exchange/manifest.ts';
import { method } from '../../method.ts';
import { instant, plainText, recordId } from '../../scalars.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int();

/** missing: it is not there just now (a network drive that is not connected). readOnly: nothing can be written in it. */
export const folderStates = ['unset', 'ready', 'missing', 'readOnly'] as const;
export type FolderState = (typeof folderStates)[number];

const folder = z.object({
  /** Whole path on this machine. Null: none is set. */
  path: z.string().nullable(),
  state: z.enum(folderStates),
});

/**
 * The exchange folder (docs/exchange.md): a folder that a file sync carries between the municipalities. Which one is a setting of this installation
 * alone.
 */
export const folderMethods = {
  'folder.get': method({
    kind: 'query',
    access: 'reader',
    summary: 'The exchange folder of this installation, and whether it is there',
    input: z.strictObject({}),
    output: folder,
    errors: [],
  }),
  'folder.set': method({
    kind: 'command',
    access: 'consultant',
    summary: 'Choose the exchange folder of this installation, or none',
    input: z.strictObject({
      /** Whole path of a folder that is there and can be written in. */
      path: plainText(4000).min(1).nullable(),
    }),
    output: folder,
    errors: ['folderMissing', 'folderReadOnlyPath', 'folderHoldsVault'],
  }),
  'folder.status': method({
    kind: 'query',
    access: 'consultant',
    summary: 'What lies in the exchange folder: packages for us, those on their way, and our own; writes nothing',
    input: z.strictObject({}),
    output: folder.extend({
      /** Not read in yet, by sender and number. To be previewed and read in by their path. */
      packages: z.array(
        z.object({
          path: z.string(),
          fileHash: sha256,
          channel: z.string(),
          bytes: count,
          kind: z.enum(packageKinds),
          number: count,
          createdAt: instant,
          sender: z.object({ holder: z.string(), municipality: z.string(), name: z.string() }),
        }),
      ),
      /** Addressed to us, and refused by what their head says. */
      refused: z.array(
        z.object({
          path: z.string(),
          fileHash: sha256,
          bytes: count,
          error: z.object({ code: z.string(), params: z.record(z.string(), z.unknown()) }),
        }),
      ),
      /** Files that are not whole yet: the sync is still bringing them. */
      partial: count,
      /** Packages that wait for another one, and that can be tried again now. */
      ready: count,
      /** Our own that lie there, newest first. */
      own: z.array(
        z.object({
          id: recordId,
          channel: z.string(),
          number: count,
          createdAt: instant,
          bytes: count,
          /** Installations that have not said that they have it. Empty: it can be tidied away. */
          waitsFor: z.array(z.object({ municipality: z.string(), name: z.string() })),
        }),
      ),
    }),
    errors: [],
  }),
  'folder.publish': method({
    kind: 'command',
    access: 'consultant',
    summary: 'Lay a package that was made here in the exchange folder',
    input: z.strictObject({
      /** Of the package. */
      id: recordId,
    }),
    output: z.object({ path: z.string() }),
    errors: ['folderUnset', 'folderMissing', 'folderReadOnlyPath', 'packageFileGone'],
  }),
  'folder.tidy': method({
    kind: 'command',
    access: 'consultant',
    summary: 'Remove our own packages that every recipient has said to have; never those of others',
    input: z.strictObject({}),
    output: z.object({ removed: count }),
    errors: ['folderUnset', 'folderMissing'],
  }),
} as const;
