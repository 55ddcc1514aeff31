import { existsSync, writeFileSync } from 'node:fs';
import type { Store } from '#db/store.ts';
import { type AppError, appError } from '#shared/api/errors.ts';
import type { BackupEntry, BackupReason, User, VaultStatus } from '#shared/api/methods/vault.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { Attempts } from './attempts.ts';
import { backUpOpenVault } from './backUp.ts';
import { Backups } from './backups.ts';
import { avoidedWords, checkNewPassphrase, createVaultFiles, discardVaultFiles, type NewOwner } from './createVault.ts';
import { wipe } from './crypto.ts';
import { ensureDirectory, removeIfPresent, vaultPaths, writeAtomically } from './files.ts';
import { type FolderLock, lockFolder } from './folderLock.ts';
import { isAuthentic, type KeyFile, openSlot, passphraseKey, serializeKeyFile, withSlot } from './keyFile.ts';
import { Mutex } from './mutex.ts';
import { OpenVault } from './openVault.ts';
import { moveAside, putInPlace, removeAbandonedStaging, stageBackup, stagingFolder } from './restore.ts';
import { type PresentVault, restoreRefusal } from './restoreRights.ts';
import { openSecret, type Secret, type SignIn } from './secret.ts';
import { openVaultStore, storageError } from './storage.ts';
import { errorCode } from './systemErrors.ts';
import { recoveryDefault, usersOf } from './users.ts';
import type { VaultOptions } from './vaultOptions.ts';
import {
  closedStatus,
  inspectFolder,
  keyFileOf,
  type LockReason,
  namedMunicipality,
  openStatus,
} from './vaultStatus.ts';

const tickMs = 15_000;

/**
 * The vault of one directory: none, locked or open. The keys exist only while it is open. Whatever opens, closes or
 * replaces it goes through one queue; work on the open vault does not, and is waited for before it closes.
 */
export class Vault {
  readonly directory: string;
  readonly backups: Backups;
  readonly attempts: Attempts;
  readonly #options: VaultOptions;
  readonly #paths;
  readonly #queue = new Mutex();
  readonly #backupQueue = new Mutex();
  readonly #stopTicking: () => void;
  #open: OpenVault | undefined;
  #lockReason: LockReason = 'started';

