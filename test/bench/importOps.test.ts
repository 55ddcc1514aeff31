import { expect, it } from 'vitest';
import { measureImport } from './importOps.ts';

it('measures the import of ops against the bare insert of their rows in the same run', () => {
  const measure = measureImport(400, [200, 400], [2, 5]);
  expect(measure.bySize.map(({ ops }) => ops)).toEqual([200, 400]);
  expect(measure.byOrigins.map(({ origins }) => origins)).toEqual([2, 5]);
  expect(measure.rawInsertSeconds).toBeGreaterThan(0);
  expect(measure.ratio).toBeGreaterThan(0);
}, 60_000);
