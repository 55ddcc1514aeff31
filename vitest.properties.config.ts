import { globSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/**
 * `npm run properties`: the files with property tests alone, each property `DALSAM_TIMES` (30) times as often as in `npm test`
 * and with values drawn anew. A path after it takes only the files whose path holds it.
 */
const include = globSync('{shared,db,backend,renderer,test}/**/*.test.{ts,tsx}').filter((path) =>
  readFileSync(path, 'utf8').includes("from 'fast-check'"),
);

const hour = 60 * 60_000;

export default defineConfig({
  resolve: { alias: { 'fast-check': fileURLToPath(new URL('test/properties/moreRuns.ts', import.meta.url)) } },
  test: { include, isolate: false, maxWorkers: availableParallelism(), testTimeout: hour, hookTimeout: hour },
});
