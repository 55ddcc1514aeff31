import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { Attempts, waitAfter } from './attempts.ts';
import { TestClock } from './vaultTestKit.ts';

const directory = mkdtempSync(join(tmpdir(), 'dalsam-attempts-'));
const file = join(directory, 'attempts.json');
afterEach(() => rmSync(file, { force: true }));
afterAll(() => rmSync(directory, { recursive: true }));

const wrong = () => undefined;

test('the wait grows from nothing to a minute', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 100].map(waitAfter)).toEqual([0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]);
});

test('a clock that was a year ahead and was put right delays by a wait, not by a year', async () => {
  const clock = new TestClock();
  const attempts = new Attempts(file, clock.now);
  clock.forward(365 * 24 * 3600);
  for (let count = 0; count < 5; count++) {
    await attempts.guard('wrongPassphrase', wrong);
    clock.forward(attempts.waitSeconds());
  }
  await attempts.guard('wrongPassphrase', wrong);
  clock.forward(-365 * 24 * 3600);
  const wait = attempts.waitSeconds();
  expect(wait).toBeGreaterThan(0);
  clock.forward(wait);
  expect(attempts.waitSeconds()).toBe(0);
});

test('an attempt within the wait is not made, and one after it is', async () => {
  const clock = new TestClock();
  const attempts = new Attempts(file, clock.now);
  for (let count = 0; count < 4; count++) {
    await attempts.guard('wrongPassphrase', wrong);
    clock.forward(attempts.waitSeconds());
  }
  expect(await attempts.guard('wrongPassphrase', wrong)).toMatchObject({ error: { params: { waitSeconds: 4 } } });
  let made = false;
  const refused = await attempts.guard('wrongPassphrase', () => {
    made = true;
    return 'open';
  });
  expect(refused).toMatchObject({ ok: false, error: { code: 'tooManyAttempts', params: { waitSeconds: 4 } } });
  expect(made).toBe(false);
  clock.forward(3.5);
  expect(attempts.waitSeconds()).toBe(1);
  clock.forward(0.5);
  expect(await attempts.guard('wrongPassphrase', () => 'open')).toEqual({ ok: true, value: 'open' });
  expect(attempts.waitSeconds()).toBe(0);
});

test('a restart does not start over, and neither does being killed during an attempt', async () => {
  const clock = new TestClock();
  for (let count = 0; count < 3; count++) await new Attempts(file, clock.now).guard('wrongPassphrase', wrong);
  expect(new Attempts(file, clock.now).waitSeconds()).toBe(1);
  clock.forward(1);
  void new Attempts(file, clock.now).guard('wrongPassphrase', () => new Promise<undefined>(() => undefined));
  expect(new Attempts(file, clock.now).waitSeconds()).toBe(2);
});

test('attempts made side by side are counted one by one', async () => {
  const attempts = new Attempts(file, new TestClock().now);
  const answers = await Promise.all(Array.from({ length: 20 }, () => attempts.guard('wrongPassphrase', wrong)));
  const made = answers.filter((answer) => !answer.ok && answer.error.code === 'wrongPassphrase');
  expect(made).toHaveLength(3);
});

test('a clock that was set back does not keep anybody out for longer', async () => {
  const clock = new TestClock();
  const attempts = new Attempts(file, clock.now);
  for (let count = 0; count < 3; count++) await attempts.guard('wrongRecoveryKey', wrong);
  clock.forward(-3600 * 24 * 365);
  expect(attempts.waitSeconds()).toBe(1);
});

test('a count that can not be read counts as none, and says nothing of what was typed', async () => {
  writeFileSync(file, 'rubbish');
  const attempts = new Attempts(file, new TestClock().now);
  expect(attempts.waitSeconds()).toBe(0);
  await attempts.guard('wrongPassphrase', wrong);
  expect(Object.keys(JSON.parse(readFileSync(file, 'utf8')))).toEqual(['failures', 'lastAt']);
});
