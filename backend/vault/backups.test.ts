import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Backups } from './backups.ts';
import { vaultPaths } from './files.ts';
import { type Bench, createBench, createVault, phrases, type TestApplication } from './vaultTestKit.ts';

let bench: Bench;
let application: TestApplication;

beforeEach(async () => {
  bench = createBench();
  application = bench.start();
});
afterEach(() => bench.remove());

const lock = () => application.must('vault.lock', { reason: 'byUser' });
const unlock = (passphrase: string = phrases.first) => application.must('vault.unlock', { passphrase });
const list = async () => (await application.must('backup.list', {})).backups;
const userNames = async () => (await application.must('user.list', {})).users.map(({ name }) => name);
const inVault = (...names: string[]) => join(bench.directory, ...names);

/** Every backup is to be the newest of its second. */
async function backUp() {
  bench.clock.forward(1);
  return application.must('backup.create', {});
}

test('a lock makes a backup when something has changed, and none when nothing has', async () => {
  await createVault(application);
  await lock();
  expect(await list()).toMatchObject([{ name: 'dalsam-20260302-080000-lock', reason: 'lock' }]);
  await unlock();
  bench.clock.forward(60);
  await application.must('user.list', {});
  await lock();
  expect(await list()).toHaveLength(1);
  await unlock();
  await application.must('settings.set', { theme: 'dark' });
  await lock();
  expect(await list()).toMatchObject([{ createdAt: '2026-03-02T08:01:00.000Z' }, { reason: 'lock' }]);
});

test('what was changed before a crash is backed up at the next lock', async () => {
  await createVault(application);
  await lock();
  await unlock();
  await application.must('settings.set', { theme: 'dark' });
  expect(existsSync(inVault('dalsam.changed'))).toBe(true);
  // The marker outlives the process; a copy of the folder stands for what a killed one leaves behind.
  const crashed = createBench();
  cpSync(bench.directory, crashed.directory, { recursive: true });
  const next = crashed.start();
  await next.must('vault.unlock', { passphrase: phrases.first });
  await next.must('vault.lock', { reason: 'byUser' });
  expect((await next.must('backup.list', {})).backups).toHaveLength(2);
  await crashed.remove();
});

test('a day of work gets its backup while the vault is open', async () => {
  await createVault(application);
  await backUp();
  await application.must('settings.set', { autoLockMinutes: 120, theme: 'dark' });
  for (let hour = 0; hour < 24; hour++) {
    bench.clock.forward(3600);
    await application.must('vault.touch', {});
  }
  application.tick();
  await expect.poll(list).toMatchObject([{ reason: 'daily' }, { reason: 'manual' }]);
  application.tick();
  await lock();
  expect(await list()).toHaveLength(2);
});

test('a backup has all it takes: alone in another folder it opens with a passphrase of its time', async () => {
  const { recoveryKey } = await createVault(application);
  await application.must('user.add', { name: 'Kari Prøve', role: 'reader', passphrase: phrases.second });
  const { name } = await backUp();
  const elsewhere = createBench();
  mkdirSync(join(elsewhere.directory, 'backups'), { recursive: true });
  cpSync(inVault('backups', name), join(elsewhere.directory, 'backups', name), { recursive: true });
  const other = elsewhere.start();
  expect(await other.must('vault.status', {})).toMatchObject({
    state: 'damaged',
    problem: 'keyFileMissing',
    backups: 1,
  });
  expect(await other.refused('vault.unlock', { passphrase: phrases.first })).toMatchObject({
    code: 'keyFileDamaged',
    params: { backups: 1 },
  });
  expect(await other.must('backup.restore', { name, recoveryKey })).toMatchObject({ state: 'locked' });
  const opened = await other.must('vault.unlock', { passphrase: phrases.second });
  expect(opened).toMatchObject({ state: 'open', user: { name: 'Kari Prøve' } });
  await elsewhere.remove();
});

test('restoring takes the vault back, keeps the present files aside and locks', async () => {
  await createVault(application);
  const { name } = await backUp();
  await application.must('user.add', { name: 'Kari Prøve', role: 'reader', passphrase: phrases.second });
  bench.clock.forward(60);
  const restored = await application.must('backup.restore', { name, passphrase: phrases.first });
  expect(restored).toMatchObject({ state: 'locked' });
  expect(readdirSync(inVault('aside-20260302-080101'))).toEqual(['dalsam.db', 'dalsam.key.json']);
  expect(readdirSync(bench.directory).filter((file) => file.startsWith('.'))).toEqual([]);
  await unlock();
  expect(await userNames()).toEqual(['Ola Prøve']);
  // What was there before is not only aside, but was backed up as the vault locked.
  const [newest] = await list();
  await application.must('backup.restore', { name: newest?.name ?? '', passphrase: phrases.first });
  await unlock(phrases.second);
  expect(await userNames()).toEqual(['Ola Prøve', 'Kari Prøve']);
});

