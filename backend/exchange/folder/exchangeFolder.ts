import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, lstat, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { flushDirectory } from '../../vault/files.ts';
import { newPartName } from '../package/publish.ts';

/**
 * A folder that any file sync carries between the municipalities (a network share, OneDrive, Nextcloud, Syncthing). One
 * subfolder for each channel; in it, packages named by the SHA-256 of their bytes. A file is never changed once it has its
 * name, so any order, any delay and any doubling is harmless; nobody ever writes or removes another's.
 */
export const packageEnding = '.dalsam';

export interface FolderPackage {
  /** Absolute. */
  readonly path: string;
  readonly channel: string;
  /** SHA-256 in hex of what lies there. */
  readonly hash: string;
  readonly bytes: number;
}

export interface FolderContent {
  readonly packages: readonly FolderPackage[];
  /** Files that are not whole yet: the sync is still bringing them, or was cut off. */
  readonly partial: readonly { readonly path: string; readonly channel: string; readonly bytes: number }[];
}

/** Reads an exchange folder again and again; a file's hash is computed once for as long as the file stays as it is. */
export class FolderReader {
  readonly #known = new Map<string, { readonly stamp: string; readonly hash: string }>();

  /** What lies in these channels. An absent folder holds nothing; one that can not be read throws. */
  async read(root: string, channels: readonly string[]): Promise<FolderContent> {
    const packages = new Map<string, FolderPackage>();
    const partial: FolderContent['partial'][number][] = [];
    for (const channel of channels) {
      const folder = channelFolder(root, channel);
      for (const name of (await namesIn(folder)).toSorted()) {
        if (!name.endsWith(packageEnding) || name.startsWith('.')) continue;
        const path = join(folder, name);
        const found = await this.#look(path);
        if (found === undefined) continue;
        const { bytes, hash } = found;
        const claimed = claimedHash(name);
        if (bytes === 0 || (claimed !== undefined && claimed !== hash)) partial.push({ path, channel, bytes });
        // A sync that met the same name twice keeps both under other names: the same bytes are one package.
        else if (!packages.has(hash)) packages.set(hash, { path, channel, hash, bytes });
      }
    }
    return { packages: [...packages.values()], partial };
  }

  /** Undefined for what is no file, or is gone by now. A link is not followed. */
  async #look(path: string): Promise<{ bytes: number; hash: string } | undefined> {
    try {
      const about = await lstat(path);
      if (!about.isFile()) return undefined;
      const { size, mtimeMs, ino } = about;
      const stamp = `${size}/${mtimeMs}/${ino}`;
      const known = this.#known.get(path);
      if (known?.stamp === stamp) return { bytes: size, hash: known.hash };
      const hash = await hashFile(path);
      this.#known.set(path, { stamp, hash });
      return { bytes: size, hash };
    } catch (error) {
      if (isGone(error)) return undefined;
      throw error;
    }
  }
}

/** Lends a name for a part in a folder, which a vault notes as its own for as long as the work goes on. */
export type LendPart = (folder: string, work: (part: { readonly path: string }) => Promise<void>) => Promise<void>;

const unnoted: LendPart = (folder, work) => work({ path: join(folder, newPartName()) });

/**
 * Puts a package of ours into a channel's folder under its content name: copied beside and renamed, so that nobody sees
 * half of it. Returns its path. What is there already, whole, stays.
 */
export async function publish(
  root: string,
  channel: string,
  source: string,
  hash: string,
  lendPart = unnoted,
): Promise<string> {
  const folder = channelFolder(root, channel);
  await mkdir(folder, { recursive: true });
  const target = join(folder, hash + packageEnding);
  if (await isWhole(target, hash)) return target;
  await lendPart(folder, async ({ path: part }) => {
    try {
      await copyFile(source, part);
      if ((await hashFile(part)) !== hash) throw new Error('the copy in the exchange folder is not whole');
      const file = await open(part, 'r+');
      try {
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(part, target);
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
  });
  flushDirectory(folder);
  return target;
}

/** Removes packages of our own, which everybody has had. The caller knows which are its own: nothing else is touched. */
export async function unpublish(root: string, own: readonly { channel: string; hash: string }[]): Promise<number> {
  let removed = 0;
  for (const { channel, hash } of own) {
    const path = join(channelFolder(root, channel), hash + packageEnding);
    if (!(await isWhole(path, hash))) continue;
    await rm(path, { force: true });
    removed += 1;
  }
  return removed;
}

export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
}

/** Channels are municipality numbers, `coordinator` and `all`: nothing else may become a folder name. */
function channelFolder(root: string, channel: string): string {
  if (!/^(\d{4}|coordinator|all)$/.test(channel)) throw new Error('no such channel');
  return join(root, channel);
}

/** The hash that a name begins with: `<hash>.dalsam`, and what syncs make of it (`<hash> (1).dalsam`, `<hash>.sync-conflict-...`). */
function claimedHash(name: string): string | undefined {
  return /^([0-9a-f]{64})(?![0-9a-f])/.exec(name)?.[1];
}

async function isWhole(path: string, hash: string): Promise<boolean> {
  try {
    return (await hashFile(path)) === hash;
  } catch (error) {
    if (isGone(error)) return false;
    throw error;
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isGone(error)) return [];
    throw error;
  }
}

function isGone(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code;
  return code === 'ENOENT' || code === 'ENOTDIR';
}
