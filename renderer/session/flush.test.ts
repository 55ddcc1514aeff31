import { expect, it, vi } from 'vitest';
import { flushAll, registerFlush } from './flush.ts';

it('waits for every flush, failing ones too, and forgets those that were taken back', async () => {
  const done: string[] = [];
  const takeBack = [
    registerFlush(async () => {
      done.push('a');
    }),
    registerFlush(() => Promise.reject(new Error('vault is locked'))),
    registerFlush(async () => {
      done.push('b');
    }),
  ];
  await flushAll();
  expect(done).toEqual(['a', 'b']);
  for (const remove of takeBack) remove();
  await flushAll();
  expect(done).toEqual(['a', 'b']);
});

it('does not keep the vault open for a screen that hangs', async () => {
  vi.useFakeTimers();
  const remove = registerFlush(() => new Promise(() => undefined));
  const flushed = vi.fn();
  void flushAll().then(flushed);
  await vi.advanceTimersByTimeAsync(3_100);
  expect(flushed).toHaveBeenCalledOnce();
  remove();
  vi.useRealTimers();
});
