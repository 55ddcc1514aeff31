import { renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Store } from '#db/store.ts';
import { type AppError, appError } from '#shared/api/errors.ts';
import type { BackupEntry, BackupReason } from '#shared/api/methods/vault.ts';
import { err, ok, type Result } from '#shared/result.ts';
import {
  databaseName,
  ensureDirectory,
  flushDirectory,
  flushFile,
  keyFileName,
  namesIn,
  removeIfPresent,
  type VaultPaths,
} from './files.ts';
import { backupName, backupsToRemove, parseBackupName } from './rotation.ts';

/** Opens a copy of the database with the vault's key; throws or fails when it can not be read. */
export type OpenCopy = (database: string) => Result<Store, unknown>;

const dayMs = 24 * 60 * 60 * 1000;

interface Started {
  readonly at: Date;
  readonly reason: BackupReason;
  readonly name: string;
  readonly partial: string;
  readonly database: string;
}

/**
 * Backups beside the vault: a folder each, with a copy of the database and of the key file, so that any one of them
 * can be carried to another machine and opened there with a passphrase or the recovery key (ADR 0022).
 */
export class Backups {
  readonly #folder: string;
  readonly #now: () => Date;

  constructor(paths: VaultPaths, now: () => Date) {
    this.#folder = paths.backups;
    this.#now = now;
  }

  /** Newest first. What is being written, or is no backup of ours, is not in it. */
  list(): BackupEntry[] {
    return namesIn(this.#folder)
      .map(parseBackupName)
      .filter((backup) => backup !== undefined)
      .flatMap((backup) => {
        const bytes = this.#size(backup.name);
        return bytes === undefined ? [] : [{ ...backup, bytes }];
      })
      .toSorted((a, b) => (a.name < b.name ? 1 : -1));
  }

  count(): number {
    return this.list().length;
  }

  /** A day has gone since the newest one. One of a day to come was made while the clock was wrong: it does not count. */
  isDue(): boolean {
    const now = this.#now().getTime();
    const last = this.list().find(({ createdAt }) => Date.parse(createdAt) <= now);
    return last === undefined || now - Date.parse(last.createdAt) >= dayMs;
  }

  files(name: string): { database: string; keyFile: string } {
    return { database: join(this.#folder, name, databaseName), keyFile: join(this.#folder, name, keyFileName) };
  }

  /**
   * Copies under a name that does not count as a backup, opens the copy and checks it, and only then gives it its
   * name. A copy that fails the check is removed.
   */
  async create(
    reason: BackupReason,
    keyFile: string,
    copyDatabase: (path: string) => Promise<void>,
    openCopy: OpenCopy,
  ): Promise<Result<BackupEntry, AppError>> {
    const started = this.#start(reason);
    try {
      await copyDatabase(started.database);
      if (!canBeRead(started.database, openCopy)) return err(appError('backupDamaged', {}));
      return ok(this.#finish(started, keyFile));
    } finally {
      removeIfPresent(started.partial);
    }
  }

  /** The same at once, for the moment before a migration: `copyDatabase` checks its copy itself, or throws. */
  createNow(reason: BackupReason, keyFile: string, copyDatabase: (path: string) => void): BackupEntry {
    const started = this.#start(reason);
    try {
      copyDatabase(started.database);
      return this.#finish(started, keyFile);
    } finally {
      removeIfPresent(started.partial);
    }
  }

  /** Leftovers of a process that was killed while it copied. */
  removePartial(): void {
    for (const name of namesIn(this.#folder)) {
      if (name.startsWith('.partial-')) removeIfPresent(join(this.#folder, name));
    }
  }

  #start(reason: BackupReason): Started {
    const at = this.#now();
    const name = this.#freeName(backupName(at, reason));
    const partial = join(this.#folder, `.partial-${name}`);
    ensureDirectory(partial);
    return { at, reason, name, partial, database: join(partial, databaseName) };
  }

  #finish({ at, reason, name, partial, database }: Started, keyFile: string): BackupEntry {
    const keyFileCopy = join(partial, keyFileName);
    writeFileSync(keyFileCopy, keyFile, { mode: 0o600 });
    flushFile(database);
    flushFile(keyFileCopy);
    flushDirectory(partial);
    renameSync(partial, join(this.#folder, name));
    flushDirectory(this.#folder);
    this.#rotate(at);
    return { name, createdAt: `${at.toISOString().slice(0, 19)}.000Z`, bytes: this.#size(name) ?? 0, reason };
  }

  #rotate(now: Date): void {
    for (const name of backupsToRemove(this.list(), now)) removeIfPresent(join(this.#folder, name));
  }

  #freeName(name: string): string {
    const taken = new Set(namesIn(this.#folder));
    let free = name;
    for (let number = 2; taken.has(free); number++) free = `${name}-${number}`;
    return free;
  }

  #size(name: string): number | undefined {
    const { database, keyFile } = this.files(name);
    try {
      return statSync(database).size + statSync(keyFile).size;
    } catch {
      return undefined;
    }
  }
}

function canBeRead(database: string, openCopy: OpenCopy): boolean {
  const copy = openCopy(database);
  if (!copy.ok) return false;
  try {
    copy.value.checkIntegrity();
    return true;
  } catch {
    return false;
  } finally {
    copy.value.close();
  }
}
