import { expect, test } from 'vitest';
import { amendment } from './amendment.ts';

const before = { from: '2026-01-01', until: '2026-06-30', tasks: 'Bake' };

test.each([
  [{}, [], []],
  [{ until: '2026-07-31' }, ['extended'], ['until']],
  [{ until: '2026-05-31' }, ['shortened'], ['until']],
  [{ tasks: 'Selge' }, ['changed'], ['tasks']],
  [{ until: '2026-07-31', tasks: 'Selge' }, ['extended', 'changed'], ['tasks', 'until']],
  [{ until: null }, ['changed'], ['until']],
])('%j is %j', (change, kinds, paths) => {
  expect(amendment(before, { ...before, ...change })).toEqual({ kinds, paths });
});
