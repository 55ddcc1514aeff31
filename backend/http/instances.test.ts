import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { startTestHost, type TestHost } from './httpTestKit.ts';
import { announce, linkFromRunning, withdraw } from './instances.ts';

const folder = mkdtempSync(join(tmpdir(), 'dalsam-run-'));
const hosts: TestHost[] = [];
afterEach(async () => {
  await Promise.all(hosts.splice(0).map((test) => test.host.close()));
  rmSync(folder, { recursive: true, force: true });
});

it('gives a second start a link that works, until the first has gone', async () => {
  const test = await startTestHost();
  hosts.push(test);
  expect(await linkFromRunning(folder, '/vault/a')).toBeUndefined();
  announce(folder, '/vault/a', test.host.port, test.host.controlSecret);
  const link = await linkFromRunning(folder, '/vault/b/../a');
  expect(link).toContain(test.host.origin);
  expect((await fetch(link ?? '')).status).toBe(200);
  expect(await linkFromRunning(folder, '/vault/b')).toBeUndefined();
  withdraw(folder, '/vault/a');
  expect(await linkFromRunning(folder, '/vault/a')).toBeUndefined();
});

it('is readable by the user alone, and its name tells nothing of the vault', () => {
  announce(folder, '/vault/a', 1234, 'x'.repeat(43));
  const [name] = readdirSync(folder);
  expect(name).toMatch(/^[0-9a-f]{24}\.json$/);
  expect(statSync(join(folder, name ?? '')).mode & 0o077).toBe(0);
});

it('does not mind what a host that ended in a hurry left behind', async () => {
  const test = await startTestHost();
  await test.host.close();
  announce(folder, '/vault/a', test.host.port, test.host.controlSecret);
  expect(await linkFromRunning(folder, '/vault/a')).toBeUndefined();
});

it('opens no link of another program that has got the port since', async () => {
  const test = await startTestHost();
  hosts.push(test);
  announce(folder, '/vault/a', test.host.port, 'the secret of another host, long gone');
  expect(await linkFromRunning(folder, '/vault/a')).toBeUndefined();
});
