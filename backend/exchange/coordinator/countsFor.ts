import type { PackageContext } from '../packages/context.ts';

/**
 * The `counts` part of a package to the coordinator: totals without names, for the cases that no consent lets go there.
 * Undefined: the package carries none.
 */
export function countsFor(_context: PackageContext): Uint8Array | undefined {
  return undefined;
}
