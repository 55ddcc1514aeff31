import { expect, it } from 'vitest';
import { measurePdf } from './pdf.ts';

it('measures the form against the bare text in the same run', async () => {
  const measure = await measurePdf(3);
  expect(measure.measure).toBe('pdf');
  expect(measure.baselineMs).toBeGreaterThan(0);
  expect(measure.ratio).toBeCloseTo(measure.ms / measure.baselineMs);
});
