import { describe, expect, it } from 'vitest';
import { runSeed } from './run.ts';

/** Random work on real stores with real packages; `npm run -s sim` runs as many seeds, nodes and steps as one likes. */
describe('installations that exchange packages at random', () => {
  const seeds = Array.from({ length: 16 }, (_, at) => at + 1);

  it.each(seeds)(
    'come to hold the same, lose nothing and leak nothing: seed %i',
    async (seed) => {
      const { failure, counts } = await runSeed({ seed, nodes: 4, steps: 60 });
      expect(failure).toBeUndefined();
      expect(counts.packages).toBeGreaterThan(0);
    },
    120_000,
  );
});
