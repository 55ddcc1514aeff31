import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, describe, expect, it } from 'vitest';
import { contract, methodNames } from '#shared/api/contract.ts';
import { appError } from '#shared/api/errors.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { maxInputBytes } from '../callInput.ts';
import { notingApplication } from '../testing/notingApplication.ts';
import { runCli } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'dalsam-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Setting {
  readonly environment?: Record<string, string>;
  readonly stdin?: string | Buffer;
  answer?(method: string, input: unknown): Result<unknown, never> | Result<never, ReturnType<typeof appError>>;
}

async function run(args: readonly string[], { environment = {}, stdin = '', answer }: Setting = {}) {
  const application = notingApplication();
  const directories: string[] = [];
  let out = '';
  let words = '';
  const code = await runCli(args, {
    environment: { DALSAM_HOME: '/home', ...environment },
    stdin: Readable.from([Buffer.from(stdin)]),
    print: (text) => {
      out += text;
    },
    printError: (text) => {
      words += text;
    },
    createApplication: (directory) => {
      directories.push(directory);
      if (answer === undefined) return application;
      return { ...application, dispatch: async (method, input) => answer(method, input) };
    },
  });
  return { code, out, words, directories, application };
}

const withPassphrase = { environment: { DALSAM_PASSPHRASE: 'en lang passfrase' } };

describe('call', () => {
  it('needs no passphrase for a method without a vault, and prints exactly one Result', async () => {
    const done = await run(['call', 'app.info', '--vault', '/v', '--input', '-'], { stdin: '{"a":1}' });
    expect(done.code).toBe(0);
    expect(done.out).toBe('{"ok":true,"value":{"method":"app.info","input":{"a":1}}}\n');
    expect(done.directories).toEqual(['/v']);
    expect(done.application.calls).toEqual([{ method: 'app.info', input: { a: 1 } }]);
    expect(done.application.closed).toBe(1);
  });

  it('unlocks first where the method needs a vault, and lets go of it after an error too', async () => {
    const args = ['call', 'person.get', '--input', '-'];
    const done = await run(args, { ...withPassphrase, stdin: '{"id":"X"}' });
    expect(done.code).toBe(1);
    expect(JSON.parse(done.out)).toEqual({ ok: false, error: { code: 'vaultLocked', params: {} } });
    expect(done.directories).toEqual([join('/home', 'vault')]);
    expect(done.application.calls).toEqual([
      { method: 'vault.unlock', input: { passphrase: 'en lang passfrase' } },
      { method: 'person.get', input: { id: 'X' } },
    ]);
    expect(done.application.closed).toBe(1);
  });

  it('goes no further when the vault does not open', async () => {
    const methods: string[] = [];
    const done = await run(['call', 'person.search', '--input', '-'], {
      ...withPassphrase,
      stdin: '{}',
      answer: (method) => {
        methods.push(method);
        return err(appError('wrongPassphrase', { waitSeconds: 1 }));
      },
    });
    expect(done.code).toBe(1);
    expect(JSON.parse(done.out).error.code).toBe('wrongPassphrase');
    expect(methods).toEqual(['vault.unlock']);
  });

  it('reads a file, also one with a byte order mark', async () => {
    const file = join(folder, 'input.json');
    writeFileSync(file, '\uFEFF{"text":"Åse"}');
    const done = await run(['call', 'app.info', '--input', file]);
    expect(done.application.calls[0]?.input).toEqual({ text: 'Åse' });
  });

  it.each([
    ['no JSON', '{', 'invalidInput'],
    ['no UTF-8', Buffer.from([0x22, 0xc3, 0x28, 0x22]), 'invalidInput'],
    ['too much', `"${'a'.repeat(maxInputBytes)}"`, 'tooLarge'],
  ])('answers %s with an error Result', async (_name, stdin, code) => {
    const done = await run(['call', 'app.info', '--input', '-'], { stdin });
    expect(done.code).toBe(1);
    expect(JSON.parse(done.out).error.code).toBe(code);
    expect(done.application.calls).toEqual([]);
  });

  it('answers an unknown method with an error Result', async () => {
    const done = await run(['call', '__proto__', '--input', '-'], { stdin: '{}' });
    expect(done.code).toBe(1);
    expect(JSON.parse(done.out).error).toEqual({ code: 'unknownMethod', params: { method: '__proto__' } });
  });
});

