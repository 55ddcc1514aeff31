import { setImmediate } from 'node:timers/promises';
import { throwIfCancelled } from './refusal.ts';

const turnMilliseconds = 15;

/** When others last got their turn. Of the process, not of a part: a thousand short parts make one long wait. */
let lastTurn = 0;

/**
 * A part's content as it comes, with a pause now and then: content out of the database comes without any, and a screen waits
 * for its answer meanwhile. Ends when the work is cancelled.
 */
export async function* yielding(
  content: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of content) {
    throwIfCancelled(signal);
    yield chunk;
    if (performance.now() - lastTurn > turnMilliseconds) {
      await setImmediate();
      lastTurn = performance.now();
    }
  }
}
