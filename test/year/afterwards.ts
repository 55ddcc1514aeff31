import { spawn } from 'node:child_process';
import { expect } from 'vitest';
import { root } from '../../build/paths.ts';
import { passphrase } from './commandLine.ts';
import type { Cooperation } from './cooperation.ts';
import type { Office } from './office.ts';

interface Ended {
  readonly exit: number | null;
  readonly out: string;
  readonly words: string;
}

/** `npm run -s cli -- ...`, as a script runs it. */
function processOf(args: readonly string[], input = '{}', environment: Readonly<Record<string, string>> = {}) {
  return new Promise<Ended>((resolve, reject) => {
    const child = spawn('npm', ['run', '-s', 'cli', '--', ...args], {
      cwd: root,
      env: { ...process.env, DALSAM_PASSPHRASE: passphrase, ...environment },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let [out, words] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      words += text;
    });
    child.once('error', reject);
    child.once('close', (exit) => resolve({ exit, out, words }));
    child.stdin.end(input);
  });
}

/** The same vaults by real processes, each of which signs in, works and leaves, on the machine's own clock. */
export async function afterwards(year: Cooperation): Promise<void> {
  const { coordinator, lom, skjaak } = year;
  const at = (office: Office, ...args: string[]) => processOf([...args, '--vault', office.vault]);
  const call = (office: Office, method: string, input: object) =>
    processOf(['call', method, '--vault', office.vault, '--input', '-'], JSON.stringify(input));
  const did = ({ exit, out, words }: Ended) => {
    if (exit !== 0) throw new Error(`exit ${exit}: ${out}${words}`);
    return (JSON.parse(out) as { value: Record<string, unknown> }).value;
  };

  const id = year.person('Selam').id;
  const updated = await call(lom, 'person.update', { id, values: { phone: '90 90 90 90' } });
  expect(did(updated)).toMatchObject({ values: { phone: '90 90 90 90' } });
  const made = did(await at(lom, 'package', 'export', '--to', 'coordinator', '--folder', year.post));
  const path = String(made.path);
  expect(did(await at(coordinator, 'package', 'inspect', '--file', path))).toMatchObject({
    state: 'fresh',
    totals: { changed: 1, newPeople: 0, conflicting: 0 },
  });
  const read = did(await at(coordinator, 'package', 'import', '--file', path));
  expect(read).toMatchObject({ outcome: 'imported' });
  did(await at(coordinator, 'package', 'undo', '--number', String(read.n)));
  expect(did(await call(coordinator, 'person.get', { id }))).toMatchObject({ values: { phone: '99 99 99 00' } });

  // Refused: exit code 1 and one Result. Written wrongly, or without a passphrase: exit code 2 and an empty stdout.
  const [notForUs, noPassphrase] = await Promise.all([
    at(skjaak, 'package', 'import', '--file', path),
    processOf(['member', 'list', '--vault', year.dovre.vault], '{}', { DALSAM_PASSPHRASE: '' }),
  ]);
  expect([notForUs.exit, JSON.parse(notForUs.out).error.code]).toEqual([1, 'packageNotForUs']);
  expect([noPassphrase.exit, noPassphrase.out]).toEqual([2, '']);
  expect(noPassphrase.words).toContain('DALSAM_PASSPHRASE');
}
