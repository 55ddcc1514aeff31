import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Application } from '../application.ts';
import { createApplication } from '../createApplication.ts';
import { cheapKdf, phrases } from './vaultTestKit.ts';

let folder: string;
let application: Application;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dalsam-leave-demo-'));
  application = createApplication({
    directory: folder,
    host: 'test',
    kdf: cheapKdf,
    random: (bytes) => new Uint8Array(randomBytes(bytes)),
    schedule: () => () => undefined,
  });
});
afterEach(async () => {
  await application.close();
  rmSync(folder, { recursive: true });
});

const owner = { municipality: '3434', name: 'Ola Prøve', role: 'consultant', passphrase: phrases.first };
const ask = (method: string, input: unknown = {}) => application.dispatch(method, input);

test('a demo vault is kept aside whole, and a vault of the municipality takes its place', async () => {
  expect(await ask('vault.createDemo')).toMatchObject({ ok: true });
  expect(await ask('vault.leaveDemo')).toMatchObject({ ok: true, value: { state: 'none' } });
  const [aside = ''] = readdirSync(folder).filter((name) => name.startsWith('aside-'));
  for (const name of ['dalsam.db', 'dalsam.key.json', 'backups'])
    expect(existsSync(join(folder, aside, name))).toBe(true);
  expect(await ask('vault.create', owner)).toMatchObject({
    ok: true,
    value: { status: { state: 'open', demo: false } },
  });
  expect(await ask('person.search', {})).toMatchObject({ ok: true, value: { total: 0 } });
});

test('a real vault, or a locked one, is never put aside', async () => {
  expect(await ask('vault.create', owner)).toMatchObject({ ok: true });
  expect(await ask('vault.leaveDemo')).toMatchObject({ error: { code: 'notDemo' } });
  expect(await ask('vault.status')).toMatchObject({ value: { state: 'open' } });
  await ask('vault.lock', { reason: 'byUser' });
  expect(await ask('vault.leaveDemo')).toMatchObject({ error: { code: 'vaultLocked' } });
  expect(await ask('vault.unlock', { passphrase: phrases.first })).toMatchObject({ ok: true });
});
