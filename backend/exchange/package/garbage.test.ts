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

/** It is some 2 to 9 MB while it is kept small, and goes on to over 100 where it may grow (measured). */
const small = 24 * 1024 * 1024;

/** V8 grows it by what survived lately, and not always at the first asking. */
function mayGrow(): boolean {
  for (let asked = 0; asked < 3; asked += 1) {
    churn();
    if (youngBytes() > small) return true;
  }
  return false;
}

test('the room for new objects is small while such work runs, and may grow again after it', async () => {
  expect(mayGrow()).toBe(true);
  const grew = await withSmallHeap(async () => {
    await withSmallHeap(async () => undefined);
    return mayGrow();
  });
  expect(grew).toBe(false);
  expect(mayGrow()).toBe(true);
});

test('work that fails ends it too', async () => {
  await expect(withSmallHeap(() => Promise.reject(new Error('work')))).rejects.toThrow('work');
  expect(mayGrow()).toBe(true);
});
