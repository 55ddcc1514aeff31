import { getHeapSpaceStatistics } from 'node:v8';
import { expect, test } from 'vitest';
import { withSmallHeap } from './garbage.ts';

const youngBytes = () => getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space')?.space_size ?? 0;

/** More than the room for new objects holds, so that V8 would double it. */
function churn(): number {
  let kept: { readonly at: number; readonly in: number[] }[] = [];
  for (let round = 0; round < 20; round += 1) {
    kept = [];
    for (let at = 0; at < 100_000; at += 1) kept.push({ at, in: [at] });
  }
  return kept.length;
}

const megabyte = 1024 * 1024;

test('the room for new objects is small while such work runs, and may grow again after it', async () => {
  churn();
  expect(youngBytes()).toBeGreaterThan(8 * megabyte);
  const within = await withSmallHeap(async () => {
    await withSmallHeap(async () => undefined);
    churn();
    return youngBytes();
  });
  expect(within).toBeLessThan(8 * megabyte);
  churn();
  expect(youngBytes()).toBeGreaterThan(8 * megabyte);
});

test('work that fails ends it too', async () => {
  await expect(withSmallHeap(() => Promise.reject(new Error('work')))).rejects.toThrow('work');
  churn();
  expect(youngBytes()).toBeGreaterThan(8 * megabyte);
});
