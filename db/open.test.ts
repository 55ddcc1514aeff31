import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { beginBulk, endBulk, isPlaintext, keyed, openDatabase, storageFailure, withFewPages } from './open.ts';
import { openStore } from './openStore.ts';
import { Database } from './sqlite.ts';
import { person, set, type TestFolder, testFolder, testKey, testOptions } from './testing.ts';

let folder: TestFolder;
afterEach(() => folder.remove());

describe('opening a store', () => {
  it('makes an encrypted file, and finds what was written when it is opened again', () => {
    folder = testFolder();
    const store = folder.open();
    set(store, person(1), { lastName: 'Tesfay' });
    const origin = store.origin();
    store.close();
    expect(isPlaintext(folder.path('vault.db'))).toBe(false);
    const again = folder.open('vault.db', { create: false });
    expect(again.record(person(1).id)?.fields).toEqual({ lastName: 'Tesfay' });
    expect(again.origin()).toBe(origin);
  });

  it('keeps its own copy of the key, which the caller may overwrite', async () => {
    folder = testFolder();
    const key = Uint8Array.from(testKey);
    const store = folder.open('vault.db', { key });
    key.fill(0);
    await store.backupTo(folder.path('copy.db'));
    expect(folder.open('copy.db', { create: false }).origin()).toBe(store.origin());
  });

  it('tells expected failures apart', () => {
    folder = testFolder();
    const path = folder.path('vault.db');
    const codeOf = (more: Partial<Parameters<typeof openStore>[0]> = {}) => {
      const opened = openStore({ ...testOptions(path), ...more });
      if (opened.ok) opened.value.close();
      return opened.ok ? 'ok' : opened.error.code;
    };
    expect(codeOf()).toBe('missing');
    expect(codeOf({ path: folder.path('no/folder.db'), create: true })).toBe('missing');
    const store = folder.open();
    expect(codeOf()).toBe('inUse');
    expect(codeOf({ create: true })).toBe('exists');
    store.close();
    expect(codeOf({ key: new Uint8Array(32) })).toBe('wrongKeyOrDamaged');
    expect(codeOf()).toBe('ok');
    writeFileSync(path, '');
    expect(codeOf()).toBe('damaged');
    writeFileSync(path, 'not a database at all, but long enough to hold a header'.repeat(100));
    expect(codeOf()).toBe('wrongKeyOrDamaged');
  });

  it('refuses a database that is not encrypted, with the right key or any other', () => {
    folder = testFolder();
    const plain = new Database(folder.path('plain.db'));
    plain.exec('CREATE TABLE t (x TEXT)');
    plain.close();
    expect(isPlaintext(folder.path('plain.db'))).toBe(true);
    expect(openStore(testOptions(folder.path('plain.db')))).toEqual({ ok: false, error: { code: 'plaintext' } });
  });

  it('calls a page damaged that does not check out, when the first page does', () => {
    folder = testFolder();
    const store = folder.open();
    for (let n = 0; n < 200; n += 1) set(store, person(n), { lastName: `Name${n}`, address: 'x'.repeat(200) });
    store.close();
    const path = folder.path('vault.db');
    const pages = readFileSync(path).length / 4096;
    const descriptor = openSync(path, 'r+');
    for (let page = 1; page < pages; page += 1) writeSync(descriptor, 'damage', page * 4096 + 100);
    closeSync(descriptor);
    expect(openStore(testOptions(path))).toEqual({ ok: false, error: { code: 'damaged' } });
  });

  it('refuses a file of a newer version, and names that version', () => {
    folder = testFolder();
    folder.open().close();
    const database = keyed(folder.path('vault.db'), testKey);
    database
      .prepare('INSERT INTO migration (version, name, checksum, applied_at) VALUES (900, ?, ?, ?)')
      .run('x', 'x', 'x');
    database.close();
    expect(openStore(testOptions(folder.path('vault.db')))).toEqual({
      ok: false,
      error: { code: 'newerVersion', version: 900 },
    });
  });

  it('needs 32 bytes of key and an absolute path', () => {
    folder = testFolder();
    expect(() => openStore({ ...testOptions(folder.path('a.db')), create: true, key: new Uint8Array(16) })).toThrow();
    expect(() => openStore({ ...testOptions('a.db'), create: true })).toThrow();
  });
});

