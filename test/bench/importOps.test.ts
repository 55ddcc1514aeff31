import { expect, it } from 'vitest';
import { automergeChanges, automergeSeconds } from './automerge.ts';
import { personEdits } from './edits.ts';
import { measureImport } from './importOps.ts';

it('measures the import of ops against others with the same edits in the same run', () => {
  const scale = { ops: 400, runs: 1, sizes: [200, 400], municipalities: [2, 5], opsPerMunicipality: 60 };
  const figures = measureImport(scale);
  const runs = figures.flatMap((figure) => ('runs' in figure && typeof figure.runs !== 'number' ? figure.runs : []));
  expect(runs.map(({ ops, municipalities }) => [ops, municipalities])).toEqual([
    [200, 9],
    [400, 9],
    [120, 2],
    [300, 5],
  ]);
  const ratios = figures.flatMap((figure) => ('against' in figure ? [figure] : []));
  expect(ratios.map(({ of, against, goal }) => [of, against, goal])).toEqual(
    ['people', 'cases'].flatMap((of) => [
      [of, 'rawInsert', 3],
      [of, 'automerge', 0.2],
      [of, 'actual', 0.5],
    ]),
  );
  for (const { ratio, ms, baselineMs } of ratios) expect(ratio).toBeCloseTo(ms / baselineMs, 1);
});

it('does not measure an Automerge that has not applied every edit', () => {
  const changes = automergeChanges(personEdits(40, 3));
  expect(automergeSeconds(changes)).toBeGreaterThan(0);
  const [document] = changes.documents;
  const fewer = { ...changes, documents: document === undefined ? [] : [document] };
  expect(() => automergeSeconds(fewer)).toThrow('fields');
});
