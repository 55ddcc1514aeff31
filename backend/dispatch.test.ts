import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Database } from '#db/sqlite.ts';
import { methodNames, methodOf } from '#shared/api/contract.ts';
import { appError } from '#shared/api/errors.ts';
import { err, ok } from '#shared/result.ts';
import type { AllHandlers } from './handler.ts';
import { handlers } from './handlers.ts';
import { type Bench, createBench, createVault, phrases, type TestApplication } from './vault/vaultTestKit.ts';

let bench: Bench;
beforeEach(() => {
  bench = createBench();
});
afterEach(() => bench.remove());

/** An open vault, with some handlers replaced by ones that go wrong. */
async function opened(replaced: Partial<AllHandlers> = {}): Promise<TestApplication> {
  const application = bench.start(replaced);
  await createVault(application);
  return application;
}

const log = () => readFileSync(join(bench.directory, 'logs', 'dalsam.log'), 'utf8');

test('every method of the contract has a handler', () => {
  expect(Object.keys(handlers).toSorted()).toEqual(methodNames.toSorted());
});

test('what is no method is told as such', async () => {
  const application = bench.start();
  for (const name of ['', 'vault', 'toString', '__proto__', 'constructor', 'x'.repeat(1000)]) {
    expect(await application.dispatch(name, {})).toEqual({
      ok: false,
      error: { code: 'unknownMethod', params: { method: name.slice(0, 100) } },
    });
  }
});

test.each([[undefined], [null], [7], [{}], [['person.get']]])(
  '%j is no method, and nothing is thrown',
  async (name) => {
    const answer = await bench.start().dispatch(name as unknown as string, {});
    expect(answer).toEqual({ ok: false, error: { code: 'unknownMethod', params: { method: '' } } });
  },
);

test('a call beside a lock is answered or told that the vault is locked, whichever comes first', async () => {
  const application = await opened();
  const answers: string[] = [];
  for (let round = 0; round < 8; round++) {
    await application.must('vault.unlock', { passphrase: phrases.first });
    const calls = Array.from({ length: 12 }, async (_, turns) => {
      for (let turn = 0; turn < turns; turn++) await Promise.resolve();
      if (turns === 3) return application.call('vault.lock', { reason: 'byUser' });
      return application.call('person.search', { text: '' });
    });
    for (const answer of await Promise.all(calls)) answers.push(answer.ok ? 'ok' : answer.error.code);
  }
  expect([...new Set(answers)].toSorted()).toEqual(['ok', 'vaultLocked']);
});

test('input that the contract refuses is told by path and reason, never by value', async () => {
  const application = await opened();
  const refused = await application.dispatch('person.create', {
    values: { firstName: 'Navn\u0007', lastName: 'x'.repeat(201), birthDate: '2026-02-31', nickname: 'Hemmelig' },
  });
  expect(refused).toMatchObject({ ok: false, error: { code: 'invalidInput' } });
  expect(JSON.stringify(refused)).not.toMatch(/Navn|xxx|Hemmelig|2026-02-31/);
  const { issues } = (refused as { error: { params: { issues: { path: string; reason: string }[] } } }).error.params;
  expect(issues).toEqual(
    expect.arrayContaining([
      { path: 'values.firstName', reason: 'controlCharacters' },
      { path: 'values.lastName', reason: 'tooLong' },
      { path: 'values.birthDate', reason: 'invalidDate' },
      { path: 'values.nickname', reason: 'unrecognizedKeys' },
    ]),
  );
});

test.each([[undefined], [null], [7], ['{}'], [[]]])('%j is no input', async (input) => {
  expect(await bench.start().dispatch('vault.status', input)).toMatchObject({ error: { code: 'invalidInput' } });
});

test('without an open vault every method that needs one says so, whatever its input', async () => {
  const application = bench.start();
  for (const name of methodNames.filter((method) => methodOf(method).access !== 'none')) {
    const answer = await application.dispatch(name, {});
    expect(answer).toMatchObject({ ok: false, error: { code: expect.stringMatching(/^(vaultLocked|invalidInput)$/) } });
  }
});

