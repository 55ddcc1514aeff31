import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from './paths.ts';

/**
 * Whether something built is still what its sources give, by their content: times lie after a checkout or a copy. Test
 * files are left out, so that editing one builds nothing.
 */
export function hashOf(inputs: readonly string[]): string {
  const hash = createHash('sha256');
  for (const input of inputs) {
    for (const path of listFiles(input))
      hash
        .update(`${path}\0`)
        .update(readFileSync(inRoot(path)))
        .update('\0');
  }
  return hash.digest('hex');
}

/** The files of a folder of the repository (or a file itself), tests left out, in a fixed order. */
export function* listFiles(path: string): Generator<string> {
  if (!statSync(inRoot(path)).isDirectory()) {
    if (!/\.test\.tsx?$/.test(path)) yield path;
    return;
  }
  for (const name of readdirSync(inRoot(path)).sort()) yield* listFiles(join(path, name));
}

export function readMark(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
