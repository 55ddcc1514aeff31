import { rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Database, sqliteCode } from '#db/sqlite.ts';

export interface FolderLock {
  release(): void;
}

/**
 * Holds a vault's directory for this process: SQLite's own lock on an empty file. The operating system lets go of it
 * when the process dies, so no stale lock can keep anybody out, which a file with a process id in it could.
 * Undefined when another process (or another window of this one) has it. File system errors are thrown.
 */
export function lockFolder(lockFile: string): FolderLock | undefined {
  // By a plain write first: SQLite would hide a read-only folder behind "unable to open database file". Not of the
  // lock file itself, since closing another descriptor of it would drop a lock that this process holds.
  const probe = join(dirname(lockFile), '.dalsam.probe');
  writeFileSync(probe, 'x');
  rmSync(probe, { force: true });
  const database = new Database(lockFile, { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (sqliteCode(error)?.startsWith('SQLITE_BUSY')) return undefined;
    throw error;
  }
  return { release: () => database.close() };
}
