import type { Progress } from '../package/types.ts';

/** Packages that are being made or read just now, by vault folder and the name that the caller gave: in memory only. */
interface Running {
  readonly abort: AbortController;
  progress: Progress;
}

const running = new Map<string, Running>();
const keyOf = (directory: string, operation: string): string => `${operation} ${directory}`;

export interface Watched {
  readonly signal: AbortSignal;
  onProgress(progress: Progress): void;
}

/** Runs work that can be asked for and stopped by its name; without a name it runs as it is. */
export async function watched<T>(
  directory: string,
  operation: string | undefined,
  work: (watch: Watched) => Promise<T>,
): Promise<T> {
  const entry: Running = { abort: new AbortController(), progress: { bytes: 0, totalBytes: 0 } };
  const watch: Watched = {
    signal: entry.abort.signal,
    onProgress: (progress) => {
      entry.progress = progress;
    },
  };
  if (operation === undefined) return work(watch);
  const key = keyOf(directory, operation);
  running.set(key, entry);
  try {
    return await work(watch);
  } finally {
    if (running.get(key) === entry) running.delete(key);
  }
}

export function progressOf(directory: string, operation: string): Progress | null {
  return running.get(keyOf(directory, operation))?.progress ?? null;
}

export function cancel(directory: string, operation: string): boolean {
  const entry = running.get(keyOf(directory, operation));
  entry?.abort.abort();
  return entry !== undefined;
}
