import { accessSync, closeSync, constants, existsSync, openSync, readSync, statSync } from 'node:fs';
import { dirname, isAbsolute } from 'node:path';
import { err, ok, type Result } from '#shared/result.ts';
import { Database, rawKey, type Sqlite, sqliteCode } from './sqlite.ts';

/** What a user, a colleague or a disk can cause when a database is opened or written: values, never thrown by open. */
export type StorageFailure =
  /** No file there (or no folder), and none was to be made. */
  | { readonly code: 'missing' }
  /** A file is there already, and a new one was to be made. */
  | { readonly code: 'exists' }
  /** The first page does not decrypt: another key, or the page is damaged. The two cannot be told apart. */
  | { readonly code: 'wrongKeyOrDamaged' }
  /** The key fits, but a page further in does not check out. */
  | { readonly code: 'damaged' }
  /** Another process has it open. */
  | { readonly code: 'inUse' }
  /** The file is not encrypted: the application never goes on with such a file. */
  | { readonly code: 'plaintext' }
  /** Made by a later version of the application: its schema version. */
  | { readonly code: 'newerVersion'; readonly version: number }
  | { readonly code: 'readOnly' }
  | { readonly code: 'diskFull' };

const plaintextHeader = Buffer.from('SQLite format 3\0', 'latin1');

/** Cache for decrypted pages: the search indexes of 100 000 people fit, and each page is decrypted once. */
const cacheKibibytes = 96 * 1024;

/** Enough for the inner pages of the tables and indexes of a million ops, where what is read or written is passed once. */
const fewPagesKibibytes = 24 * 1024;

/** How many such works go on in a database: one may be part of another, and two may overlap. */
const worksWithFewPages = new WeakMap<Sqlite, number>();

/** Less of the file is kept in memory while the work runs. */
export async function withFewPages<T>(database: Sqlite, work: () => Promise<T>): Promise<T> {
  const count = (by: 1 | -1): number => {
    const works = (worksWithFewPages.get(database) ?? 0) + by;
    worksWithFewPages.set(database, works);
    return works;
  };
  if (count(1) === 1) database.pragma(`cache_size = -${fewPagesKibibytes}`);
  try {
    return await work();
  } finally {
    // A lock may have closed it meanwhile.
    if (count(-1) === 0 && database.open) database.pragma(`cache_size = -${cacheKibibytes}`);
  }
}

/**
 * Begins a transaction that writes much: with a rollback journal each page is encrypted and written once, while a write-ahead log
 * holds all of it a second time, however large, until it is copied. References between tables are not looked up row by row: who writes so much
 * has what it names from the same transaction. `endBulk` goes back to the log and to looking up, also after a rollback.
 */
export function beginBulk(database: Sqlite): void {
  database.pragma('journal_mode = DELETE');
  database.pragma('foreign_keys = OFF');
  try {
    database.exec('BEGIN IMMEDIATE');
  } catch (error) {
    endBulk(database);
    throw error;
  }
}

/** The journal goes, with the earlier pages in it. Where that fails now, the next opening does it; what was committed stands. */
export function endBulk(database: Sqlite): void {
  // A lock may have closed it meanwhile.
  if (!database.open) return;
  database.pragma('foreign_keys = ON');
  try {
    database.pragma('journal_mode = WAL');
  } catch (error) {
    if (storageFailure(error) === undefined) throw error;
  }
}

/**
 * Opens (or makes) an encrypted database and takes it for this process alone until it is closed.
 *
 * The header is read before SQLite opens the file, never while it is open: on Linux and macOS, closing any other
 * descriptor of a file drops the locks that this process holds on it.
 */
export function openDatabase(path: string, key: Uint8Array, create: boolean): Result<Sqlite, StorageFailure> {
  if (!isAbsolute(path)) throw new Error('the path of a database is absolute');
  const blocked = create ? blockedForCreate(path) : blockedForOpen(path);
  if (blocked !== undefined) return err(blocked);
  if (create) {
    const made = makeEmpty(path, key);
    if (made !== undefined) return err(made);
  }
  return connect(path, key);
}

