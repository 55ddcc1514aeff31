import { encodeCounts } from '#shared/exchange/counts.ts';
import type { PackageContext } from '../packages/context.ts';
import { countCases } from './counting.ts';

/**
 * The `counts` part of a package to the coordinator: numbers without names, of every case that is this municipality's, also those
 * that no consent lets go there. Undefined: the package carries none.
 */
export function countsFor(context: PackageContext): Uint8Array | undefined {
  return encodeCounts(countCases(context));
}
