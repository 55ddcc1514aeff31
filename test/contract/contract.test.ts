import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { maxInputBytes } from '#backend/callInput.ts';
import {
  contract,
  type MethodInput,
  type MethodName,
  type MethodOutput,
  methodNames,
  methodOf,
} from '#shared/api/contract.ts';
import { errorParams } from '#shared/api/errors.ts';
import { hosts, type ReachedHost, testPassphrase } from './hosts.ts';

/** One contract, and one suite over every host that serves it: none has more than the others, and none answers otherwise. */
describe.each(hosts)('the contract, reached by $name', ({ hostName, staysOpen, open }) => {
  let folder: string;
  let host: ReachedHost;
  let personId: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'dalsam-contract-'));
    host = await open(join(folder, 'vault'));
  });
  afterAll(async () => {
    await host.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** An ok Result whose value is exactly what the contract names. */
  async function expectOk<M extends MethodName>(method: M, input: MethodInput<M>): Promise<MethodOutput<M>> {
    const result = await host.call(method, input);
    expect(result).toMatchObject({ ok: true });
    return contract[method].output.parse(result.ok ? result.value : undefined) as MethodOutput<M>;
  }
  async function expectError(method: string, input: unknown, code: keyof typeof errorParams) {
    const result = await host.call(method, input);
    expect(result).toMatchObject({ ok: false, error: { code } });
    return errorParams[code].parse(result.ok ? undefined : result.error.params);
  }

  it('says which host it is', async () => {
    const info = await expectOk('app.info', {});
    expect(info.host).toBe(hostName);
    expect(info.runtime).toContain(process.versions.node);
  });

  it('prints a blank form without a vault', async () => {
    const { pdf, pages, fileName } = await expectOk('form.blankPdf', { form: 'intakeMapping', language: 'nn' });
    expect(Buffer.from(pdf, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
    expect(pages).toBeGreaterThan(1);
    expect(fileName).toMatch(/\.pdf$/);
  });

  it('creates a vault, once', async () => {
    expect((await expectOk('vault.status', {})).state).toBe('none');
    const owner = {
      municipality: '3434',
      name: 'Kari Eksempel',
      role: 'coordinator',
      passphrase: testPassphrase,
    } as const;
    const created = await expectOk('vault.create', owner);
    expect(created.status).toMatchObject({ state: 'open', municipality: '3434', user: { name: 'Kari Eksempel' } });
    expect(created.recoveryKey.length).toBeGreaterThan(20);
    await expectError('vault.create', owner, 'vaultExists');
    expect((await expectOk('vault.status', {})).state).toBe(staysOpen ? 'open' : 'locked');
  });

  it('registers, finds and reads a person', async () => {
    const values = { firstName: 'Åse', lastName: 'Ødegård', birthDate: '1990-02-28' };
    const created = await expectOk('person.create', { values });
    personId = created.id;
    const found = await expectOk('person.search', { text: 'odegard' });
    expect(found.people.map((person) => person.id)).toEqual([personId]);
    expect((await expectOk('person.get', { id: personId })).values).toMatchObject(values);
  });

  it('fills in, completes and prints a form', async () => {
    const draft = await expectOk('form.start', { personId, form: 'intakeMapping' });
    await expectError('form.start', { personId, form: 'intakeMapping' }, 'formDraftExists');
    await expectError('form.save', { id: draft.id, values: { 'no such path': 'x' } }, 'unknownPath');
    const { missing } = await expectError('form.complete', { id: draft.id }, 'formIncomplete').then(
      (params) => params as { missing: { path: string }[] },
    );
    expect(missing.length).toBeGreaterThan(0);
    const completed = await expectOk('form.complete', { id: draft.id, acceptMissing: true });
    expect(completed).toMatchObject({ state: 'completed', version: 1 });
    const printed = await expectOk('form.pdf', { id: draft.id, language: 'nb' });
    expect(printed.documentId).toBe(completed.documentId);
    expect(printed.fileName).not.toMatch(/Åse|Ødegård/);
  });

  it('keeps history and the log of reading', async () => {
    const { entries } = await expectOk('record.history', { recordId: personId, field: 'lastName' });
    expect(entries).toMatchObject([{ userName: 'Kari Eksempel', field: 'lastName', before: null, after: 'Ødegård' }]);
    const log = await expectOk('access.log', { personId });
    expect(log.entries.map((entry) => entry.action)).toContain('person.get');
  });

  it.each([
    ['an impossible date', { values: { firstName: 'A', lastName: 'B', birthDate: '2001-02-31' } }, 'invalidDate'],
    ['control characters', { values: { firstName: 'A\u0000', lastName: 'B' } }, 'controlCharacters'],
    ['an unknown field', { values: {}, admin: true }, 'unrecognizedKeys'],
    ['another type', { values: 'x' }, 'invalidType'],
    ['null', null, 'invalidType'],
    ['a list', [], 'invalidType'],
  ])('refuses %s, and says where', async (_name, input, reason) => {
    const { issues } = (await expectError('person.create', input, 'invalidInput')) as { issues: { reason: string }[] };
    expect(issues.map((issue) => issue.reason)).toContain(reason);
  });

  it('refuses what the rules refuse, with the same codes', async () => {
    const absent = '0'.repeat(26);
    await expectError('person.get', { id: absent }, 'notFound');
    await expectError('person.create', { values: { birthDate: '1990-01-01' } }, 'nameMissing');
    const born = { firstName: 'A', lastName: 'B', birthDate: '1990-01-01' };
    await expectError('person.create', { values: { ...born, settlementDate: '1989-12-31' } }, 'settlementBeforeBirth');
  });

  it.each(['no.such.method', '__proto__', 'constructor', 'hasOwnProperty'])('has no method %s', async (method) => {
    await expectError(method, {}, 'unknownMethod');
  });

  it('refuses an input of many megabytes, and goes on', async () => {
    const pasted = 'a'.repeat(10 * 1024 * 1024);
    const params = await expectError('draft.put', { key: 'k', content: { pasted } }, 'tooLarge');
    expect(params).toEqual({ maxBytes: maxInputBytes });
    expect((await expectOk('app.info', {})).contract).toBeGreaterThan(0);
  });

  it('keeps calls that overlap apart', async () => {
    const texts = staysOpen ? ['odegard', 'ingen', 'åse', 'nobody', 'ase'] : ['odegard'];
    const answers = await Promise.all(texts.map((text) => expectOk('person.search', { text })));
    expect(answers.map((answer) => answer.total)).toEqual(staysOpen ? [1, 0, 1, 0, 1] : [1]);
  });

  it('is closed to everything but its door when locked', async () => {
    await expectOk('vault.lock', { reason: 'byUser' });
    if (!staysOpen) return void expect((await expectOk('vault.status', {})).state).toBe('locked');
    for (const name of methodNames) {
      if (methodOf(name).access === 'none') continue;
      const result = await host.call(name, {});
      expect(result.ok).toBe(false);
      // Either the input was looked at first, or the vault; nothing went further.
      expect(['vaultLocked', 'invalidInput']).toContain(result.ok ? '' : result.error.code);
    }
    await expectError('vault.unlock', { passphrase: 'feil passfrase' }, 'wrongPassphrase');
    expect((await expectOk('vault.status', {})).state).toBe('locked');
  });

  it('leaves a backup behind, and lets go of the folder', async () => {
    await host.close();
    host = await open(join(folder, 'vault'));
    const { backups } = await expectOk('backup.list', {});
    expect(backups.length).toBeGreaterThan(0);
    expect(readdirSync(join(folder, 'vault')).join(' ')).not.toMatch(/Åse|Ødegård|Kari/);
  });
});
