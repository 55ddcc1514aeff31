import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Three projects: `unit` is everything that needs nothing but the sources (unit, property and contract tests); `e2e` needs
 * the built app and a Chromium, which `npm test` sees to first; `alone` is what looks at its own process's memory.
 */
const needsBuild = ['test/e2e/**/*.test.ts', 'test/electron/**/*.test.ts', 'test/hosts/**/*.test.ts'];

/** Files of `unit` share a process, and what it has loaded: half the time is saved. These measure theirs. */
const measuresItself = ['backend/exchange/package/garbage.test.ts', 'backend/exchange/package/tamperedZip.test.ts'];

const minute = 60_000;

/** What takes minutes begins first: left to the end, it would keep one core and leave the others idle. */
const longest = ['test/sim/seeds1', 'test/sim/seeds2', 'test/hosts/cliDocs', 'test/year/'];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => longest.some((part) => moduleId.includes(part));
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: ['node_modules/**', 'dist/**', 'out/**', ...needsBuild, ...measuresItself],
          isolate: false,
          // Left to itself vitest leaves one core free, which is half of a machine with two.
          maxWorkers: availableParallelism(),
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'alone',
          include: measuresItself,
          maxWorkers: availableParallelism(),
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: needsBuild,
          // Each file starts processes and a browser of its own; more at once than cores only makes them slow.
          maxWorkers: 2,
          // After the others: projects that differ in their number of workers do not run at the same time.
          sequence: { groupOrder: 1 },
        },
      },
    ],
    sequence: { sequencer: LongestFirst },
    setupFiles: ['test/properties/fixedSeed.ts'],
    // What hangs is to end one day. A machine that does other things meanwhile is no fault, however slow it is.
    testTimeout: 10 * minute,
    hookTimeout: 10 * minute,
    expect: { poll: { timeout: minute } },
    passWithNoTests: false,
  },
});