describe('the connection', () => {
  it('is durable, alone, keeps temporary data in memory and clears what it deletes', () => {
    folder = testFolder();
    const opened = openDatabase(folder.path('vault.db'), testKey, true);
    if (!opened.ok) throw new Error(opened.error.code);
    const settings = Object.fromEntries(
      ['journal_mode', 'locking_mode', 'synchronous', 'foreign_keys', 'secure_delete', 'temp_store', 'mmap_size'].map(
        (name) => [name, opened.value.pragma(name, { simple: true })],
      ),
    );
    expect(settings).toEqual({
      journal_mode: 'wal',
      locking_mode: 'exclusive',
      synchronous: 2,
      foreign_keys: 1,
      secure_delete: 1,
      temp_store: 2,
      mmap_size: 0,
    });
    opened.value.close();
  });

  it('holds references again after a bulk transaction, whether it was committed, rolled back or could not begin', () => {
    folder = testFolder();
    const opened = openDatabase(folder.path('vault.db'), testKey, true);
    if (!opened.ok) throw new Error(opened.error.code);
    const database = opened.value;
    const settings = () => ['journal_mode', 'foreign_keys'].map((name) => database.pragma(name, { simple: true }));
    for (const end of ['COMMIT', 'ROLLBACK']) {
      beginBulk(database);
      expect(settings()).toEqual(['delete', 0]);
      database.exec(end);
      endBulk(database);
      expect(settings()).toEqual(['wal', 1]);
    }
    vi.spyOn(database, 'exec').mockImplementationOnce(() => {
      throw new Error('cannot begin');
    });
    expect(() => beginBulk(database)).toThrow('cannot begin');
    expect(settings()).toEqual(['wal', 1]);
    database.close();
  });

  it('gives failures of a disk in use as values too', () => {
    folder = testFolder();
    const path = folder.path('full.db');
    const database = new Database(path);
    database.exec('CREATE TABLE t (x TEXT) STRICT');
    database.pragma('max_page_count = 3');
    expect(failureOf(() => database.prepare('INSERT INTO t VALUES (?)').run('x'.repeat(100_000)))).toBe('diskFull');
    database.close();
    const reader = new Database(path, { readonly: true });
    expect(failureOf(() => reader.exec("INSERT INTO t VALUES ('x')"))).toBe('readOnly');
    expect(failureOf(() => reader.exec('SELECT nothing'))).toBeUndefined();
    reader.close();
    expect(storageFailure(Object.assign(new Error(), { code: 'ENOSPC' }))).toEqual({ code: 'diskFull' });
    expect(storageFailure(new Error('a fault of ours'))).toBeUndefined();
  });
});

describe('work that passes much of the file once', () => {
  it('keeps fewer pages in memory until it has ended, well or not', async () => {
    folder = testFolder();
    const opened = openDatabase(folder.path('few.db'), testKey, true);
    if (!opened.ok) throw new Error(opened.error.code);
    const database = opened.value;
    const kept = () => database.pragma('cache_size', { simple: true });
    const usual = kept();
    const few = await withFewPages(database, async () => {
      const within = kept();
      // As an import does, whose first reading is a preview's.
      await withFewPages(database, async () => expect(kept()).toBe(within));
      expect(kept()).toBe(within);
      return within;
    });
    expect(few).not.toBe(usual);
    expect(kept()).toBe(usual);
    const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const works = [withFewPages(database, () => first.promise), withFewPages(database, () => second.promise)];
    first.resolve();
    await works[0];
    expect(kept()).toBe(few);
    second.reject(new Error('work'));
    await expect(works[1]).rejects.toThrow('work');
    expect(kept()).toBe(usual);
    await withFewPages(database, async () => database.close());
  });
});

function failureOf(work: () => unknown): string | undefined {
  try {
    work();
  } catch (error) {
    return storageFailure(error)?.code;
  }
  throw new Error('nothing failed');
}
