import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Bench, createBench, createVault, phrases, type TestApplication } from './vaultTestKit.ts';

let bench: Bench;
let application: TestApplication;

beforeEach(() => {
  bench = createBench();
  application = bench.start();
});
afterEach(() => bench.remove());

test('a new vault is open for its first user, and closed to anything before that', async () => {
  expect(await application.must('vault.status', {})).toMatchObject({ state: 'none' });
  expect(await application.refused('user.list', {})).toMatchObject({ code: 'vaultLocked' });
  expect(await application.refused('vault.unlock', { passphrase: phrases.first })).toMatchObject({
    code: 'vaultMissing',
  });
  await createVault(application);
  expect(await application.must('vault.status', {})).toMatchObject({
    state: 'open',
    municipality: '3434',
    demo: false,
    user: { name: 'Ola Prøve', role: 'consultant', active: true },
    autoLockMinutes: 10,
    lastBackupAt: null,
  });
});

test('a weak passphrase makes no vault, and leaves no file', async () => {
  const owner = { municipality: '3434', name: 'Ola Prøve', role: 'consultant' } as const;
  const weak = await application.refused('vault.create', { ...owner, passphrase: phrases.weak });
  expect(weak).toMatchObject({ code: 'weakPassphrase' });
  expect(existsSync(bench.directory)).toBe(false);
});

test('a second vault is not made over the first', async () => {
  await createVault(application);
  const again = { municipality: '3433', name: 'Kari Prøve', role: 'reader', passphrase: phrases.second } as const;
  expect(await application.refused('vault.create', again)).toMatchObject({ code: 'vaultExists' });
  await application.must('vault.lock', { reason: 'byUser' });
  expect(await application.refused('vault.create', again)).toMatchObject({ code: 'vaultExists' });
});

test('a vault that was begun and not finished can be begun again; what lay there is kept aside', async () => {
  await createVault(application);
  await application.close();
  const keyFile = readFileSync(join(bench.directory, 'dalsam.key.json'), 'utf8');
  const half = createBench();
  mkdirSync(half.directory, { recursive: true });
  writeFileSync(join(half.directory, 'dalsam.key.json'), keyFile);
  const next = half.start();
  expect(await next.must('vault.status', {})).toMatchObject({ state: 'damaged', problem: 'databaseMissing' });
  await createVault(next);
  expect(existsSync(join(half.directory, 'aside-20260302-080000', 'dalsam.key.json'))).toBe(true);
  await half.remove();
});

test('lock forgets, unlock remembers: the passphrase alone tells who signs in', async () => {
  await createVault(application);
  await application.must('user.add', { name: 'Kari Prøve', role: 'reader', passphrase: phrases.second });
  const locked = await application.must('vault.lock', { reason: 'byUser' });
  expect(locked).toMatchObject({
    state: 'locked',
    municipality: '3434',
    demo: false,
    reason: 'byUser',
    waitSeconds: 0,
  });
  expect(await application.refused('user.list', {})).toMatchObject({ code: 'vaultLocked' });
  const opened = await application.must('vault.unlock', { passphrase: phrases.second });
  expect(opened).toMatchObject({ state: 'open', user: { name: 'Kari Prøve', role: 'reader' } });
  await application.must('vault.lock', { reason: 'byUser' });
  const other = await application.must('vault.unlock', { passphrase: phrases.first });
  expect(other).toMatchObject({ state: 'open', user: { name: 'Ola Prøve' } });
});

test('unlocking an open vault as somebody else signs the first one out; a wrong passphrase changes nothing', async () => {
  await createVault(application);
  await application.must('user.add', { name: 'Kari Prøve', role: 'reader', passphrase: phrases.second });
  expect(await application.refused('vault.unlock', { passphrase: 'feil' })).toMatchObject({ code: 'wrongPassphrase' });
  expect(await application.must('vault.status', {})).toMatchObject({ user: { name: 'Ola Prøve' } });
  const opened = await application.must('vault.unlock', { passphrase: phrases.second });
  expect(opened).toMatchObject({ state: 'open', user: { name: 'Kari Prøve' } });
});

test('wrong passphrases are slowed down, after a restart too, and a right one wipes the count', async () => {
  await createVault(application);
  await application.close();
  const waits: unknown[] = [];
  for (let count = 0; count < 4; count++) {
    const next = bench.start();
    waits.push(await next.refused('vault.unlock', { passphrase: 'feil' }));
    await next.close();
  }
  expect(waits).toEqual([
    { code: 'wrongPassphrase', params: { waitSeconds: 0 } },
    { code: 'wrongPassphrase', params: { waitSeconds: 0 } },
    { code: 'wrongPassphrase', params: { waitSeconds: 1 } },
    { code: 'tooManyAttempts', params: { waitSeconds: 1 } },
  ]);
  const last = bench.start();
  expect(await last.must('vault.status', {})).toMatchObject({ waitSeconds: 1 });
  expect(await last.refused('vault.unlock', { passphrase: phrases.first })).toMatchObject({ code: 'tooManyAttempts' });
  bench.clock.forward(1);
  await last.must('vault.unlock', { passphrase: phrases.first });
  await last.must('vault.lock', { reason: 'byUser' });
  expect(await last.must('vault.status', {})).toMatchObject({ waitSeconds: 0 });
});

