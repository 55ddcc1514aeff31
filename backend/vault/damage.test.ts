import {
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '#db/open.ts';
import { Database } from '#db/sqlite.ts';
import { databaseKey, openSlot, parseKeyFile, passphraseKey } from './keyFile.ts';
import { type Bench, createBench, createVault, phrases, type TestApplication } from './vaultTestKit.ts';

let bench: Bench;
let application: TestApplication;

beforeEach(async () => {
  bench = createBench();
  application = bench.start();
});
afterEach(() => bench.remove());

const inVault = (...names: string[]) => join(bench.directory, ...names);
const open = () => application.call('vault.unlock', { passphrase: phrases.first });

async function lockedVault(): Promise<void> {
  await createVault(application);
  await application.must('vault.lock', { reason: 'byUser' });
}

function flipBit(path: string, place: number): void {
  const content = readFileSync(path);
  content[place] = (content[place] ?? 0) ^ 1;
  writeFileSync(path, content);
}

test('one bit turned in any page of the database is never taken for content', async () => {
  await lockedVault();
  const path = inVault('dalsam.db');
  const whole = readFileSync(path);
  const pages = statSync(path).size / 4096;
  expect(pages).toBeGreaterThan(10);
  let refusedAtOpening = 0;
  for (let page = 0; page < pages; page++) {
    writeFileSync(path, whole);
    flipBit(path, page * 4096 + 100);
    const opened = await open();
    if (!opened.ok) {
      expect(opened.error).toEqual({ code: 'vaultDamaged', params: { backups: 1 } });
      refusedAtOpening++;
      continue;
    }
    // The page is not needed to open: the backup reads all of them, and must not go through.
    const made = await application.call('backup.create', {});
    expect(made).toMatchObject({ ok: false, error: { code: expect.stringMatching(/^(vault|backup)Damaged$/) } });
    await application.must('vault.lock', { reason: 'byUser' });
  }
  expect(refusedAtOpening).toBeGreaterThan(0);
  expect((await application.must('backup.list', {})).backups).toHaveLength(1);
});

test('a vault without content, or cut off, is damaged', async () => {
  await lockedVault();
  writeFileSync(inVault('dalsam.db'), '');
  expect(await open()).toMatchObject({ error: { code: 'vaultDamaged', params: { backups: 1 } } });
  writeFileSync(inVault('dalsam.db'), 'short');
  expect(await open()).toMatchObject({ error: { code: 'vaultDamaged' } });
});

test('an unencrypted database in the place of the vault is refused before any passphrase is asked for', async () => {
  await lockedVault();
  rmSync(inVault('dalsam.db'));
  const plain = new Database(inVault('dalsam.db'));
  plain.exec('CREATE TABLE person (name TEXT)');
  plain.close();
  expect(await application.must('vault.status', {})).toMatchObject({ state: 'damaged', problem: 'databasePlaintext' });
  expect(await open()).toMatchObject({ error: { code: 'vaultPlaintext' } });
});

test.each([
  ['another municipality', (text: string) => text.replace('"3434"', '"3431"')],
  ['a demo', (text: string) => text.replace('"demo": false', '"demo": true')],
  ['another recovery key', (text: string) => text.replace(/("recovery": \{\s+"nonce": ")./, '$1_'.replace('_', 'x'))],
])('a key file that was altered to name %s is found out', async (_what, alter) => {
  await lockedVault();
  const before = readFileSync(inVault('dalsam.key.json'), 'utf8');
  writeFileSync(inVault('dalsam.key.json'), alter(before));
  expect(alter(before)).not.toBe(before);
  expect(await open()).toEqual({ ok: false, error: { code: 'keyFileDamaged', params: { backups: 1 } } });
});

test('a cheaper derivation written into the key file opens nothing', async () => {
  await lockedVault();
  const path = inVault('dalsam.key.json');
  writeFileSync(path, readFileSync(path, 'utf8').replace('"memoryKiB": 64', '"memoryKiB": 32'));
  expect(await open()).toMatchObject({ error: { code: 'wrongPassphrase' } });
});

test('half a key file is told with the number of backups', async () => {
  await lockedVault();
  const path = inVault('dalsam.key.json');
  writeFileSync(path, readFileSync(path, 'utf8').slice(0, 200));
  expect(await application.must('vault.status', {})).toMatchObject({
    state: 'damaged',
    problem: 'keyFileDamaged',
    backups: 1,
  });
  expect(await open()).toMatchObject({ error: { code: 'keyFileDamaged', params: { backups: 1 } } });
});

test('a vault from a newer version is named as such', async () => {
  await lockedVault();
  const path = inVault('dalsam.key.json');
  writeFileSync(path, readFileSync(path, 'utf8').replace('"format": 1', '"format": 7'));
  const newer = { code: 'vaultFromNewerVersion', params: { version: 7 } };
  expect(await application.refused('vault.status', {})).toEqual(newer);
  expect(await open()).toEqual({ ok: false, error: newer });
});

test('a database from a newer version is named as such, and not touched', async () => {
  await lockedVault();
  const keyFile = parseKeyFile(readFileSync(inVault('dalsam.key.json'), 'utf8'));
  if ('problem' in keyFile) throw new Error('the key file was to be whole');
  const slot = openSlot(keyFile, await passphraseKey(keyFile, phrases.first));
  const database = openDatabase(inVault('dalsam.db'), databaseKey(keyFile, slot?.vaultKey ?? new Uint8Array()), false);
  if (!database.ok) throw new Error('the database was to open');
  database.value.exec("INSERT INTO migration VALUES (999, 'later', 'x', '2030-01-01T00:00:00.000Z')");
  database.value.close();
  const before = readFileSync(inVault('dalsam.db'));
  expect(await open()).toEqual({ ok: false, error: { code: 'vaultFromNewerVersion', params: { version: 999 } } });
  expect(readFileSync(inVault('dalsam.db')).equals(before)).toBe(true);
});

test('a file where the folder should be, or a folder that can not be written, is told as such', async () => {
  mkdirSync(join(bench.directory, '..'), { recursive: true });
  writeFileSync(bench.directory, 'not a folder');
  const owner = { municipality: '3434', name: 'Ola Prøve', role: 'reader', passphrase: phrases.first } as const;
  expect(await application.refused('vault.create', owner)).toEqual({ code: 'folderReadOnly', params: {} });
  const below = createBench(join(bench.directory, 'below'));
  expect(await below.start().refused('vault.create', owner)).toEqual({ code: 'folderReadOnly', params: {} });
});

/** The device that is always full gives the operating system's own error, whoever runs the test. */
test.runIf(process.platform === 'linux')(
  'a full disk is told, and the vault is as before once there is room',
  async () => {
    await createVault(application);
    symlinkSync('/dev/full', inVault('.dalsam.key.json.new'));
    const change = { current: phrases.first, next: phrases.second };
    expect(await application.refused('vault.changePassphrase', change)).toEqual({ code: 'diskFull', params: {} });
    await application.must('vault.lock', { reason: 'byUser' });
    symlinkSync('/dev/full', inVault('.dalsam.attempts.json.new'));
    expect(await open()).toEqual({ ok: false, error: { code: 'diskFull', params: {} } });
    expect(readdirSync(bench.directory).filter((name) => name.endsWith('.new'))).toEqual([]);
    expect(await open()).toMatchObject({ ok: true });
  },
);

test.runIf(process.platform === 'linux')('a full disk makes no half vault', async () => {
  mkdirSync(bench.directory, { recursive: true });
  symlinkSync('/dev/full', inVault('.dalsam.key.json.new'));
  const owner = { municipality: '3434', name: 'Ola Prøve', role: 'reader', passphrase: phrases.first } as const;
  expect(await application.refused('vault.create', owner)).toEqual({ code: 'diskFull', params: {} });
  expect(await application.must('vault.status', {})).toMatchObject({ state: 'none' });
  await application.must('vault.create', owner);
});

test.each(['dalsam.key.json', 'dalsam.db'])(
  'a folder under the name %s is damage like any other, and a backup helps',
  async (name) => {
    await lockedVault();
    rmSync(inVault(name));
    mkdirSync(inVault(name));
    expect(await application.must('vault.status', {})).toMatchObject({ state: 'damaged', backups: 1 });
    const { backups } = await application.must('backup.list', {});
    await application.must('backup.restore', { name: backups[0]?.name ?? '', passphrase: phrases.first });
    expect(await open()).toMatchObject({ ok: true });
  },
);

test('a giant in the place of the key file is not read to find out that it is no key file', async () => {
  await lockedVault();
  truncateSync(inVault('dalsam.key.json'), 3_000_000_000);
  expect(await application.must('vault.status', {})).toMatchObject({ state: 'damaged', problem: 'keyFileDamaged' });
  expect(await open()).toMatchObject({ error: { code: 'keyFileDamaged', params: { backups: 1 } } });
});
