import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { err, ok, type Result } from '#shared/result.ts';
import type { Sqlite } from './sqlite.ts';

/**
 * The migration runner: `NNNN_name.sql`, numbered without gaps from 1, each in one transaction, each remembered with the
 * checksum of its text (ADR 0012).
 */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

const shippedMigrations = new URL('./migrations/', import.meta.url);

/** The migrations of a folder, in order. Throws on a gap or a misnamed file: a fault in the build, not of a user. */
export function loadMigrations(folder: URL = shippedMigrations): Migration[] {
  const migrations = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((file): Migration => {
      const match = /^(\d{4})_([a-zA-Z0-9]+)\.sql$/.exec(file);
      if (match?.[1] === undefined || match[2] === undefined) throw new Error(`misnamed migration: ${file}`);
      // Line endings as git checks them out on Windows must not change the checksum.
      const sql = readFileSync(new URL(file, folder), 'utf8').replaceAll('\r\n', '\n');
      return { version: Number(match[1]), name: match[2], sql };
    });
  checkContiguous(migrations);
  return migrations;
}

export interface PendingMigration {
  readonly from: number;
  readonly to: number;
}

/**
 * Brings a database up to the newest migration. `beforeFirst` runs before anything is changed in a database that has
 * content: it takes the backup, and when it throws, nothing has been touched.
 */
export function migrate(
  database: Sqlite,
  migrations: readonly Migration[],
  now: () => Date,
  beforeFirst: (pending: PendingMigration) => void,
): Result<{ applied: number }, { code: 'newerVersion'; version: number }> {
  checkContiguous(migrations);
  database.exec(`CREATE TABLE IF NOT EXISTS migration (
    version INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at TEXT NOT NULL
  ) STRICT`);
  const applied = database
    .prepare<[], { version: number; checksum: string }>('SELECT version, checksum FROM migration ORDER BY version')
    .all();
  const from = applied.at(-1)?.version ?? 0;
  if (from > migrations.length) return err({ code: 'newerVersion', version: from });
  for (const [index, { version, checksum }] of applied.entries()) {
    const known = migrations[index];
    if (known === undefined || known.version !== version || checksumOf(known) !== checksum) {
      throw new Error(`migration ${version} is not the one that this database was made with`);
    }
  }
  const pending = migrations.slice(from);
  if (pending.length === 0) return ok({ applied: 0 });
  if (from > 0) beforeFirst({ from, to: migrations.length });
  const remember = database.prepare('INSERT INTO migration (version, name, checksum, applied_at) VALUES (?, ?, ?, ?)');
  for (const migration of pending) {
    database
      .transaction(() => {
        database.exec(migration.sql);
        remember.run(migration.version, migration.name, checksumOf(migration), now().toISOString());
      })
      .immediate();
  }
  return ok({ applied: pending.length });
}

function checkContiguous(migrations: readonly Migration[]): void {
  for (const [index, { version, name }] of migrations.entries()) {
    if (version !== index + 1) throw new Error(`migration ${name} has number ${version}, ${index + 1} was expected`);
  }
}

export function checksumOf(migration: Migration): string {
  return createHash('sha256').update(migration.sql).digest('hex');
}
