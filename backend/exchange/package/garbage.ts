import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * The cipher makes a new buffer of every 64 KiB, and the database one of each piece of an attachment. They lie outside V8's heap, where it hardly counts them: on a busy machine hundreds of
 * megabytes of them wait to be collected. So the young ones are collected as the bytes go by, which takes a millisecond.
 */
const everyBytes = 4 * 1024 * 1024;

type Collect = (options: { type: 'minor' }) => void;

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
