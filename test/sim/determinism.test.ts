import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { runSeed } from './run.ts';

const options = { seed: 77, nodes: 5, steps: 40 };

it('the same seed gives the same run, in another process too', async () => {
  const [once, again] = [await runSeed(options), await runSeed(options)];
  expect(again).toEqual(once);
  const run = `import { runSeed } from ${JSON.stringify(new URL('./run.ts', import.meta.url).href)};
    console.log((await runSeed(${JSON.stringify(options)})).digest);`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', run], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
  });
  expect(stdout.trim()).toBe(once.digest);
});

it('another seed gives another', async () => {
  const [one, other] = [await runSeed(options), await runSeed({ ...options, seed: 78 })];
  expect(other.digest).not.toBe(one.digest);
});
