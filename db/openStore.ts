import { recordId } from '#shared/ops/id.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { copyDatabase } from './backup.ts';
import { type SpecOf, specOf as specOfRegistry } from './fieldSpecs.ts';
import { loadMigrations, type Migration, migrate, type PendingMigration } from './migrate.ts';
import { openDatabase, type StorageFailure, storageFailure } from './open.ts';
import type { Sqlite } from './sqlite.ts';
import { SqliteStore, type WriteRefusal } from './sqliteStore.ts';

export interface OpenOptions {
  /** Absolute path of the database file. */
  readonly path: string;
  /** 32 bytes. The caller may overwrite its own copy after the call. */
  readonly key: Uint8Array;
  /** true: make a new file, and refuse if there is one. false: open the one that is there. */
  readonly create: boolean;
  readonly now: () => Date;
  readonly random: (length: number) => Uint8Array;
  readonly specOf?: SpecOf;
  /** See `StoreDependencies.writeRefusal`. */
  readonly writeRefusal?: WriteRefusal;
  /**
   * Runs before the first pending migration of a database that has content. `copyTo` writes an encrypted copy under the
   * same key to an absolute path; a backup that fails must throw, and nothing is migrated then.
   */
  readonly beforeMigration?: (pending: PendingMigration & { copyTo: (path: string) => void }) => void;
  /** Those shipped with this version, unless a packaged build or a test brings its own. */
  readonly migrations?: readonly Migration[];
}

/** Opens the store in an encrypted file, takes it for this process, and brings it up to this version. */
export function openStore(options: OpenOptions): Result<SqliteStore, StorageFailure> {
  const key = Uint8Array.from(options.key);
  const opened = openDatabase(options.path, key, options.create);
  if (!opened.ok) return opened;
  const database = opened.value;
  try {
    const migrated = migrate(database, options.migrations ?? loadMigrations(), options.now, (pending) =>
      options.beforeMigration?.({ ...pending, copyTo: (path) => copyDatabase(database, key, path) }),
    );
    if (!migrated.ok) {
      database.close();
      return err(migrated.error);
    }
    return ok(prepareStore(database, key, options));
  } catch (error) {
    database.close();
    const failure = storageFailure(error);
    if (failure === undefined) throw error;
    return err(failure);
  }
}

function prepareStore(database: Sqlite, key: Uint8Array, options: OpenOptions): SqliteStore {
  const { now, random } = options;
  const store = new SqliteStore(database, {
    key,
    now,
    newId: () => recordId(now().getTime(), random),
    specOf: options.specOf ?? specOfRegistry,
    writeRefusal: options.writeRefusal,
  });
  store.prepare();
  return store;
}
