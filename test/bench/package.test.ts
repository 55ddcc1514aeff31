import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { inRoot, root } from '../../build/paths.ts';
import type { PackageMeasure } from './package.ts';
import { measureSeal } from './seal.ts';

const run = promisify(execFile);

it('a package of 200 MB goes through a process that has no room for it', async () => {
  const args = ['--max-old-space-size=64', inRoot('test', 'bench', 'run.ts'), 'package', '20000', '200000000'];
  const { stdout } = await run(process.execPath, args, { cwd: root });
  const measure = JSON.parse(stdout) as PackageMeasure;
  expect(measure).toMatchObject({ measure: 'package', ops: 20_000, attachmentBytes: 200_000_000 });
  // What is outside the heap (buffers of files) counts here. Measured: 150 MB, of which Node itself is a third.
  expect(measure.peakRssMb).toBeLessThan(230);
}, 120_000);

it('sealing and opening are measured against age in the same run', async () => {
  const measure = await measureSeal(3_000_000, 1);
  expect(measure.baselineMs).toBeGreaterThan(0);
  expect(measure.ratio).toBeCloseTo(measure.ms / measure.baselineMs);
}, 60_000);
