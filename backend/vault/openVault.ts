import { existsSync, writeFileSync } from 'node:fs';
import type { Store } from '#db/store.ts';
import { type AppError, appError } from '#shared/api/errors.ts';
import type { User } from '#shared/api/methods/vault.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Attempts } from './attempts.ts';
import { type Random, wipe } from './crypto.ts';
import { removeIfPresent, type VaultPaths, writeAtomically } from './files.ts';
import type { FolderLock } from './folderLock.ts';
import {
  type KeyFile,
  openSlot,
  passphraseKey,
  serializeKeyFile,
  withoutSlot,
  withRecovery,
  withSlot,
} from './keyFile.ts';
import { Mutex } from './mutex.ts';
import { newRecoveryKey } from './recoveryKey.ts';
import { vaultSettings } from './settings.ts';
import { userById } from './users.ts';

/** An open vault: exists only between unlock and lock, and nothing else holds its keys. */
export class OpenVault {
  readonly store: Store;
  readonly userId: string;
  readonly #paths: VaultPaths;
  readonly #now: () => Date;
  readonly #random: Random;
  readonly #vaultKey: Uint8Array;
  readonly #folderLock: FolderLock;
  readonly #keyFileJobs = new Mutex();
  readonly #running = new Set<Promise<unknown>>();
  /** The newest job that has the store for itself, while there is one. */
  #gate: Promise<unknown> | undefined;
  #keyFile: KeyFile;
  #lastActivity: number;
  #changed: boolean;
  #closing = false;

  constructor(input: {
    store: Store;
    userId: string;
    paths: VaultPaths;
    now: () => Date;
    random: Random;
    vaultKey: Uint8Array;
    keyFile: KeyFile;
    folderLock: FolderLock;
  }) {
    this.store = input.store;
    this.userId = input.userId;
    this.#paths = input.paths;
    this.#now = input.now;
    this.#random = input.random;
    this.#vaultKey = input.vaultKey;
    this.#keyFile = input.keyFile;
    this.#folderLock = input.folderLock;
    this.#lastActivity = input.now().getTime();
    this.#changed = existsSync(input.paths.changed);
  }

  get keyFile(): KeyFile {
    return this.#keyFile;
  }

  get vaultKey(): Uint8Array {
    return this.#vaultKey;
  }

  /** From the store at each call: a user whose access was closed a moment ago is out. */
  user(): User | undefined {
    return userById(this.store, this.userId);
  }

  touch(): void {
    this.#lastActivity = this.#now().getTime();
  }

  autoLockSeconds(): number {
    return vaultSettings(this.store, this.#keyFile.vaultId).autoLockMinutes * 60;
  }

  idleSeconds(): number {
    return (this.#now().getTime() - this.#lastActivity) / 1000;
  }

  get isClosing(): boolean {
    return this.#closing;
  }

  /** Something differs from the last backup; remembered beside the vault, so that a crash does not forget it. */
  markChanged(): void {
    if (this.#changed) return;
    writeFileSync(this.#paths.changed, '');
    this.#changed = true;
  }

  get hasChanged(): boolean {
    return this.#changed;
  }

  markBackedUp(): void {
    removeIfPresent(this.#paths.changed);
    this.#changed = false;
  }

  /** Whether this is the passphrase of the signed-in user; a wrong one counts as an attempt. */
  async confirm(passphrase: string, attempts: Attempts): Promise<Result<undefined, AppError>> {
    const confirmed = await attempts.guard('wrongPassphrase', async () => {
      const key = await passphraseKey(this.#keyFile, passphrase);
      const slot = openSlot(this.#keyFile, key);
      wipe(key, slot?.vaultKey);
      return slot?.userId === this.userId ? true : undefined;
    });
    return confirmed.ok ? ok(undefined) : confirmed;
  }

  /** A user's passphrase, in the place of the one before. No two users can have the same: it tells who signs in. */
  async givePassphrase(userId: string, passphrase: string): Promise<Result<undefined, AppError>> {
    const key = await passphraseKey(this.#keyFile, passphrase);
    try {
      return await this.#keyFileJobs.run(() => {
        const holder = openSlot(this.#keyFile, key);
        wipe(holder?.vaultKey);
        if (holder !== undefined && holder.userId !== userId) return err(appError('passphraseTaken', {}));
        this.#writeKeyFile(withSlot(this.#keyFile, userId, key, this.#vaultKey, this.#random));
        return ok(undefined);
      });
    } finally {
      wipe(key);
    }
  }

  /** From now on no passphrase of this user opens the vault. */
  forgetPassphrase(userId: string): Promise<void> {
    return this.#keyFileJobs.run(() => this.#writeKeyFile(withoutSlot(this.#keyFile, userId, this.#vaultKey)));
  }

  /** A new recovery key in the place of the old one, as text to print. */
  renewRecoveryKey(): Promise<string> {
    return this.#keyFileJobs.run(() => {
      const { bytes, text } = newRecoveryKey(this.#random);
      this.#writeKeyFile(withRecovery(this.#keyFile, bytes, this.#vaultKey, this.#random));
      wipe(bytes);
      return text;
    });
  }

  #writeKeyFile(next: KeyFile): void {
    this.markChanged();
    writeAtomically(this.#paths.keyFile, serializeKeyFile(next));
    this.#keyFile = next;
  }

  /** Counts work on the store as running, so that a lock waits for it instead of closing the database under it. */
  run<T>(job: () => T | Promise<T>): Promise<T> {
    return this.#counted(Promise.resolve(this.#gate), job);
  }

  /** Runs work with nothing else on the store: what runs already is waited for, and what comes waits for it. */
  async exclusive<T>(job: () => T | Promise<T>): Promise<T> {
    const work = this.#counted(Promise.allSettled([...this.#running]), job);
    const gate = work.then(
      () => undefined,
      () => undefined,
    );
    this.#gate = gate;
    try {
      return await work;
    } finally {
      if (this.#gate === gate) this.#gate = undefined;
    }
  }

  async #counted<T>(before: Promise<unknown>, job: () => T | Promise<T>): Promise<T> {
    const result = before.then(job);
    this.#running.add(result);
    try {
      return await result;
    } finally {
      this.#running.delete(result);
    }
  }

  /** From here on nothing new begins; resolves when all that runs has ended. */
  async drain(): Promise<void> {
    this.#closing = true;
    await Promise.allSettled([...this.#running]);
  }

  close(): void {
    this.#closing = true;
    try {
      this.store.close();
    } finally {
      wipe(this.#vaultKey);
      this.#folderLock.release();
    }
  }
}
