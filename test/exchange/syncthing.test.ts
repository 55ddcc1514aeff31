import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FolderReader, publish, unpublish } from '#backend/exchange/folder/exchangeFolder.ts';
import { makeSyncthing, type Syncthing, until } from './syncthing.ts';

/** Two folders that a real Syncthing keeps alike. */
describe('an exchange folder that Syncthing carries', () => {
  let home: string;
  let here: Syncthing;
  let there: Syncthing;
  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'dalsam-syncthing-'));
    here = await makeSyncthing(join(home, 'here'));
    there = await makeSyncthing(join(home, 'there'));
    await Promise.all([here.start(there), there.start(here)]);
  });
  afterAll(async () => {
    await Promise.all([here.stop(), there.stop()]);
    rmSync(home, { recursive: true, force: true });
  });

  const packageFile = (name: string, bytes: number) => {
    const content = randomBytes(bytes);
    const path = join(home, name);
    writeFileSync(path, content);
    return { path, hash: createHash('sha256').update(content).digest('hex') };
  };

  it('brings a package whole, both ways at once, and takes it away when its sender does', async () => {
    const [big, small] = [packageFile('big', 8_000_000), packageFile('small', 1000)];
    await Promise.all([
      publish(here.folder, '3435', big.path, big.hash),
      publish(there.folder, '3434', small.path, small.hash),
    ]);
    const reader = new FolderReader();
    const seen = async (folder: string, channel: string) =>
      (await reader.read(folder, [channel])).packages.map(({ hash }) => hash);
    await until(async () => (await seen(there.folder, '3435')).includes(big.hash));
    await until(async () => (await seen(here.folder, '3434')).includes(small.hash));
    await until(async () => (await here.upToDate()) && (await there.upToDate()));
    expect(readdirSync(join(there.folder, '3435'))).toEqual([`${big.hash}.dalsam`]);
    expect(await unpublish(here.folder, [{ channel: '3435', hash: big.hash }])).toBe(1);
    await until(async () => (await seen(there.folder, '3435')).length === 0);
    expect(await seen(there.folder, '3434')).toEqual([small.hash]);
  });
});
