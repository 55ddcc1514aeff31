import { existsSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { checksumOf, loadMigrations, type Migration, migrate } from './migrate.ts';
import { openStore } from './openStore.ts';
import { Database } from './sqlite.ts';
import { person, set, type TestFolder, testFolder, testOptions } from './testing.ts';

const now = () => new Date('2026-03-01T12:00:00.000Z');
const one: Migration = { version: 1, name: 'one', sql: 'CREATE TABLE a (x TEXT) STRICT;' };
const two: Migration = { version: 2, name: 'two', sql: "INSERT INTO a VALUES ('two');" };
const broken: Migration = { version: 2, name: 'broken', sql: "INSERT INTO a VALUES ('half'); SELECT nothing;" };

let folder: TestFolder | undefined;
afterEach(() => {
  folder?.remove();
  folder = undefined;
});

describe('the migration runner', () => {
  it('applies each migration once, in order, and takes no backup of an empty database', () => {
    const database = new Database(':memory:');
    const asked: unknown[] = [];
    expect(migrate(database, [one, two], now, (pending) => asked.push(pending))).toEqual({
      ok: true,
      value: { applied: 2 },
    });
    expect(migrate(database, [one, two], now, (pending) => asked.push(pending))).toEqual({
      ok: true,
      value: { applied: 0 },
    });
    expect(database.prepare('SELECT x FROM a').pluck().all()).toEqual(['two']);
    expect(asked).toEqual([]);
  });

  it('asks for a backup before it changes a database with content, and changes nothing when that fails', () => {
    const database = new Database(':memory:');
    migrate(database, [one], now, () => undefined);
    const failing = () => {
      throw new Error('no room for a backup');
    };
    expect(() => migrate(database, [one, two], now, failing)).toThrow('no room');
    expect(database.prepare('SELECT count(*) FROM a').pluck().get()).toBe(0);
    const asked: unknown[] = [];
    migrate(database, [one, two], now, (pending) => asked.push(pending));
    expect(asked).toEqual([{ from: 1, to: 2 }]);
  });

  it('leaves nothing of a migration that fails half-way', () => {
    const database = new Database(':memory:');
    expect(() => migrate(database, [one, broken], now, () => undefined)).toThrow();
    expect(database.prepare('SELECT count(*) FROM a').pluck().get()).toBe(0);
    expect(database.prepare('SELECT max(version) FROM migration').pluck().get()).toBe(1);
  });

  it('refuses a newer database, a migration that was edited after release, and a gap', () => {
    const database = new Database(':memory:');
    migrate(database, [one, two], now, () => undefined);
    expect(migrate(database, [one], now, () => undefined)).toEqual({
      ok: false,
      error: { code: 'newerVersion', version: 2 },
    });
    expect(() => migrate(database, [{ ...one, sql: '-- edited' }, two], now, () => undefined)).toThrow('migration 1');
    expect(() => migrate(new Database(':memory:'), [two], now, () => undefined)).toThrow('1 was expected');
  });
});

describe('the shipped migrations', () => {
  it('are contiguous, and a released one is never edited', () => {
    expect(loadMigrations().map((migration) => [migration.version, migration.name, checksumOf(migration)])).toEqual([
      [1, 'initial', '357b35c9a216f4875fb14541f363ce874e2901b22d6be19b92ebf12ff2b7e8bd'],
      [2, 'attachments', '25ba5aea34874daa2a4f76f9ff8315541c10133a4e66aa3231e1f3504462f0cc'],
      [3, 'exchange', 'f8b93ece1b803721a939954b80e850342028f09ebf7dddaa97325ddc0355ac42'],
      [4, 'coordinator', 'b19ecc7a068ba68dc749276446a44839c1d1b0653abe6b6e9ad5c17587ae0976'],
      [5, 'withdrawn', 'bb92c37f3e6104b3573129e2fb0dea2a6a36678546b00ea39b7e395b8624bf8b'],
      [6, 'leaner', 'c73d0e5f1f3e500573f6c9f3267e04224702bf43cebc451ed5e180e0eb7a8902'],
    ]);
  });

  it('are run on an older vault after an encrypted copy of it was taken', () => {
    folder = testFolder();
    const store = folder.open();
    set(store, person(1), { lastName: 'Haile' });
    store.close();
    const shipped = loadMigrations().length;
    const later = [
      ...loadMigrations(),
      { version: shipped + 1, name: 'later', sql: 'CREATE TABLE later (x TEXT) STRICT;' },
    ];
    const copy = folder.path('before-migration.db');
    const migrated = folder.open('vault.db', {
      create: false,
      migrations: later,
      beforeMigration: ({ from, to, copyTo }) => {
        expect([from, to]).toEqual([shipped, shipped + 1]);
        copyTo(copy);
      },
    });
    expect(migrated.record(person(1).id)?.fields.lastName).toBe('Haile');
    migrated.close();
    expect(existsSync(`${copy}.part`)).toBe(false);
    expect(folder.open('before-migration.db', { create: false }).record(person(1).id)?.fields.lastName).toBe('Haile');
    expect(openStore(testOptions(folder.path('vault.db')))).toEqual({
      ok: false,
      error: { code: 'newerVersion', version: shipped + 1 },
    });
  });
});
