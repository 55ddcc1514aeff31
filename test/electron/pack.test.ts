import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractAll, listPackage } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../build/paths.ts';
import { startDesktop, until } from './desktopProcess.ts';

/**
 * `npm run pack` without a network, over a folder that stands in for Electron: all but Electron's own program is real, and
 * the packed app is then run from nothing but what was packed.
 */
const folder = mkdtempSync(join(tmpdir(), 'dalsam-pack-'));
const electron = join(folder, 'electron');
const unpacked = join(folder, 'out', process.arch === 'x64' ? 'linux-unpacked' : `linux-${process.arch}-unpacked`);
const resources = join(unpacked, 'resources');

/** Where Electron keeps its fuses: a mark, then version, count, and a character for each. */
const fuseMark = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

beforeAll(() => {
  mkdirSync(join(electron, 'locales'), { recursive: true });
  mkdirSync(join(electron, 'resources'));
  const fuses = Buffer.concat([Buffer.from([1, 9]), Buffer.from('101100111')]);
  const program = Buffer.concat([Buffer.from(`#!/bin/sh\nexit 0\n# ${fuseMark}`), fuses, Buffer.from('\n')]);
  writeFileSync(join(electron, 'electron'), program, { mode: 0o755 });
  for (const name of ['version', 'LICENSE', 'LICENSES.chromium.html']) writeFileSync(join(electron, name), '');
  const packed = spawnSync('npm', ['run', '-s', 'pack', '--', '--electron', electron, '--out', join(folder, 'out')], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(packed.status, packed.stdout + packed.stderr).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the packed app', () => {
  it('has the fuses that keep others from using it as Node', () => {
    const program = readFileSync(join(unpacked, 'dalsam'));
    const at = program.indexOf(fuseMark) + fuseMark.length;
    // RunAsNode, cookie encryption, NODE_OPTIONS, --inspect, asar integrity, only from asar, (kept), file: privileges
    expect(program.subarray(at, at + 8 + 2).toString('latin1')).toBe('\u0001\u0009' + '01001110');
  });

  it('holds what runs, and nothing of the sources, the tests or the packages of the screen', () => {
    const files = listPackage(join(resources, 'app.asar'), { isPack: false });
    expect(files).toEqual(
      expect.arrayContaining([
        '/electron/main.js',
        '/electron/preload.cjs',
        '/renderer/index.html',
        '/backend/vault/argon2Worker.js',
        '/db/migrations/0001_initial.sql',
        '/package.json',
      ]),
    );
    const own = files.filter((file) => !file.startsWith('/node_modules/'));
    expect(own.filter((file) => /\.tsx?$|\.test\./.test(file))).toEqual([]);
    expect(files.filter((file) => /^\/node_modules\/(react|@navikt\/ds-|electron|vite|typescript)/.test(file))).toEqual(
      [],
    );
    const libraries = files.filter((file) => file.endsWith('.node'));
    expect(libraries).toEqual([expect.stringContaining(`${process.platform}-${process.arch}.node`)]);
  });

  it('runs from nothing but what was packed', async () => {
    const app = join(folder, 'app');
    extractAll(join(resources, 'app.asar'), app);
    const desktop = startDesktop({ vault: join(folder, 'vault'), home: join(folder, 'home'), app });
    try {
      await until(
        () => desktop.do('evaluate', 'document.querySelector("#root").childElementCount'),
        (count) => Number(count) > 0,
      );
      const passphrase = 'fire elger danset over jotunheimen';
      const owner = { municipality: '3434', name: 'Kari Eksempel', role: 'coordinator', passphrase };
      expect(await desktop.call('vault.create', owner)).toMatchObject({ ok: true });
      const values = { firstName: 'Åse', lastName: 'Ødegård' };
      expect(await desktop.call('person.create', { values })).toMatchObject({ ok: true });
      const blank = await desktop.call('form.blankPdf', { form: 'intakeMapping', language: 'nb' });
      expect(blank).toMatchObject({ ok: true });
    } finally {
      await desktop.stop();
    }
  });
});
