import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname, isAbsolute } from 'node:path';
import { isPlaintext, keyed } from './open.ts';
import { rawKey, type Sqlite, sqliteCode } from './sqlite.ts';

/**
 * Copies an open database into another file under the same key, while the application goes on (SQLite's online backup,
 * some pages at a time). The copy is checked as a whole, stands alone without a WAL beside it, and takes its
 * name only then: a file under that name is always a good copy (ADR 0013).
 */
export async function backupDatabase(database: Sqlite, key: Uint8Array, path: string): Promise<void> {
  if (!isAbsolute(path)) throw new Error('the path of a backup is absolute');
  if (existsSync(path)) throw new Error('the backup would overwrite a file');
  const part = `${path}.part`;
  removeCopy(part);
  try {
    await database.backup(uriWithKey(part, key));
    finishCopy(part, key);
    renameSync(part, path);
    syncFolder(dirname(path));
  } catch (error) {
    removeCopy(part);
    // SQLite's own message can hold the file name, which here is a URI with the key in it.
    throw withoutMessage(error);
  }
}

/** The same, at once, for the moment before a migration (`VACUUM INTO` keeps the cipher and the key). */
export function copyDatabase(database: Sqlite, key: Uint8Array, path: string): void {
  if (!isAbsolute(path)) throw new Error('the path of a copy is absolute');
  if (existsSync(path)) throw new Error('the copy would overwrite a file');
  const part = `${path}.part`;
  removeCopy(part);
  try {
    database.prepare('VACUUM INTO ?').run(part);
    finishCopy(part, key);
    renameSync(part, path);
    syncFolder(dirname(path));
  } catch (error) {
    removeCopy(part);
    throw error;
  }
}

/** Opens a copy with the key, checks it as a whole and makes it one file; throws when anything is amiss. */
function finishCopy(path: string, key: Uint8Array): void {
  if (isPlaintext(path)) throw new Error('the copy is not encrypted');
  const copy = keyed(path, key);
  try {
    copy.pragma('locking_mode = EXCLUSIVE');
    copy.pragma('journal_mode = DELETE');
    copy.pragma('synchronous = FULL');
    const found = copy.pragma('quick_check(1)', { simple: true });
    if (found !== 'ok') throw new Error('the copy is damaged');
  } finally {
    copy.close();
  }
  const descriptor = openSync(path, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * A file name that carries cipher and key: the target of `backup()` is opened by name alone, so there is no other way to
 * give it a key, and without one the library refuses. The path is one percent-encoded piece, since the
 * library looks for the folder of the whole text; SQLite decodes it. `/C:/...` is read as `C:/...` on Windows.
 */
function uriWithKey(path: string, key: Uint8Array): string {
  const slashed = process.platform === 'win32' ? path.replaceAll('\\', '/').replace(/^(?=[A-Za-z]:)/, '/') : path;
  const encode = (text: string) => encodeURIComponent(text).replaceAll("'", '%27');
  return `file:${encode(slashed)}?cipher=sqlcipher&legacy=4&key=${encode(rawKey(key))}`;
}

function removeCopy(part: string): void {
  for (const suffix of ['', '-wal', '-journal', '-shm']) rmSync(part + suffix, { force: true });
}

/** Makes the new name itself last through a power cut; Windows has no such call and needs none. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function withoutMessage(error: unknown): Error {
  const code = sqliteCode(error);
  if (code === undefined) return error instanceof Error ? error : new Error('the backup failed');
  return Object.assign(new Error(`the backup failed: ${code}`), { code });
}
