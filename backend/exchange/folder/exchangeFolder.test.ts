import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FolderReader, publish, unpublish } from './exchangeFolder.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'dalsam-folder-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const hashOf = (content: string) => createHash('sha256').update(content).digest('hex');
const source = (content: string) => {
  const path = join(root, `source-${hashOf(content).slice(0, 8)}`);
  writeFileSync(path, content);
  return { path, hash: hashOf(content) };
};
const folder = () => join(root, 'shared');

describe('an exchange folder', () => {
  it('holds a published package under its content name, and nothing half-written', async () => {
    const { path, hash } = source('one');
    await publish(folder(), '3434', path, hash);
    await publish(folder(), '3434', path, hash);
    expect(readdirSync(join(folder(), '3434'))).toEqual([`${hash}.dalsam`]);
    const read = await new FolderReader().read(folder(), ['3434', 'all']);
    expect(read.packages).toEqual([
      { path: join(folder(), '3434', `${hash}.dalsam`), channel: '3434', hash, bytes: 3 },
    ]);
    expect(read.partial).toEqual([]);
  });

  it('refuses to publish what is not what its name would say, and leaves nothing', async () => {
    const { path } = source('one');
    await expect(publish(folder(), 'all', path, hashOf('two'))).rejects.toThrow('not whole');
    expect(readdirSync(join(folder(), 'all'))).toEqual([]);
  });

  it('waits for a file that the sync is still bringing, and takes it when it is whole', async () => {
    const { path, hash } = source('a whole package');
    mkdirSync(join(folder(), '3434'), { recursive: true });
    const target = join(folder(), '3434', `${hash}.dalsam`);
    const reader = new FolderReader();
    for (const half of ['', 'a whole']) {
      writeFileSync(target, half);
      const read = await reader.read(folder(), ['3434']);
      expect(read.packages).toEqual([]);
      expect(read.partial.map((each) => each.path)).toEqual([target]);
    }
    writeFileSync(target, readFileSync(path));
    expect((await reader.read(folder(), ['3434'])).packages.map((each) => each.hash)).toEqual([hash]);
  });

  it('sees the copies that a sync makes of one package as one, and mends a broken copy of our own', async () => {
    const { path, hash } = source('one');
    await publish(folder(), '3434', path, hash);
    const inFolder = (name: string) => join(folder(), '3434', name);
    writeFileSync(inFolder(`${hash} (1).dalsam`), 'one');
    writeFileSync(inFolder(`${hash}.sync-conflict-20260101-120000-ABCDEFG.dalsam`), 'on');
    writeFileSync(inFolder('package from Lom.dalsam'), 'one');
    const read = await new FolderReader().read(folder(), ['3434']);
    expect(read.packages.map((each) => each.hash)).toEqual([hash]);
    expect(read.partial).toHaveLength(1);
    writeFileSync(inFolder(`${hash}.dalsam`), 'o');
    await publish(folder(), '3434', path, hash);
    expect(readFileSync(inFolder(`${hash}.dalsam`), 'utf8')).toBe('one');
  });

  it('looks at nothing but package files of its channels: no links, no folders, no other names', async () => {
    const { path, hash } = source('one');
    await publish(folder(), '3434', path, hash);
    await publish(folder(), '3435', source('two').path, hashOf('two'));
    symlinkSync(path, join(folder(), '3434', `${hashOf('x')}.dalsam`));
    mkdirSync(join(folder(), '3434', 'folder.dalsam'));
    writeFileSync(join(folder(), '3434', '.abc.part'), 'x');
    writeFileSync(join(folder(), '3434', 'notes.txt'), 'x');
    const read = await new FolderReader().read(folder(), ['3434']);
    expect(read.packages.map((each) => each.hash)).toEqual([hash]);
    expect(read.partial).toEqual([]);
    await expect(new FolderReader().read(folder(), ['../3434'])).rejects.toThrow('no such channel');
  });

  it('removes only what the caller names as its own, and only when it is what it says', async () => {
    const { path, hash } = source('one');
    const other = source('two');
    await publish(folder(), '3434', path, hash);
    await publish(folder(), '3434', other.path, other.hash);
    writeFileSync(join(folder(), '3434', `${hashOf('three')}.dalsam`), 'thr');
    const own = [
      { channel: '3434', hash },
      { channel: '3434', hash: hashOf('three') },
      { channel: '3434', hash: hashOf('gone') },
    ];
    expect(await unpublish(folder(), own)).toBe(1);
    const left = [`${other.hash}.dalsam`, `${hashOf('three')}.dalsam`].toSorted();
    expect(readdirSync(join(folder(), '3434')).toSorted()).toEqual(left);
  });

  it('is empty when it is not there', async () => {
    expect(await new FolderReader().read(join(root, 'none'), ['all'])).toEqual({ packages: [], partial: [] });
  });
});
