import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * The cipher makes a new buffer of every 64 KiB, and the database one of each piece of an attachment. They lie outside V8's heap, where it hardly counts them: on a busy machine hundreds of
 * megabytes of them wait to be collected. So the young ones are collected as the bytes go by, which takes a millisecond.
 */
const everyBytes = 4 * 1024 * 1024;

type Collect = (options: { type: 'minor' } | { type: 'major'; flavor: 'last-resort' }) => void;

let collect: Collect | undefined;

/** V8 tells of its collector only to a context that is made after it was asked to. Without it memory is merely used more lazily. */
function collector(): Collect {
  if (collect === undefined) {
    setFlagsFromString('--expose-gc');
    const found: unknown = runInNewContext('typeof gc === "function" ? gc : undefined');
    setFlagsFromString('--no-expose-gc');
    collect = typeof found === 'function' ? (found as Collect) : () => undefined;
  }
  return collect;
}

/** The same bytes; what they leave behind is collected. */
export async function* tidied(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let since = 0;
  for await (const chunk of bytes) {
    yield chunk;
    since += chunk.length;
    if (since < everyBytes) continue;
    since = 0;
    collector()({ type: 'minor' });
  }
}

/** How many such works go on; V8's flags are the process's. */
let small = 0;

/** Both are asked for each time that V8 would grow, so they can be set while the process runs, unlike `--max-semi-space-size`, which is read once at the start. */
const thrifty = ['--semi-space-growth-factor=1', '--heap-growing-percent=20'];
const usual = ['--semi-space-growth-factor=2', '--heap-growing-percent=0'];

/**
 * Runs work with V8's heap near its least. The room for new objects (1 MB, which it else doubles up to 32 MB, of which it holds three) was filled by objects that come
 * and go with each op, for no gain in time. The room for old ones else grows well past what is alive before they are collected: with the ops of a case,
 * which live long enough to become old, the heap was 100 MB where 54 is the most that was seen so. A last-resort collection (about 50 ms) at the beginning gives back what has grown before.
 */
export async function withSmallHeap<T>(work: () => Promise<T>): Promise<T> {
  small += 1;
  if (small === 1) {
    for (const flag of thrifty) setFlagsFromString(flag);
    collector()({ type: 'major', flavor: 'last-resort' });
  }
  try {
    return await work();
  } finally {
    small -= 1;
    if (small === 0) for (const flag of usual) setFlagsFromString(flag);
  }
}