  constructor(options: VaultOptions) {
    this.#options = options;
    this.directory = options.directory;
    this.#paths = vaultPaths(options.directory);
    this.backups = new Backups(this.#paths, options.now);
    this.attempts = new Attempts(this.#paths.attempts, options.now);
    this.#stopTicking = options.schedule(() => void this.tick(), tickMs);
  }

  /** The open vault; locks it first when nobody has been at the keyboard for too long (the machine may have slept). */
  async current(): Promise<OpenVault | undefined> {
    if (this.#isIdle()) await this.#queue.run(() => (this.#isIdle() ? this.#lockNow('idle') : undefined));
    return this.#open?.isClosing === false ? this.#open : undefined;
  }

  async status(): Promise<Result<VaultStatus, AppError>> {
    await this.current();
    return this.#queue.run(() => this.#statusNow());
  }

  /** The municipality that the key file names, where there is a readable one. */
  municipality(): KeyFile['municipality'] | undefined {
    return this.#open?.keyFile.municipality ?? namedMunicipality(this.#paths);
  }

  /** Makes the vault and opens it for its first user. The recovery key is in nobody's hands but the caller's. */
  create(owner: NewOwner, demo: boolean): Promise<Result<{ recoveryKey: string; status: VaultStatus }, AppError>> {
    return this.#queue.run(async () => {
      if (this.#open !== undefined) return err(appError('vaultExists', {}));
      const folder = inspectFolder(this.#paths, this.backups.count());
      // A key file alone is what a crash in the middle of `create` leaves; kept aside, since it may be more than that.
      const isAbandoned =
        folder.kind === 'damaged' && folder.problem === 'databaseMissing' && this.backups.count() === 0;
      if (folder.kind !== 'none' && !isAbandoned) return err(appError('vaultExists', {}));
      if (!demo) {
        const strong = await checkNewPassphrase(owner.passphrase, avoidedWords(owner.name, owner.municipality));
        if (!strong.ok) return strong;
      }
      ensureDirectory(this.directory);
      return this.#claimed(async (claim) => {
        const { now, random, newId, kdf } = this.#options;
        if (isAbandoned) moveAside(this.#paths, now());
        const created = await createVaultFiles({ paths: this.#paths, owner, demo, cost: kdf, now, random, newId });
        if (!created.ok) return created;
        const { recoveryKey, ...vault } = created.value;
        try {
          this.#enter({ ...vault, claim, action: 'vault.create' }).markChanged();
          const status = this.#statusNow();
          return status.ok ? ok({ recoveryKey, status: status.value }) : status;
        } catch (error) {
          // The disk is full just now, say.
          this.#open = undefined;
          vault.store.close();
          discardVaultFiles(this.#paths, vault.vaultKey);
          throw error;
        }
      });
    });
  }

  /** Ends the trial: the demo vault and its backups are kept aside, so that one of the municipality's own can be made. */
  leaveDemo(): Promise<Result<undefined, AppError>> {
    return this.#queue.run(async () => {
      if (this.#open === undefined) return err(appError('vaultLocked', {}));
      // What the key file says was checked when the vault was opened; a real vault can never be put aside like this.
      if (!this.#open.keyFile.demo) return err(appError('notDemo', {}));
      await this.#lockNow('byUser');
      return this.#claimed(() => {
        moveAside(this.#paths, this.#options.now(), [this.#paths.backups]);
        return ok(undefined);
      });
    });
  }

  /** Takes back a vault that was made a moment ago and could not be filled: locked, and its files removed. */
  async discardNew(open: OpenVault): Promise<void> {
    await this.#queue.run(async () => {
      if (this.#open !== open) return;
      await open.drain();
      this.#open = undefined;
      open.close();
      discardVaultFiles(this.#paths, open.vaultKey);
    });
  }

  /** Opens the vault for the user whose passphrase it is. Open for another already: that one is locked first. */
  unlock(passphrase: string): Promise<Result<undefined, AppError>> {
    return this.#queue.run(async () => {
      const keyFile = this.#readKeyFile();
      if (!keyFile.ok) return keyFile;
      const opened = await openSecret(keyFile.value, { kind: 'passphrase', passphrase }, this.attempts);
      if (!opened.ok) return opened;
      const { vaultKey, userId } = opened.value;
      if (this.#open !== undefined && this.#open.userId === userId) {
        wipe(vaultKey);
        this.#open.touch();
        return ok(undefined);
      }
      return this.#openFor(vaultKey, 'vault.unlock', (users, current) => {
        const user = users.find((candidate) => candidate.id === userId && candidate.active);
        // A key file from before this user's access was closed: the slot opens, the user does not.
        if (user === undefined) return err(appError('wrongPassphrase', { waitSeconds: 0 }));
        return ok({ user, keyFile: current });
      });
    });
  }

