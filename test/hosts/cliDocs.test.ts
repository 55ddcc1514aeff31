import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { exchangeMethods } from '#shared/api/methods/exchange.ts';
import { inRoot, root } from '../../build/paths.ts';

/**
 * docs/cli.md, run as it stands: every command of its `console` blocks, in order, in one shell, as somebody would who
 * follows the page from top to bottom.
 */
interface Example {
  readonly command: string;
  /** The JSON that the page shows, or undefined where it shows nothing. */
  readonly expected: unknown;
}

const page = readFileSync(inRoot('docs', 'cli.md'), 'utf8');

const examples: Example[] = page
  .split('```console\n')
  .slice(1)
  .flatMap((block) => (block.split('```')[0] ?? '').trim().split('\n$ '))
  .map((text) => {
    const [command = '', ...output] = text.replace(/^\$ /, '').split('\n');
    return { command, expected: output.length === 0 ? undefined : JSON.parse(output.join('\n')) };
  });

/**
 * What npm does with `npm run -s cli --`, without npm, which takes a seventh of a command's time; test/year has commands that are run by
 * npm itself.
 */
const withoutNpm = `npm() {
  if [ "$1 $2 $3 $4" != 'run -s cli --' ]; then command npm "$@"; return; fi
  shift 4
  '${process.execPath}' build/run.cjs backend/cli/main.ts "$@"
}`;

const mark = (index: number) => `@@ ${index} @@`;

describe('docs/cli.md', () => {
  const outputs: string[] = [];

  beforeAll(() => {
    const script = examples.map(({ command }, index) => `echo '${mark(index)}'\n${command}`).join('\n');
    const done = spawnSync('bash', ['-c', `${withoutNpm}\n${script}\necho '@@ dir @@'\necho "$DIR"`], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, DALSAM_PASSPHRASE: '' },
      // A command that would ask on a terminal finds none, and says so.
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 880_000,
    });
    let rest = done.stdout;
    for (let index = 0; index < examples.length; index += 1) {
      const [, after = ''] = rest.split(`${mark(index)}\n`);
      outputs.push(
        after
          .split('\n@@ ')[0]
          ?.replace(/^@@ [\s\S]*/, '')
          .trim() ?? '',
      );
      rest = after;
    }
    const directory = done.stdout.split('@@ dir @@\n')[1]?.trim() ?? '';
    if (directory.startsWith('/tmp/')) rmSync(directory, { recursive: true, force: true });
  });

  it('has examples of every command', () => {
    const all = examples.map((example) => example.command).join('\n');
    for (const word of [
      'call ',
      'methods',
      'vault create',
      'vault info',
      'vault backup',
      'vault restore',
      'package export',
      'package inspect',
      'package import',
      'package undo',
      'pdf',
      'member create',
      'member start',
      'member card',
      'member read',
      'member add',
      'member revoke',
      'member list',
      'member trust',
      'member import-list',
      'member export-list',
      'demo',
    ]) {
      expect(all).toContain(`cli -- ${word}`);
    }
  });

  it('names every method of the exchange', () => {
    const names = Object.keys(exchangeMethods);
    expect(names.length).toBeGreaterThan(50);
    expect(names.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });

  it.each(examples.map((example, index) => [example.command, index] as const))('%s', (_command, index) => {
    const { expected } = examples[index] ?? {};
    const output = outputs[index] ?? '';
    if (expected === undefined) return void expect(output).toBe('');
    expect(JSON.parse(output)).toMatchObject(wildcards(expected) as object);
  });
});

/** `"..."` on the page stands for any text that is not empty. */
function wildcards(value: unknown): unknown {
  if (value === '...') return expect.stringMatching(/./);
  if (Array.isArray(value)) return value.map(wildcards);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, wildcards(inner)]));
}
