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

/**
 * Runs work with V8's room for new objects at its least (1 MB, which it else doubles up to 32 MB, of which it holds three). Objects that come
 * and go with each op filled all of it for no gain in time. V8 asks for the factor each time that it would grow, so it can be set while the process runs, unlike
 * `--max-semi-space-size`, which is read once at the start; a last-resort collection (about 50 ms) gives back what it has grown to before.
 */
export async function withSmallYoungHeap<T>(work: () => Promise<T>): Promise<T> {
  small += 1;
  if (small === 1) {
    setFlagsFromString('--semi-space-growth-factor=1');
    collector()({ type: 'major', flavor: 'last-resort' });
  }
  try {
    return await work();
  } finally {
    small -= 1;
    if (small === 0) setFlagsFromString('--semi-space-growth-factor=2');
  }
}
