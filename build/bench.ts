import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { inRoot, root } from './paths.ts';

/**
 * `npm run bench`: each measure in a process of its own, one after the other, since they would disturb each other. A
 * measure prints JSON lines; what else it has to say goes to stderr. `npm run bench -- search` runs the named ones.
 */
const measures = ['search', 'pdf'] as const;

const named = process.argv.slice(2);
const unknown = named.filter((name) => !measures.some((measure) => measure === name));
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(', ')}. There are: ${measures.join(', ')}`);
  process.exit(2);
}

let failed = false;
for (const measure of measures) {
  if (named.length > 0 && !named.includes(measure)) continue;
  const file = inRoot('test', 'bench', `${measure}.ts`);
  if (!existsSync(file)) {
    console.error(`${measure}: test/bench/${measure}.ts is missing`);
    failed = true;
    continue;
  }
  const run = spawnSync(process.execPath, ['--expose-gc', file], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (run.status !== 0) failed = true;
}
process.exitCode = failed ? 1 : 0;
