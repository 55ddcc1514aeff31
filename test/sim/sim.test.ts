import { describe, expect, it } from 'vitest';
import { runSeed } from './run.ts';

/** Random work on real stores with real packages; `npm run -s sim` runs as many seeds, nodes and steps as one likes. */
describe('installations that exchange packages at random', () => {
  const seeds = Array.from({ length: 16 }, (_, at) => at + 1);
  let [packages, values, moves] = [0, 0, 0];

  it.each(seeds)(
    'come to hold the same, lose nothing and leak nothing: seed %i',
    async (seed) => {
      const { failure, counts } = await runSeed({ seed, nodes: 6, steps: 120 });
      expect(failure).toBeUndefined();
      packages += counts.packages;
      values += counts.values;
      moves += counts.moves;
    },
    120_000,
  );

  it('did what is to be checked: without packages, values and moves there is nothing to find', () => {
    expect(packages).toBeGreaterThan(100);
    expect(values).toBeGreaterThan(50);
    expect(moves).toBeGreaterThan(5);
  });
});