describe('written wrongly: exit code 2, nothing on stdout, no vault touched', () => {
  it.each([
    ['nothing', []],
    ['an unknown command', ['frobnicate']],
    ['an unknown option', ['methods', '--frobnicate']],
    ["another command's option", ['methods', '--vault', '/v']],
    ['no method', ['call', '--input', '-']],
    ['no input', ['call', 'app.info']],
    ['a missing file', ['call', 'app.info', '--input', '/does/not/exist']],
    ['the input as an argument', ['call', 'app.info', '{}', '--input', '-']],
    ['no passphrase and no terminal', ['call', 'person.search', '--input', '-']],
    ['an unknown vault action', ['vault', 'destroy']],
    ['an unknown municipality', ['vault', 'create', '--municipality', '0301', '--name', 'A', '--role', 'reader']],
    ['an unknown form', ['pdf', '--form', 'x', '--blank', '--language', 'nb', '--out', '/x']],
    ['neither blank nor id', ['pdf', '--form', 'intakeMapping', '--language', 'nb', '--out', '/x']],
    [
      'both blank and id',
      ['pdf', '--form', 'intakeMapping', '--blank', '--id', 'X', '--language', 'nb', '--out', '/x'],
    ],
    ['demo without a folder', ['demo']],
  ])('%s', async (_name, args) => {
    const done = await run(args, { stdin: '{}' });
    expect(done.code).toBe(2);
    expect(done.out).toBe('');
    expect(done.words).not.toBe('');
    expect(done.application.calls).toEqual([]);
  });

  it.each(['--passphrase', '--passphrase=hemmelig', '--password', '--passord=x', '-passphrase'])(
    'a passphrase as an argument (%s), whatever else is right',
    async (argument) => {
      const done = await run(['vault', 'info', argument], withPassphrase);
      expect(done.code).toBe(2);
      expect(done.words).toContain('DALSAM_PASSPHRASE');
      expect(done.words).not.toContain('hemmelig');
      expect(done.directories).toEqual([]);
    },
  );
});

describe('methods', () => {
  it('lists the whole contract with JSON Schemas', async () => {
    const done = await run(['methods']);
    const list = JSON.parse(done.out) as {
      name: string;
      kind: string;
      access: string;
      input: object;
      output: object;
    }[];
    expect(list.map((entry) => entry.name)).toEqual(methodNames);
    const search = list.find((entry) => entry.name === 'person.search');
    expect(search).toMatchObject({
      kind: 'query',
      access: contract['person.search'].access,
      input: { type: 'object', properties: { text: { type: 'string', maxLength: 200 } }, additionalProperties: false },
    });
    // Defaults make a field optional for the one who calls.
    expect(search?.input).not.toHaveProperty('required');
    expect(done.directories).toEqual([]);
  });
});

describe('vault, demo and pdf', () => {
  it('carry their options to the contract', async () => {
    const create = ['vault', 'create', '--municipality', '3434', '--name', 'Kari', '--role', 'coordinator'];
    const created = await run([...create, '--vault', '/v'], withPassphrase);
    expect(created.application.calls).toEqual([
      {
        method: 'vault.create',
        input: { municipality: '3434', name: 'Kari', role: 'coordinator', passphrase: 'en lang passfrase' },
      },
    ]);
    const backup = await run(['vault', 'backup'], withPassphrase);
    expect(backup.application.calls.map((call) => call.method)).toEqual(['vault.unlock', 'backup.create']);
    const restore = await run(['vault', 'restore', '--name', 'b'], withPassphrase);
    expect(restore.application.calls).toEqual([
      { method: 'backup.restore', input: { name: 'b', passphrase: 'en lang passfrase' } },
    ]);
    const info = await run(['vault', 'info']);
    expect(info.application.calls.map((call) => call.method)).toEqual(['vault.status', 'backup.list']);
    const demo = await run(['demo', '--dir', '/d']);
    expect(demo.directories).toEqual(['/d']);
    expect(demo.application.calls).toEqual([{ method: 'vault.createDemo', input: {} }]);
  });

  it('writes a form to a file that only its owner reads, and keeps the bytes out of stdout', async () => {
    const out = join(folder, 'form.pdf');
    const pdf = Buffer.from('%PDF-1.4').toString('base64');
    const args = ['pdf', '--form', 'intakeMapping', '--blank', '--language', 'nn', '--out', out];
    const done = await run(args, { answer: () => ok({ pdf, fileName: 'f.pdf', pages: 4, documentId: null }) });
    expect(done.code).toBe(0);
    expect(JSON.parse(done.out)).toEqual({ ok: true, value: { fileName: 'f.pdf', pages: 4, documentId: null, out } });
    expect(readFileSync(out, 'utf8')).toBe('%PDF-1.4');
    expect(statSync(out).mode & 0o077).toBe(0);
  });
});

it('help goes to stderr and is no error', async () => {
  const done = await run(['help']);
  expect(done.code).toBe(0);
  expect(done.out).toBe('');
  expect(done.words).toContain('call <method>');
});
