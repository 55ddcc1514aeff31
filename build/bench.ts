import { spawnSync } from 'node:child_process';
import { inRoot, root } from './paths.ts';

/**
 * `npm run bench`: each measure in a process of its own, one after the other, since they would disturb each other. A
 * measure prints a line of JSON, or one for each baseline. `npm run bench -- search` runs the named ones.
 */
const measures: readonly string[] = ['search', 'pdf', 'import', 'package', 'useCases', 'seal'];

const named = process.argv.slice(2);
const unknown = named.filter((name) => !measures.includes(name));
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(', ')}. There are: ${measures.join(', ')}`);
  process.exit(2);
}

let failed = false;
for (const measure of measures.filter((name) => named.length === 0 || named.includes(name))) {
  const args = ['--expose-gc', inRoot('test', 'bench', 'run.ts'), measure];
  const run = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (run.status !== 0) failed = true;
}
process.exitCode = failed ? 1 : 0;