test('a wrong secret moves nothing, counts as an attempt, and leaves an open vault open', async () => {
  await createVault(application);
  const { name } = await backUp();
  const restore = (secret: { passphrase?: string; recoveryKey?: string }) =>
    application.call('backup.restore', { name, ...secret });
  expect(await restore({ passphrase: phrases.third })).toMatchObject({ error: { code: 'wrongPassphrase' } });
  expect(await restore({ recoveryKey: 'ABC' })).toMatchObject({ error: { code: 'malformedRecoveryKey' } });
  expect(await restore({})).toMatchObject({ error: { code: 'invalidInput' } });
  expect(await restore({ passphrase: phrases.first, recoveryKey: 'ABC' })).toMatchObject({
    error: { code: 'invalidInput' },
  });
  expect(await application.must('vault.status', {})).toMatchObject({ state: 'open' });
  expect(readdirSync(bench.directory).filter((file) => /^(\.|aside)/.test(file))).toEqual([]);
});

test.each(['dalsam-20260101-000000-lock', '../vault', 'dalsam.db', ''])('%j is no backup to restore', async (name) => {
  await createVault(application);
  expect(await application.refused('backup.restore', { name, passphrase: phrases.first })).toMatchObject({
    code: 'notFound',
  });
});

test.each(['dalsam.db', 'dalsam.key.json'])(
  'a backup whose %s is damaged is refused, and nothing moves',
  async (file) => {
    await createVault(application);
    const { name } = await backUp();
    await lock();
    const path = inVault('backups', name, file);
    const content = readFileSync(path);
    writeFileSync(path, content.subarray(0, content.length / 2));
    expect(await application.refused('backup.restore', { name, passphrase: phrases.first })).toMatchObject({
      code: 'backupDamaged',
    });
    await unlock();
  },
);

test('a backup whose key file was altered is found out', async () => {
  await createVault(application);
  const { name } = await backUp();
  const path = inVault('backups', name, 'dalsam.key.json');
  writeFileSync(path, readFileSync(path, 'utf8').replace('"3434"', '"3433"'));
  expect(await application.refused('backup.restore', { name, passphrase: phrases.first })).toMatchObject({
    code: 'backupDamaged',
  });
});

test('a restored vault gives its next changes numbers of a new origin', async () => {
  await createVault(application);
  const { name } = await backUp();
  await application.must('settings.set', { theme: 'dark' });
  await application.must('backup.restore', { name, passphrase: phrases.first });
  await unlock();
  await application.must('settings.set', { theme: 'light' });
  expect(await application.must('settings.get', {})).toMatchObject({ theme: 'light' });
});

test('a missing database or key file is told with the number of backups, and a backup brings it back', async () => {
  await createVault(application);
  const { name } = await backUp();
  await lock();
  rmSync(inVault('dalsam.db'));
  expect(await application.must('vault.status', {})).toMatchObject({ state: 'damaged', problem: 'databaseMissing' });
  expect(await application.refused('vault.unlock', { passphrase: phrases.first })).toMatchObject({
    code: 'vaultDamaged',
  });
  await application.must('backup.restore', { name, passphrase: phrases.first });
  rmSync(inVault('dalsam.key.json'));
  expect(await application.must('vault.status', {})).toMatchObject({ state: 'damaged', problem: 'keyFileMissing' });
  await application.must('backup.restore', { name, passphrase: phrases.first });
  await unlock();
});

test('leftovers of a process that was killed while copying are cleared away, and are no backups', async () => {
  await createVault(application);
  await lock();
  for (const left of [
    inVault('backups', '.partial-dalsam-20260302-080000-lock'),
    inVault('.restore-20260302-080000'),
  ]) {
    mkdirSync(left);
    writeFileSync(join(left, 'dalsam.db'), 'half');
  }
  expect(await list()).toHaveLength(1);
  await unlock();
  expect(readdirSync(inVault('backups'))).toEqual(['dalsam-20260302-080000-lock']);
  expect(existsSync(inVault('.restore-20260302-080000'))).toBe(false);
});

test('before a migration the backup is there before anything is changed; one that fails leaves nothing', async () => {
  const backups = new Backups(vaultPaths(bench.directory), bench.clock.now);
  const made = backups.createNow('beforeMigration', 'key file', (path) => writeFileSync(path, 'copy'));
  expect(backups.list()).toEqual([{ ...made, reason: 'beforeMigration', bytes: 12 }]);
  expect(readFileSync(backups.files(made.name).keyFile, 'utf8')).toBe('key file');
  const fail = () => {
    throw new Error('no copy');
  };
  expect(() => backups.createNow('beforeMigration', 'key file', fail)).toThrow('no copy');
  expect(readdirSync(inVault('backups'))).toEqual([made.name]);
});