test('a reader reads and changes nothing', async () => {
  const application = await opened();
  await application.must('user.add', { name: 'Kari Prøve', role: 'reader', passphrase: phrases.second });
  await application.must('vault.unlock', { passphrase: phrases.second });
  await application.must('person.search', {});
  const id = '01KQWCTR0000000000000000A1';
  expect(await application.refused('person.create', { values: {} })).toEqual(
    appError('notAllowed', { needed: 'consultant' }),
  );
  expect(await application.refused('form.type', { id, values: {} })).toMatchObject({ code: 'notAllowed' });
  expect(await application.refused('access.log', {})).toMatchObject({ code: 'notAllowed' });
});

test('a fault of ours has an id, and the log knows the id and not what was typed', async () => {
  const application = await opened({
    'user.list': () => {
      throw new Error('could not list Marker Prøvesen');
    },
  });
  const error = await application.refused('user.list', {});
  expect(error).toMatchObject({ code: 'internal', params: { id: expect.stringMatching(/^[0-9A-Z]{26}$/) } });
  const { id } = error.params as { id: string };
  expect(log()).toContain(id);
  expect(log()).toContain('user.list');
  expect(log()).not.toContain('Marker');
});

test('an answer outside the contract is a fault, and what the contract does not name is left out', async () => {
  const application = await opened({
    'user.list': () => ok({ users: [], mayAdminister: true, extra: 'Marker' }),
    'settings.get': () => ok({ autoLockMinutes: 1.5, language: 'nb', theme: 'system', coatOfArms: null }),
  });
  expect(await application.must('user.list', {})).toEqual({ users: [], mayAdminister: true });
  expect(await application.refused('settings.get', {})).toMatchObject({ code: 'internal' });
  expect(log()).toContain('OutputMismatch');
});

test('an error that the method does not declare is passed on and written down', async () => {
  const application = await opened({ 'user.list': () => err(appError('alreadyMerged', {})) });
  expect(await application.refused('user.list', {})).toEqual(appError('alreadyMerged', {}));
  expect(log()).toContain('undeclaredError user.list');
});

test('a full database is told the same way whatever was being done', async () => {
  const application = await opened({
    'settings.set': () => {
      const database = new Database(':memory:');
      database.exec('CREATE TABLE t (x); PRAGMA max_page_count = 2;');
      const insert = database.prepare('INSERT INTO t VALUES (?)');
      for (;;) insert.run('x'.repeat(1000));
    },
  });
  expect(await application.refused('settings.set', {})).toEqual(appError('diskFull', {}));
});

const system = (code: string, more: object = {}) => Object.assign(new Error('x'), { code, ...more });
test.each([
  [system('ENOSPC'), 'diskFull'],
  [system('EDQUOT'), 'diskFull'],
  [system('EROFS'), 'folderReadOnly'],
  [system('EACCES'), 'folderReadOnly'],
  [system('SQLITE_READONLY_DIRECTORY'), 'folderReadOnly'],
  [system('SQLITE_BUSY'), 'vaultInUse'],
  [system('SQLITE_CORRUPT'), 'vaultDamaged'],
  [new Error('wrapped', { cause: system('SQLITE_FULL') }), 'diskFull'],
  [system('SQLITE_CONSTRAINT'), 'internal'],
  [system('EEXIST', { syscall: 'open' }), 'internal'],
])('thrown %o becomes %s', async (thrown, code) => {
  const application = await opened({
    'user.list': () => {
      throw thrown;
    },
  });
  expect(await application.refused('user.list', {})).toMatchObject({ code });
});

test('a lock waits for what is under way, and lets nothing new begin', async () => {
  let finish = (): void => undefined;
  const order: string[] = [];
  const application = await opened({
    'user.list': async (_input, { store }) => {
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      order.push(`still ${store.recordsOfType('user').length} user`);
      return ok({ users: [], mayAdminister: false });
    },
  });
  const listing = application.call('user.list', {});
  await new Promise((resolve) => setTimeout(resolve, 20));
  const locking = application.must('vault.lock', { reason: 'byUser' }).then(() => order.push('locked'));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(await application.refused('settings.get', {})).toMatchObject({ code: 'vaultLocked' });
  finish();
  expect(await listing).toMatchObject({ ok: true });
  await locking;
  expect(order).toEqual(['still 1 user', 'locked']);
});
