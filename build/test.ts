import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildDesktop } from './desktop.ts';
import { inRoot, root } from './paths.ts';
import { buildRenderer } from './renderer.ts';
import { setUpForTests } from './testSetup.ts';

/**
 * `npm test`: everything, in the order in which a mistake is cheapest to see, stopping at the first stage that fails.
 * With words after it (`npm test -- backend/http`), only the tests whose path holds one of them.
 */
interface Stage {
  readonly name: string;
  run(): Promise<boolean>;
}

const filters = process.argv.slice(2);

const checks: readonly Stage[] = [
  // Independent of each other, and each alone leaves a core idle.
  { name: 'types, lint and format, layers', run: () => all([['tsc', '-p', '.'], biome, layers]) },
];
const biome = ['biome', 'check', '--error-on-warnings', '.'];
const layers = ['node', 'build/checkLayers.ts'];

const stages: readonly Stage[] = [
  { name: 'set-up', run: async () => setUpForTests(console.log).length === 0 },
  ...(filters.length > 0 ? [] : checks),
  { name: 'build', run: build },
  { name: 'tests', run: () => program(['vitest', 'run', ...filters]) },
];

async function build(): Promise<boolean> {
  await buildDesktop(await buildRenderer(console.log), console.log);
  return true;
}

/** A program of node_modules, its output passed through; whether it ended well. */
function program([name = '', ...args]: readonly string[]): Promise<boolean> {
  const bin = inRoot('node_modules', '.bin');
  return new Promise((resolve) => {
    const child = spawn(name === 'node' ? process.execPath : join(bin, name), args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      // npm on Windows makes .cmd files of them, which only a shell starts.
      shell: process.platform === 'win32',
    });
    child.once('error', (error) => {
      console.error(error.message);
      resolve(false);
    });
    child.once('exit', (code) => resolve(code === 0));
  });
}

async function all(commands: readonly (readonly string[])[]): Promise<boolean> {
  const results = await Promise.all(
    commands.map(async (command) => {
      const isGood = await program(command);
      if (!isGood) console.error(`failed: ${command.join(' ')}`);
      return isGood;
    }),
  );
  return results.every(Boolean);
}

const summary: string[] = [];
let failed: string | undefined;
for (const stage of stages) {
  console.log(`\n== ${stage.name}`);
  const began = performance.now();
  const isGood = await stage.run().catch((error: unknown) => {
    console.error(error);
    return false;
  });
  summary.push(`${isGood ? 'ok    ' : 'FAILED'} ${stage.name} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
  if (!isGood) {
    failed = stage.name;
    break;
  }
}
console.log(`\n${summary.join('\n')}`);
console.log(failed === undefined ? 'npm test: all stages passed' : `npm test: FAILED in stage "${failed}"`);
process.exitCode = failed === undefined ? 0 : 1;
