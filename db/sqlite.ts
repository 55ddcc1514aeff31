import Database from 'better-sqlite3';

/**
 * The SQLite library, in one place. `better-sqlite3` is an alias of `better-sqlite3-multiple-ciphers`: the same
 * interface, with encryption (plain better-sqlite3 ignores `PRAGMA key` without a word).
 *
 * The library reads this variable once, when the first database is opened. With it a file name may be a URI that carries
 * the key, which is the only way to give the target of an online backup one (db/backup.ts). Other file names are
 * not touched by it: only a name that starts with `file:` is read as a URI, and ours are absolute paths.
 */
process.env.SQLITE_USE_URI = '1';

export type Sqlite = Database.Database;
export type Statement<Parameters extends unknown[]> = Database.Statement<Parameters>;
/** Runs work as part of the transaction that is going on, or in one of its own. */
export type Atomically = <T>(work: () => T) => T;
export const SqliteError = Database.SqliteError;
export { Database };

/** The code of an error that SQLite gave (`SQLITE_BUSY`, `SQLITE_IOERR_WRITE`, ...), or undefined for any other. */
export function sqliteCode(error: unknown): string | undefined {
  return error instanceof SqliteError ? error.code : undefined;
}

/** The key as SQLCipher's raw key: used as it is, with no key derivation (the key file has done that). */
export function rawKey(key: Uint8Array): string {
  if (key.length !== 32) throw new RangeError('the database key has 32 bytes');
  return `x'${Buffer.from(key.buffer, key.byteOffset, key.byteLength).toString('hex')}'`;
}
