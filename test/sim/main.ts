import { parseArgs } from 'node:util';
import { runSeed } from './run.ts';

/**
 * `npm run -s sim -- --seeds N --nodes M --from S`: seeds S to S+N-1, a line for each that fails, and a summary. `--trace`
 * prints what happened in those that fail.
 */
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '100' },
    nodes: { type: 'string', default: '9' },
    from: { type: 'string', default: '1' },
    steps: { type: 'string', default: '120' },
    trace: { type: 'boolean', default: false },
  },
});
const [seeds, nodes, from, steps] = [values.seeds, values.nodes, values.from, values.steps].map(Number);
if (![seeds, nodes, from, steps].every((value) => Number.isSafeInteger(value) && (value ?? 0) > 0)) {
  console.error('usage: npm run -s sim -- --seeds N --nodes M --from S [--steps K] [--trace]');
  process.exit(2);
}
const began = performance.now();
let [failed, packages, ops, moves] = [0, 0, 0, 0];
for (let seed = from ?? 1; seed < (from ?? 1) + (seeds ?? 0); seed += 1) {
  const { failure, trace, counts } = await runSeed({ seed, nodes: nodes ?? 9, steps: steps ?? 120 });
  packages += counts.packages;
  ops += counts.values;
  moves += counts.moves;
  if (failure === undefined) continue;
  failed += 1;
  console.log(`seed ${seed}: ${failure.split('\n')[0]}`);
  if (values.trace) console.log(`${trace.map((line) => `  ${line}`).join('\n')}\n${failure}`);
}
const seconds = ((performance.now() - began) / 1000).toFixed(1);
console.log(
  `${seeds} seeds from ${from}, ${nodes} nodes: ${failed} failed; ${packages} packages, ${ops} values written, ${moves} cases moved; ${seconds} s`,
);
process.exitCode = failed === 0 ? 0 : 1;
