import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Bench, createBench, createVault, phrases, type TestApplication } from '../vaultTestKit.ts';

let bench: Bench;
let application: TestApplication;

beforeEach(async () => {
  bench = createBench();
  application = bench.start();
  await createVault(application);
});
afterEach(() => bench.remove());

const addKari = (role: 'reader' | 'consultant' | 'coordinator' = 'reader') =>
  application.must('user.add', { name: 'Kari Prøve', role, passphrase: phrases.second });
const signIn = async (passphrase: string) => {
  await application.must('vault.lock', { reason: 'byUser' });
  await application.must('vault.unlock', { passphrase });
};

test('the creator of a vault without a coordinator adds users; others do not', async () => {
  await addKari();
  expect(await application.must('user.list', {})).toMatchObject({
    users: [{ name: 'Ola Prøve' }, { name: 'Kari Prøve', role: 'reader', active: true }],
    mayAdminister: true,
  });
  await signIn(phrases.second);
  expect(await application.must('user.list', {})).toMatchObject({ mayAdminister: false });
  const add = { name: 'Per Prøve', role: 'reader', passphrase: phrases.third } as const;
  expect(await application.refused('user.add', add)).toEqual({ code: 'notAllowed', params: { needed: 'coordinator' } });
  expect(await application.refused('vault.newRecoveryKey', { passphrase: phrases.second })).toMatchObject({
    code: 'notAllowed',
  });
});

test('once there is a coordinator, the coordinator administers', async () => {
  await addKari('coordinator');
  const add = { name: 'Per Prøve', role: 'reader', passphrase: phrases.third } as const;
  expect(await application.refused('user.add', add)).toMatchObject({ code: 'notAllowed' });
  await signIn(phrases.second);
  await application.must('user.add', add);
});

test('two users can not have one passphrase, and a refused user is not in the list', async () => {
  const add = { name: 'Kari Prøve', role: 'reader' } as const;
  expect(await application.refused('user.add', { ...add, passphrase: phrases.first })).toMatchObject({
    code: 'passphraseTaken',
  });
  expect(await application.refused('user.add', { ...add, passphrase: phrases.weak })).toMatchObject({
    code: 'weakPassphrase',
  });
  expect((await application.must('user.list', {})).users).toHaveLength(1);
});

test("closing a user's access forgets the passphrase; letting the user in again takes a new one", async () => {
  const kari = await addKari();
  await application.must('user.update', { id: kari.id, active: false });
  await application.must('vault.lock', { reason: 'byUser' });
  expect(await application.refused('vault.unlock', { passphrase: phrases.second })).toMatchObject({
    code: 'wrongPassphrase',
  });
  await application.must('vault.unlock', { passphrase: phrases.first });
  expect(await application.refused('user.update', { id: kari.id, active: true })).toMatchObject({
    code: 'passphraseNeeded',
  });
  await application.must('user.update', { id: kari.id, active: true, passphrase: phrases.third });
  await signIn(phrases.third);
});

test('a name, a role and a forgotten passphrase can be changed', async () => {
  const kari = await addKari();
  const updated = await application.must('user.update', {
    id: kari.id,
    name: 'Kari Nyprøve',
    role: 'consultant',
    passphrase: phrases.third,
  });
  expect(updated).toEqual({ id: kari.id, name: 'Kari Nyprøve', role: 'consultant', active: true });
  await signIn(phrases.third);
  expect(await application.must('vault.status', {})).toMatchObject({ user: updated });
});

test('the last one in charge stays, and nobody else is found', async () => {
  const { users } = await application.must('user.list', {});
  const id = users[0]?.id ?? '';
  expect(await application.refused('user.update', { id, active: false })).toMatchObject({ code: 'lastCoordinator' });
  const unknown = { id: '01KQWCTR0000000000000000A1', role: 'reader' } as const;
  expect(await application.refused('user.update', unknown)).toMatchObject({ code: 'notFound' });
});

test('who closes the own access is out at the next step', async () => {
  await addKari();
  const { users } = await application.must('user.list', {});
  await application.must('user.update', { id: users[0]?.id ?? '', active: false });
  expect(await application.refused('user.list', {})).toMatchObject({ code: 'vaultLocked' });
  await application.must('vault.unlock', { passphrase: phrases.second });
  expect(await application.must('user.list', {})).toMatchObject({ mayAdminister: true });
});

test('language and theme are the own ones, lock time and coat of arms are for the vault', async () => {
  expect(await application.must('settings.get', {})).toEqual({
    autoLockMinutes: 10,
    language: 'nb',
    theme: 'system',
    coatOfArms: null,
  });
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex').toString('base64');
  await application.must('settings.set', { language: 'nn', theme: 'dark', coatOfArms: png, autoLockMinutes: 30 });
  await addKari();
  await signIn(phrases.second);
  expect(await application.must('settings.get', {})).toEqual({
    autoLockMinutes: 30,
    language: 'nb',
    theme: 'system',
    coatOfArms: png,
  });
  await application.must('settings.set', { theme: 'light' });
  expect(await application.refused('settings.set', { coatOfArms: null })).toMatchObject({ code: 'notAllowed' });
  await signIn(phrases.first);
  await application.must('settings.set', { coatOfArms: null });
  expect(await application.must('settings.get', {})).toMatchObject({ coatOfArms: null, language: 'nn', theme: 'dark' });
});

test('a coat of arms that can not be printed is refused', async () => {
  const pdf = Buffer.from('%PDF-1.7 and more').toString('base64');
  expect(await application.refused('settings.set', { coatOfArms: pdf })).toEqual({
    code: 'invalidInput',
    params: { issues: [{ path: 'coatOfArms', reason: 'notPngOrJpeg' }] },
  });
});
