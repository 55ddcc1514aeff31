import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Where each thing lies in a vault's directory. No name here ever carries personal data. */
export interface VaultPaths {
  readonly directory: string;
  readonly database: string;
  readonly keyFile: string;
  readonly lock: string;
  readonly attempts: string;
  /** Exists when something has been changed since the last verified backup. */
  readonly changed: string;
  readonly backups: string;
  readonly logs: string;
}

export const databaseName = 'dalsam.db';
export const keyFileName = 'dalsam.key.json';

export function vaultPaths(directory: string): VaultPaths {
  return {
    directory,
    database: join(directory, databaseName),
    keyFile: join(directory, keyFileName),
    lock: join(directory, 'dalsam.lock'),
    attempts: join(directory, 'dalsam.attempts.json'),
    changed: join(directory, 'dalsam.changed'),
    backups: join(directory, 'backups'),
    logs: join(directory, 'logs'),
  };
}

/** The database with what SQLite keeps beside it. */
export function databaseFiles(database: string): string[] {
  return [database, `${database}-wal`, `${database}-shm`, `${database}-journal`];
}

export function ensureDirectory(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
}

/** All or nothing, also when the power goes: written beside, flushed, and renamed over the old file. */
export function writeAtomically(path: string, content: string): void {
  const temporary = join(dirname(path), `.${basename(path)}.new`);
  try {
    const file = openSync(temporary, 'w', 0o600);
    try {
      writeFileSync(file, content);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
    flushDirectory(dirname(path));
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

export function flushFile(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Makes a rename last. Windows can not open a directory, and needs no flush for it. */
export function flushDirectory(path: string): void {
  if (process.platform === 'win32') return;
  const directory = openSync(path, 'r');
  try {
    fsyncSync(directory);
  } finally {
    closeSync(directory);
  }
}

export function removeIfPresent(path: string): void {
  rmSync(path, { recursive: true, force: true });
}

/** Names in a directory; an absent directory has none. */
export function namesIn(path: string): string[] {
  return existsSync(path) ? readdirSync(path) : [];
}

/** `YYYYMMDD-HHMMSS` in UTC, for names of files. */
export function fileStamp(at: Date): string {
  return at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
}
