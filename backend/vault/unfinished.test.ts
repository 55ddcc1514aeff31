import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Application } from '../application.ts';
import { createApplication } from '../createApplication.ts';
import { cheapKdf, phrases } from './vaultTestKit.ts';

let folder: string;
const started: Application[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dalsam-unfinished-'));
});
afterEach(async () => {
  for (const application of started.splice(0)) await application.close();
  rmSync(folder, { recursive: true });
});

/** An application that meets a full disk the n-th time that it looks at the clock, and once only. */
function failingAt(n: number, directory: string) {
  let looks = 0;
  const application = createApplication({
    directory,
    host: 'test',
    kdf: cheapKdf,
    random: (bytes) => new Uint8Array(randomBytes(bytes)),
    schedule: () => () => undefined,
    now: () => {
      looks += 1;
      if (looks === n) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
      return new Date();
    },
  });
  started.push(application);
  return application;
}

const owner = { municipality: '3434', name: 'Ola Prøve', role: 'consultant', passphrase: phrases.first };

test('wherever making a vault stops, there is none after it, and it can be made', async () => {
  let failed = 0;
  for (let n = 1; n <= 12; n++) {
    const directory = join(folder, String(n));
    const application = failingAt(n, directory);
    const made = await application.dispatch('vault.create', owner);
    if (made.ok) continue;
    failed += 1;
    expect(made.error.code).toBe('diskFull');
    expect(await application.dispatch('vault.status', {})).toMatchObject({ value: { state: 'none' } });
    expect(await application.dispatch('vault.create', owner)).toMatchObject({ ok: true });
  }
  expect(failed).toBeGreaterThan(3);
});

test('a demo that could not be filled leaves no vault behind, open or closed', async () => {
  const directory = join(folder, 'demo');
  const application = failingAt(60, directory);
  expect(await application.dispatch('vault.createDemo', {})).toMatchObject({ error: { code: 'diskFull' } });
  expect(await application.dispatch('vault.status', {})).toMatchObject({ value: { state: 'none' } });
  expect(readdirSync(directory).filter((name) => /db|key|backups|changed/.test(name))).toEqual([]);
  expect(await application.dispatch('vault.createDemo', {})).toMatchObject({ ok: true });
});
