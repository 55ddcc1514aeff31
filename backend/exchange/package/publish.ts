import { createHash, randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { access, type FileHandle, link, open, rename, rm } from 'node:fs/promises';
import { basename, isAbsolute, join } from 'node:path';
import { appError } from '#shared/api/errors.ts';
import { Refusal } from './refusal.ts';

export interface Published {
  readonly path: string;
  /** SHA-256 in hex. */
  readonly fileHash: string;
  readonly bytes: number;
}

export interface Naming {
  /** Of the part, in the same folder; left out: a random one. */
  readonly partName?: string | undefined;
  /**
   * Called once the part is whole and on the disk, and before it gets its name: what must be remembered of a file that may leave. If it
   * throws, the file is as if it never was; from then on the part stays until it has its name.
   */
  beforeNaming?(file: Published): void;
}

export const newPartName = (): string => `.${randomBytes(12).toString('hex')}.part`;

/**
 * A new file, whole or not at all: written beside under a name that no reader looks at, flushed, then given its name. A
 * file that is there is never written over. What it holds is encrypted already when it gets here.
 */
export async function publish(
  content: AsyncIterable<Uint8Array>,
  folder: string,
  fileName: string | undefined,
  { partName = newPartName(), beforeNaming }: Naming = {},
): Promise<Published> {
  if (!isAbsolute(folder)) throw new Error('publish: the folder is not absolute');
  if (fileName !== undefined && (fileName !== basename(fileName) || /^\.|[\\/:]/.test(fileName))) {
    throw new Error('publish: not the name of a file');
  }
  const beside = join(folder, partName);
  const handle = await open(beside, 'wx').catch(toRefusal);
  let isAwaitingName = false;
  try {
    const { fileHash, bytes } = await write(handle, content);
    const contentPath = join(folder, `${fileHash}.dalsam`);
    const path = fileName === undefined ? contentPath : join(folder, fileName);
    if (await isThere(path)) throw new Refusal(appError('packageNameTaken', {}));
    if (beforeNaming !== undefined) {
      beforeNaming({ path, fileHash, bytes });
      isAwaitingName = true;
    }
    let named = path;
    if (!(await giveName(beside, path))) {
      if (beforeNaming === undefined) throw new Refusal(appError('packageNameTaken', {}));
      // Somebody took the name a moment ago, and what is remembered stands: it gets the name that can only be its own.
      named = contentPath;
      if (!(await giveName(beside, contentPath))) throw new Error('publish: the name by its content is taken');
    }
    isAwaitingName = false;
    await flushFolder(folder);
    return { path: named, fileHash, bytes };
  } finally {
    // There only when something went wrong, or as the second name of what is whole.
    if (!isAwaitingName) await rm(beside, { force: true });
  }
}

async function write(
  handle: FileHandle,
  content: AsyncIterable<Uint8Array>,
): Promise<{ fileHash: string; bytes: number }> {
  try {
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const chunk of content) {
      hash.update(chunk);
      bytes += chunk.length;
      for (let at = 0; at < chunk.length; ) at += (await handle.write(chunk, at)).bytesWritten;
    }
    await handle.sync();
    return { fileHash: hash.digest('hex'), bytes };
  } finally {
    await handle.close();
  }
}

/**
 * False: another file has the name. A second name refuses to take the place of a file; where a disk has no second names, it is
 * looked for first.
 */
async function giveName(beside: string, path: string): Promise<boolean> {
  try {
    await link(beside, path);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    if (!withoutLinks.has(codeOf(error) ?? '')) throw error;
    if (await isThere(path)) return false;
    await rename(beside, path);
  }
  return true;
}

const isThere = (path: string): Promise<boolean> =>
  access(path, constants.F_OK).then(
    () => true,
    () => false,
  );

/** FAT, and network shares. */
export const withoutLinks = new Set([
  'EPERM',
  'ENOTSUP',
  'EOPNOTSUPP',
  'ENOSYS',
  'EINVAL',
  'EACCES',
  'EMLINK',
  'UNKNOWN',
  'EISDIR',
]);

/** The name is on the disk once its folder is. Windows and some shares cannot do it, and need not. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

function toRefusal(error: unknown): never {
  if (codeOf(error) === 'ENOENT') throw new Refusal(appError('packageFolderMissing', {}));
  throw error;
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
