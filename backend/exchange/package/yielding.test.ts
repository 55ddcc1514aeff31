import { expect, it } from 'vitest';
import { yielding } from './yielding.ts';

/** Content that takes half a turn to come by. */
function* slow(): Generator<Uint8Array> {
  const until = performance.now() + 8;
  while (performance.now() < until);
  yield new Uint8Array(1);
}

it('lets others have their turn between many short contents as within a long one', async () => {
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
  }, 1);
  for (let part = 0; part < 30; part++) for await (const _ of yielding(slow(), undefined));
  clearInterval(timer);
  expect(turns).toBeGreaterThan(5);
});
