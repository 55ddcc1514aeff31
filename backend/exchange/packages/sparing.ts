import { statSync } from 'node:fs';
import type { Store } from '#db/store.ts';
import { withSmallHeap } from '../package/garbage.ts';

/** Below this a package takes little memory as it is, and the collection at the start would be felt. */
const smallBytes = 16 * 1024 * 1024;

/**
 * Runs the making or reading of a package of about so many bytes (a vault's, or a file's) so that memory stays under 300 MB whatever its
 * size (ADR 0050). One may run within another: an import's first reading is a preview's.
 */
export async function sparing<T>(store: Store, bytes: number, work: () => Promise<T>): Promise<T> {
  if (bytes < smallBytes) return work();
  return withSmallHeap(() => store.withFewPages(work));
}

/** 0 for a file that cannot be looked at: reading it will say so. */
export function bytesOf(path: string): number {
  try {
    return statSync(path).size;
  } catch {
    return 0;
  }
}
