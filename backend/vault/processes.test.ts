import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Bench, createBench, createVault, phrases, type TestApplication } from './vaultTestKit.ts';

let bench: Bench;
let application: TestApplication;
let child: ChildProcess | undefined;

beforeEach(async () => {
  bench = createBench();
  application = bench.start();
  await createVault(application);
  await application.must('vault.lock', { reason: 'byUser' });
});
afterEach(async () => {
  child?.kill('SIGKILL');
  await bench.remove();
});

/** Another process that opens the vault, types something, and then does nothing more. */
const script = `
  import { createApplication } from '#backend/createApplication.ts';
  const application = createApplication({ directory: process.env.VAULT, host: 'test' });
  const opened = await application.dispatch('vault.unlock', { passphrase: process.env.PASSPHRASE });
  const typed = await application.dispatch('draft.put', { key: 'newPerson', content: { lastName: 'Prøvesen' } });
  console.log(JSON.stringify([opened.ok, typed.ok]));
  setInterval(() => undefined, 1000);
`;

async function openElsewhere(): Promise<string> {
  const env = { ...process.env, VAULT: bench.directory, PASSPHRASE: phrases.first };
  const started = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], { env });
  child = started;
  let errors = '';
  started.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const said = await Promise.race([
    once(started.stdout, 'data').then(([chunk]) => String(chunk).trim()),
    once(started, 'exit').then(() => `ended: ${errors}`),
  ]);
  return said;
}

test('a vault that is open in another process is told as such; after a kill it opens with every keystroke', async () => {
  expect(await openElsewhere()).toBe('[true,true]');
  expect(await application.refused('vault.unlock', { passphrase: phrases.first })).toEqual({
    code: 'vaultInUse',
    params: {},
  });
  expect(await application.must('vault.status', {})).toMatchObject({ state: 'locked' });
  const gone = child === undefined ? Promise.resolve([]) : once(child, 'exit');
  child?.kill('SIGKILL');
  await gone;
  await application.must('vault.unlock', { passphrase: phrases.first });
  expect(await application.must('draft.get', { key: 'newPerson' })).toMatchObject({
    content: { lastName: 'Prøvesen' },
  });
});
