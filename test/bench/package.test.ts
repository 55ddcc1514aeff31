import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { inRoot, root } from '../../build/paths.ts';
import type { PackageMeasure } from './package.ts';
import { measureSeal } from './seal.ts';

const run = promisify(execFile);

async function measured(ops: number, attachmentBytes: number): Promise<PackageMeasure> {
  const bench = inRoot('test', 'bench', 'run.ts');
  const args = ['--max-old-space-size=64', bench, 'package', `${ops}`, `${attachmentBytes}`];
  const { stdout } = await run(process.execPath, args, { cwd: root });
  const measure = JSON.parse(stdout) as PackageMeasure;
  expect(measure).toMatchObject({ measure: 'package', ops, attachmentBytes });
  return measure;
}

it('a package of 200 MB goes through a process that has no room for it', async () => {
  const small = await measured(200, 2_000_000);
  const large = await measured(20_000, 200_000_000);
  // What is outside the heap (the bytes of files) counts here. Measured: 30 to 50 MB more; 185 when the file is held.
  expect(large.peakRssMb - small.peakRssMb).toBeLessThan(120);
});

it('sealing and opening are measured against age in the same run', async () => {
  const measure = await measureSeal(3_000_000, 1);
  expect(measure.baselineMs).toBeGreaterThan(0);
  expect(measure.ratio).toBeCloseTo(measure.ms / measure.baselineMs);
});