/** Maps an error thrown by SQLite while opening or in use; undefined for one that no user or disk can cause. */
export function storageFailure(error: unknown): StorageFailure | undefined {
  const code = sqliteCode(error) ?? (error as NodeJS.ErrnoException | undefined)?.code;
  if (code === undefined) return undefined;
  if (code === 'SQLITE_NOTADB') return { code: 'wrongKeyOrDamaged' };
  if (code === 'SQLITE_BUSY' || code.startsWith('SQLITE_BUSY_') || code === 'SQLITE_LOCKED') return { code: 'inUse' };
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') return { code: 'diskFull' };
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_IOERR_SHORT_READ' || code === 'SQLITE_IOERR_DATA') {
    return { code: 'damaged' };
  }
  if (code.startsWith('SQLITE_READONLY') || code === 'SQLITE_PERM' || code === 'EACCES' || code === 'EPERM') {
    return { code: 'readOnly' };
  }
  if (code === 'EROFS' || code.startsWith('SQLITE_CANTOPEN')) return { code: 'readOnly' };
  return undefined;
}

/** Whether a file begins as an unencrypted SQLite database does. */
export function isPlaintext(path: string): boolean {
  const header = Buffer.alloc(plaintextHeader.length);
  const descriptor = openSync(path, 'r');
  try {
    return readSync(descriptor, header, 0, header.length, 0) === header.length && header.equals(plaintextHeader);
  } finally {
    closeSync(descriptor);
  }
}

/** A connection with its key, and with no statement run yet that touches the file. */
export function keyed(path: string, key: Uint8Array): Sqlite {
  const database = new Database(path, { timeout: 250 });
  database.pragma("cipher = 'sqlcipher'");
  database.pragma('legacy = 4');
  database.pragma(`key = "${rawKey(key)}"`);
  // Before anything can spill: sorts and indexes in passing stay in memory, never in an unencrypted temporary file.
  database.pragma('temp_store = MEMORY');
  database.pragma('mmap_size = 0');
  return database;
}

function blockedForCreate(path: string): StorageFailure | undefined {
  if (existsSync(path)) return { code: 'exists' };
  if (!existsSync(dirname(path))) return { code: 'missing' };
  return mayWrite(dirname(path)) ? undefined : { code: 'readOnly' };
}

function blockedForOpen(path: string): StorageFailure | undefined {
  if (!existsSync(path)) return { code: 'missing' };
  try {
    // SQLite takes an empty file for a new database and would fill it: here it is one that has lost its content.
    if (statSync(path).size === 0) return { code: 'damaged' };
    if (isPlaintext(path)) return { code: 'plaintext' };
  } catch (error) {
    const failure = storageFailure(error);
    if (failure !== undefined) return failure;
    throw error;
  }
  return mayWrite(path) && mayWrite(dirname(path)) ? undefined : { code: 'readOnly' };
}

function mayWrite(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Makes the file with its first page, and sees with its own eyes that the page is encrypted before data goes in. */
function makeEmpty(path: string, key: Uint8Array): StorageFailure | undefined {
  let database: Sqlite | undefined;
  try {
    database = keyed(path, key);
    database.pragma('page_size = 4096');
    database.exec('CREATE TABLE first (n INTEGER) STRICT; DROP TABLE first;');
    database.close();
  } catch (error) {
    database?.close();
    const failure = storageFailure(error);
    if (failure === undefined) throw error;
    return failure;
  }
  return isPlaintext(path) ? { code: 'plaintext' } : undefined;
}

function connect(path: string, key: Uint8Array): Result<Sqlite, StorageFailure> {
  let database: Sqlite | undefined;
  try {
    database = keyed(path, key);
    // One process: no shared-memory file, and a second process is told at once (ADR 0011).
    database.pragma('locking_mode = EXCLUSIVE');
    database.pragma('journal_mode = WAL');
    // A commit is on the disk before the screen says "saved", through a power cut too.
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    database.pragma('recursive_triggers = ON');
    database.pragma('secure_delete = ON');
    database.pragma('trusted_schema = OFF');
    database.pragma(`cache_size = -${cacheKibibytes}`);
    // Takes the write lock now, so that a folder or file that cannot be written is found here and not at the first save.
    database.exec('BEGIN IMMEDIATE; SELECT count(*) FROM sqlite_schema; COMMIT;');
    return ok(database);
  } catch (error) {
    database?.close();
    const failure = storageFailure(error);
    if (failure === undefined) throw error;
    return err(failure);
  }
}
