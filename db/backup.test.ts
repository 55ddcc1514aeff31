import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { isPlaintext } from './open.ts';
import { openStore } from './openStore.ts';
import { person, set, type TestFolder, testFolder, testOptions } from './testing.ts';

let folder: TestFolder;
afterEach(() => folder.remove());

describe('an online backup', () => {
  it('is encrypted under the same key, stands alone, and holds what was committed before it', async () => {
    folder = testFolder();
    const store = folder.open();
    for (let n = 0; n < 300; n += 1) set(store, person(n), { lastName: `Name${n}`, address: 'x'.repeat(300) });
    const copy = folder.path('copy.db');
    await store.backupTo(copy);
    expect(isPlaintext(copy)).toBe(false);
    expect(readdirSync(dirname(copy)).filter((name) => name.startsWith('copy'))).toEqual(['copy.db']);
    const restored = folder.open('copy.db', { create: false });
    expect(restored.projectionDigest()).toBe(store.projectionDigest());
    restored.checkIntegrity();
    restored.close();
    const wrong = openStore({ ...testOptions(copy), key: new Uint8Array(32) });
    expect(wrong).toEqual({ ok: false, error: { code: 'wrongKeyOrDamaged' } });
  });

  it('goes on while the store is written to, and is a whole state of it', async () => {
    folder = testFolder();
    const store = folder.open();
    for (let n = 0; n < 300; n += 1) set(store, person(n), { lastName: `Name${n}`, address: 'x'.repeat(300) });
    const running = store.backupTo(folder.path('copy.db'));
    await new Promise((resolve) => setImmediate(resolve));
    set(store, person(1), { lastName: 'Changed' });
    await running;
    const restored = folder.open('copy.db', { create: false });
    restored.checkIntegrity();
    const digest = restored.projectionDigest();
    restored.rebuildProjections();
    expect(restored.projectionDigest()).toBe(digest);
    expect(restored.totals({ yearStart: '2026-01-01', bornOnOrBefore: '2010-01-01' }).people).toBe(300);
  });

  it('works for a path with spaces, Norwegian letters and signs that mean something in a URI', async () => {
    folder = testFolder();
    const store = folder.open();
    const name = "Mine sikkerhetskopier æøå 100% #1 'a'";
    mkdirSync(folder.path(name));
    await store.backupTo(folder.path(`${name}/copy.db`));
    expect(folder.open(`${name}/copy.db`, { create: false }).origin()).toBe(store.origin());
  });

  it('never overwrites a file, leaves nothing behind when it fails, and never tells the key', async () => {
    folder = testFolder();
    const store = folder.open();
    writeFileSync(folder.path('taken.db'), 'a file of somebody else');
    await expect(store.backupTo(folder.path('taken.db'))).rejects.toThrow('overwrite');
    expect(readFileSync(folder.path('taken.db'), 'utf8')).toBe('a file of somebody else');
    const failure: unknown = await store
      .backupTo(folder.path('no/such/folder/copy.db'))
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Error);
    expect(JSON.stringify([String(failure), (failure as Error).stack, failure])).not.toContain('000102030405');
    expect(existsSync(folder.path('taken.db.part'))).toBe(false);
    expect(readdirSync(dirname(folder.path('x'))).filter((name) => name.includes('%'))).toEqual([]);
  });
});
