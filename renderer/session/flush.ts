/**
 * What must reach the vault before it is locked: each screen with unsaved typing registers how to put it there. A lock
 * (by button, key or idleness) waits for all of them, so nobody comes back to a field that lacks its last characters.
 */
type Flush = () => Promise<void>;

const registered = new Set<Flush>();

/** Longest wait for all flushes together: a screen that hangs must not keep the vault open. */
const patience = 3_000;

/** Returns how to take it back when the screen goes away. */
export function registerFlush(flush: Flush): () => void {
  registered.add(flush);
  return () => {
    registered.delete(flush);
  };
}

export async function flushAll(): Promise<void> {
  const all = Promise.allSettled([...registered].map((flush) => flush()));
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patience);
  });
  await Promise.race([all, limit]);
  clearTimeout(timer);
}
