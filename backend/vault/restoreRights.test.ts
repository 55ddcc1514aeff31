import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Bench, createBench, createVault, phrases, type TestApplication } from './vaultTestKit.ts';

let bench: Bench;
let application: TestApplication;
let readerId: string;
let recoveryKey: string;
let name: string;

beforeEach(async () => {
  bench = createBench();
  application = bench.start();
  recoveryKey = (await createVault(application)).recoveryKey;
  const added = { name: 'Kari Prøve', role: 'reader', passphrase: phrases.second } as const;
  readerId = (await application.must('user.add', added)).id;
  name = (await application.must('backup.create', {})).name;
  await application.must('person.create', { values: { lastName: 'Etterpå' } });
});
afterEach(() => bench.remove());

const restore = (passphrase: string) => application.call('backup.restore', { name, passphrase });

test('a reader can not put an old vault in the place of everybody’s work, signed in or not', async () => {
  await application.must('vault.unlock', { passphrase: phrases.second });
  const refusal = { ok: false, error: { code: 'notAllowed', params: { needed: 'consultant' } } };
  expect(await restore(phrases.second)).toEqual(refusal);
  await application.must('vault.lock', { reason: 'byUser' });
  expect(await restore(phrases.second)).toEqual(refusal);
  await application.must('vault.unlock', { passphrase: phrases.first });
  expect(await application.must('person.search', { text: 'etterpå' })).toMatchObject({ total: 1 });
});

test('somebody whose access was closed does not come in through a backup of before', async () => {
  await application.must('user.update', { id: readerId, role: 'consultant' });
  name = (await application.must('backup.create', {})).name;
  await application.must('user.update', { id: readerId, active: false });
  await application.must('vault.lock', { reason: 'byUser' });
  expect(await restore(phrases.second)).toMatchObject({ ok: false, error: { code: 'wrongPassphrase' } });
});

test('somebody who reads by now does not restore from when it was otherwise, while the vault tells', async () => {
  await application.must('user.update', { id: readerId, role: 'consultant' });
  name = (await application.must('backup.create', {})).name;
  await application.must('user.update', { id: readerId, role: 'reader' });
  await application.must('vault.unlock', { passphrase: phrases.second });
  expect(await restore(phrases.second)).toMatchObject({ ok: false, error: { code: 'notAllowed' } });
});

test('a consultant restores, and so does the printed key', async () => {
  expect(await restore(phrases.first)).toMatchObject({ ok: true });
  await application.must('backup.restore', { name, recoveryKey });
});
