import { parseArgs } from 'node:util';
import { runSeed } from './run.ts';
import { shapeOf } from './shape.ts';
import { addTally, events, newTally } from './tally.ts';

/**
 * `npm run -s sim -- --seeds N --nodes M --from S`: seeds S to S+N-1, a line for each that fails, and a summary. `--trace`
 * prints what happened in those that fail, and how often each thing happened in all. `--shapes`: each of the size that it has in
 * `npm test`.
 */
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '100' },
    nodes: { type: 'string', default: '9' },
    from: { type: 'string', default: '1' },
    steps: { type: 'string', default: '120' },
    trace: { type: 'boolean', default: false },
    shapes: { type: 'boolean', default: false },
  },
});
const [seeds = 0, nodes = 0, from = 0, steps = 0] = [values.seeds, values.nodes, values.from, values.steps].map(Number);
if (![seeds, nodes, from, steps].every((value) => Number.isSafeInteger(value) && value > 0)) {
  console.error('usage: npm run -s sim -- --seeds N --nodes M --from S [--steps K] [--trace]');
  process.exit(2);
}
const began = performance.now();
const tally = newTally();
let failed = 0;
for (let seed = from; seed < from + seeds; seed += 1) {
  const run = await runSeed({ seed, ...(values.shapes ? shapeOf(seed) : { nodes, steps }) });
  addTally(tally, run.tally);
  if (run.failure === undefined) continue;
  failed += 1;
  console.log(`seed ${seed}: ${run.failure.split('\n')[0]}`);
  if (values.trace) console.log(`${run.trace.map((line) => `  ${line}`).join('\n')}\n${run.failure}`);
}
const seconds = ((performance.now() - began) / 1000).toFixed(1);
if (values.trace) console.log(events.map((event) => `${event} ${tally[event]}`).join(', '));
console.log(
  `${seeds} seeds from ${from}, ${values.shapes ? 'sizes of the tests' : `${nodes} nodes`}: ${failed} failed; ${tally.sent} packages, ${tally.written + tally.commonWritten + tally.created} values written, ${tally.accepted} cases moved; ${seconds} s`,
);
process.exitCode = failed === 0 ? 0 : 1;