  /** The active users, by the printed key. The vault stays as it is. */
  recoveryUsers(recoveryKey: string): Promise<Result<User[], AppError>> {
    return this.#queue.run(async () => {
      const keyFile = this.#readKeyFile();
      if (!keyFile.ok) return keyFile;
      const opened = await openSecret(keyFile.value, { kind: 'recoveryKey', recoveryKey }, this.attempts);
      if (!opened.ok) return opened;
      const { vaultKey } = opened.value;
      const active = (store: Store) => ok(usersOf(store).filter((user) => user.active));
      if (this.#open !== undefined) {
        wipe(vaultKey);
        return active(this.#open.store);
      }
      return this.#claimed(() => {
        const store = this.#openStore(keyFile.value, vaultKey);
        try {
          return store.ok ? active(store.value) : err(storageError(store.error, this.backups.count()));
        } finally {
          if (store.ok) store.value.close();
          wipe(vaultKey);
        }
      });
    });
  }

  /** Gives a user a new passphrase by the printed key, and signs that user in. */
  recover(recoveryKey: string, next: string, userId: string | undefined): Promise<Result<undefined, AppError>> {
    return this.#queue.run(async () => {
      const found = this.#readKeyFile();
      if (!found.ok) return found;
      const keyFile = found.value;
      const opened = await openSecret(keyFile, { kind: 'recoveryKey', recoveryKey }, this.attempts);
      if (!opened.ok) return opened;
      const { vaultKey } = opened.value;
      const key = await passphraseKey(keyFile, next);
      return this.#openFor(vaultKey, 'vault.recover', async (users, current) => {
        const active = users.filter((user) => user.active);
        const user = userId === undefined ? recoveryDefault(users) : active.find(({ id }) => id === userId);
        if (user === undefined) return err(appError('notFound', {}));
        const strong = await checkNewPassphrase(next, avoidedWords(user.name, current.municipality));
        if (!strong.ok) return strong;
        const holder = openSlot(current, key);
        wipe(holder?.vaultKey);
        if (holder !== undefined && holder.userId !== user.id) return err(appError('passphraseTaken', {}));
        const changed = withSlot(current, user.id, key, vaultKey, this.#options.random);
        wipe(key);
        writeAtomically(this.#paths.keyFile, serializeKeyFile(changed));
        return ok({ user, keyFile: changed });
      });
    });
  }

  lock(reason: 'byUser' | 'idle'): Promise<void> {
    return this.#queue.run(() => this.#lockNow(reason));
  }

  /** A verified copy of the open vault. */
  backUp(open: OpenVault, reason: BackupReason): Promise<Result<BackupEntry, AppError>> {
    const { now, random } = this.#options;
    return this.#backupQueue.run(() => backUpOpenVault(open, reason, { backups: this.backups, now, random }));
  }

  /** Puts a backup in the place of the vault. It must open with the secret, and be whole, before anything moves. */
  restore(name: string, secret: Secret): Promise<Result<undefined, AppError>> {
    return this.#queue.run(async () => {
      const entry = this.backups.list().find((backup) => backup.name === name);
      if (entry === undefined) return err(appError('notFound', {}));
      const { now, random } = this.#options;
      const staging = stagingFolder(this.directory, now());
      try {
        const openWith = (keyFile: KeyFile) => openSecret(keyFile, secret, this.attempts);
        const from = this.backups.files(name);
        const staged = await stageBackup({
          from,
          staging,
          now,
          random,
          openSecret: openWith,
          refusal: (userId, backup) => restoreRefusal(userId, backup, this.#present()),
        });
        if (!staged.ok) return staged;
        await this.#lockNow('byUser');
        return await this.#claimed(() => {
          putInPlace(this.#paths, staged.value, now());
          writeFileSync(this.#paths.changed, '');
          return ok(undefined);
        });
      } finally {
        removeIfPresent(staging);
      }
    });
  }

  /** The clock's work: locks an idle vault, and makes the daily backup. */
  async tick(): Promise<void> {
    try {
      const open = await this.current();
      if (open?.hasChanged && this.backups.isDue()) await open.run(() => this.#backUpQuietly(open, 'daily'));
    } catch (error) {
      this.#options.log.fault({ id: this.#options.newId(), method: 'vault.tick', error });
    }
  }

  /** Locks, and lets go of the directory. */
  async close(): Promise<void> {
    this.#stopTicking();
    await this.lock('byUser');
  }

  #statusNow(): Result<VaultStatus, AppError> {
    const lastBackupAt = this.backups.list()[0]?.createdAt ?? null;
    const opened = this.#open && openStatus(this.#open, this.directory, lastBackupAt);
    if (opened !== undefined) return ok(opened);
    const waitSeconds = this.attempts.waitSeconds();
    const backups = this.backups.count();
    return closedStatus({ paths: this.#paths, backups, lockReason: this.#lockReason, waitSeconds });
  }

  #readKeyFile(): Result<KeyFile, AppError> {
    return this.#open === undefined ? keyFileOf(this.#paths, this.backups.count()) : ok(this.#open.keyFile);
  }

  /** What can be read of the vault as it lies here. */
  #present(): PresentVault {
    const keyFile = this.#readKeyFile();
    const users = this.#open && usersOf(this.#open.store);
    return { keyFile: keyFile.ok ? keyFile.value : undefined, users };
  }

  /** Opens the store with a key that is known to fit, and signs in whom `choose` picks. Takes over `vaultKey`. */
  async #openFor(
    vaultKey: Uint8Array,
    action: string,
    choose: (users: User[], keyFile: KeyFile) => Promise<Result<SignIn, AppError>> | Result<SignIn, AppError>,
  ): Promise<Result<undefined, AppError>> {
    await this.#lockNow('byUser');
    // Read once nobody can write it any more: somebody's new passphrase may have come while this key was derived.
    const read = this.#readKeyFile();
    if (!read.ok) {
      wipe(vaultKey);
      return read;
    }
    const keyFile = read.value;
    if (!isAuthentic(keyFile, vaultKey)) {
      wipe(vaultKey);
      return err(appError('keyFileDamaged', { backups: this.backups.count() }));
    }
    return this.#claimed(async (claim) => {
      this.backups.removePartial();
      removeAbandonedStaging(this.directory);
      const opened = this.#openStore(keyFile, vaultKey);
      if (!opened.ok) return err(storageError(opened.error, this.backups.count()));
      const store = opened.value;
      try {
        const chosen = await choose(usersOf(store), keyFile);
        if (chosen.ok) {
          const { user, keyFile: current } = chosen.value;
          const open = this.#enter({ store, keyFile: current, vaultKey, claim, userId: user.id, action });
          if (current !== keyFile) open.markChanged();
          this.#putInOrder(open);
          return ok(undefined);
        }
        return chosen;
      } finally {
        if (this.#open === undefined) {
          store.close();
          wipe(vaultKey);
        }
      }
    });
  }

  #putInOrder(open: OpenVault): void {
    try {
      if (this.#options.afterOpening?.(open) === true) open.markChanged();
    } catch (error) {
      this.#options.log.fault({ id: this.#options.newId(), method: 'vault.unlock', error });
    }
  }

  #enter(input: {
    store: Store;
    keyFile: KeyFile;
    vaultKey: Uint8Array;
    claim: FolderLock;
    userId: string;
    action: string;
  }): OpenVault {
    const { now, random } = this.#options;
    const { store, keyFile, vaultKey, claim, userId, action } = input;
    store.logAccess({ at: now().toISOString(), userId, action, personId: null });
    const open = new OpenVault({
      store,
      keyFile,
      vaultKey,
      folderLock: claim,
      userId,
      paths: this.#paths,
      now,
      random,
    });
    this.#open = open;
    return open;
  }

  /** Runs a job with the directory held for this process; whatever is not left open lets go of it again. */
  async #claimed<T>(job: (claim: FolderLock) => Promise<Result<T, AppError>> | Result<T, AppError>) {
    if (!existsSync(this.directory)) return err(appError('vaultMissing', {}));
    const claim = lockFolder(this.#paths.lock);
    if (claim === undefined) return err(appError('vaultInUse', {}));
    try {
      return await job(claim);
    } finally {
      if (this.#open === undefined) claim.release();
    }
  }

  #openStore(keyFile: KeyFile, vaultKey: Uint8Array) {
    const { now, random } = this.#options;
    return openVaultStore({
      path: this.#paths.database,
      keyFile,
      vaultKey,
      create: false,
      now,
      random,
      beforeMigration: ({ copyTo }) => this.backups.createNow('beforeMigration', serializeKeyFile(keyFile), copyTo),
    });
  }

  #isIdle(): boolean {
    const open = this.#open;
    if (open === undefined || open.isClosing || !this.#options.isInteractive) return false;
    return open.idleSeconds() >= open.autoLockSeconds();
  }

  /** Backs up what has changed, closes the database and forgets the keys. A backup that fails does not keep it open. */
  async #lockNow(reason: 'byUser' | 'idle'): Promise<void> {
    const open = this.#open;
    if (open === undefined) return;
    await open.drain();
    try {
      const { store, userId } = open;
      const action = reason === 'idle' ? 'vault.lockIdle' : 'vault.lock';
      store.logAccess({ at: this.#options.now().toISOString(), userId, action, personId: null });
      const isWanted = this.#options.isInteractive || this.backups.isDue();
      if (open.hasChanged && isWanted) await this.#backUpQuietly(open, 'lock');
    } catch (error) {
      this.#options.log.fault({ id: this.#options.newId(), method: 'vault.lock', error });
    } finally {
      this.#open = undefined;
      this.#lockReason = reason;
      open.close();
    }
  }

  async #backUpQuietly(open: OpenVault, reason: BackupReason): Promise<void> {
    try {
      const made = await this.backUp(open, reason);
      if (!made.ok) this.#options.log.event('backupFailed', {}, made.error.code);
    } catch (error) {
      this.#options.log.event('backupFailed', {}, errorCode(error));
    }
  }
}