test('ten minutes without anybody lock the vault; queries do not count, commands and touch do', async () => {
  await createVault(application);
  bench.clock.forward(599);
  application.tick();
  expect(await application.must('vault.touch', {})).toEqual({ lockInSeconds: 600 });
  bench.clock.forward(300);
  await application.must('user.list', {});
  bench.clock.forward(299);
  await application.must('user.list', {});
  bench.clock.forward(1);
  expect(await application.refused('user.list', {})).toMatchObject({ code: 'vaultLocked' });
  expect(await application.must('vault.status', {})).toMatchObject({ state: 'locked', reason: 'idle' });
});

test('the clock locks by itself, and the lock time is a setting of the vault', async () => {
  await createVault(application);
  await application.must('settings.set', { autoLockMinutes: 2 });
  bench.clock.forward(119);
  application.tick();
  expect(await application.must('vault.status', {})).toMatchObject({ state: 'open', autoLockMinutes: 2 });
  bench.clock.forward(1);
  application.tick();
  expect(await application.must('vault.status', {})).toMatchObject({ state: 'locked', reason: 'idle' });
});

test('what was typed and not saved is there after a lock', async () => {
  await createVault(application);
  await application.must('draft.put', { key: 'newPerson', content: { lastName: 'Prøvesen' } });
  bench.clock.forward(3600);
  application.tick();
  await application.must('vault.unlock', { passphrase: phrases.first });
  expect(await application.must('draft.get', { key: 'newPerson' })).toMatchObject({
    content: { lastName: 'Prøvesen' },
  });
});

test('a passphrase is changed by who knows the present one', async () => {
  await createVault(application);
  const change = (current: string, next: string) => application.call('vault.changePassphrase', { current, next });
  expect(await change('feil', phrases.second)).toMatchObject({ error: { code: 'wrongPassphrase' } });
  expect(await change(phrases.first, phrases.weak)).toMatchObject({ error: { code: 'weakPassphrase' } });
  expect(await change(phrases.first, 'Ola Prøve i Lom')).toMatchObject({ error: { code: 'weakPassphrase' } });
  expect(await change(phrases.first, phrases.second)).toMatchObject({ ok: true });
  await application.must('vault.lock', { reason: 'byUser' });
  expect(await application.refused('vault.unlock', { passphrase: phrases.first })).toMatchObject({
    code: 'wrongPassphrase',
  });
  await application.must('vault.unlock', { passphrase: phrases.second });
});

test('the printed key opens the folder on another machine and gives a chosen user a new passphrase', async () => {
  const { recoveryKey } = await createVault(application);
  const kari = await application.must('user.add', {
    name: 'Kari Prøve',
    role: 'reader',
    passphrase: phrases.second,
  });
  await application.close();
  const elsewhere = bench.start();
  const wrong = `${recoveryKey.startsWith('0') ? '1' : '0'}${recoveryKey.slice(1)}`;
  expect(await elsewhere.refused('vault.recoveryUsers', { recoveryKey: wrong })).toMatchObject({
    code: 'malformedRecoveryKey',
  });
  const { users } = await elsewhere.must('vault.recoveryUsers', { recoveryKey });
  expect(users.map(({ name }) => name)).toEqual(['Ola Prøve', 'Kari Prøve']);
  expect(await elsewhere.must('vault.status', {})).toMatchObject({ state: 'locked' });
  const recover = (next: string) => elsewhere.call('vault.recover', { recoveryKey, next, userId: kari.id });
  expect(await recover(phrases.weak)).toMatchObject({ error: { code: 'weakPassphrase' } });
  expect(await recover(phrases.first)).toMatchObject({ error: { code: 'passphraseTaken' } });
  expect(await elsewhere.must('vault.status', {})).toMatchObject({ state: 'locked' });
  expect(await recover(phrases.third)).toMatchObject({ value: { state: 'open', user: { name: 'Kari Prøve' } } });
  await elsewhere.must('vault.lock', { reason: 'byUser' });
  await elsewhere.must('vault.unlock', { passphrase: phrases.third });
  expect(await elsewhere.refused('vault.unlock', { passphrase: phrases.second })).toMatchObject({
    code: 'wrongPassphrase',
  });
});

test('a key of another vault is wrong, counts as an attempt, and a renewed key closes the old one out', async () => {
  const { recoveryKey } = await createVault(application);
  const renewed = await application.must('vault.newRecoveryKey', { passphrase: phrases.first });
  await application.must('vault.lock', { reason: 'byUser' });
  const old = () => application.call('vault.recover', { recoveryKey, next: phrases.second });
  expect(await old()).toMatchObject({ error: { code: 'wrongRecoveryKey', params: { waitSeconds: 0 } } });
  await old();
  await old();
  expect(await old()).toMatchObject({ error: { code: 'tooManyAttempts' } });
  bench.clock.forward(60);
  const opened = await application.must('vault.recover', { recoveryKey: renewed.recoveryKey, next: phrases.second });
  expect(opened).toMatchObject({ state: 'open', user: { name: 'Ola Prøve' } });
});

test('an open vault is open for one process only', async () => {
  await createVault(application);
  const second = bench.start();
  expect(await second.refused('vault.unlock', { passphrase: phrases.first })).toMatchObject({ code: 'vaultInUse' });
  await application.must('vault.lock', { reason: 'byUser' });
  await second.must('vault.unlock', { passphrase: phrases.first });
});

test('vault events are in the access log', async () => {
  await createVault(application);
  await application.must('backup.create', {});
  await application.must('vault.lock', { reason: 'byUser' });
  await application.must('vault.unlock', { passphrase: phrases.first });
  const { entries } = await application.must('access.log', {});
  expect(entries.map(({ action }) => action)).toEqual(['vault.unlock', 'vault.lock', 'backup.manual', 'vault.create']);
  expect(entries.every(({ userName }) => userName === 'Ola Prøve')).toBe(true);
});
