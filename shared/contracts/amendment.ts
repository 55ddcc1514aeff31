import { changedPaths } from '../forms/changes.ts';
import type { FormValues } from '../forms/form.ts';
import { contractTerms } from './terms.ts';

export const amendmentKinds = ['extended', 'shortened', 'changed'] as const;
export type AmendmentKind = (typeof amendmentKinds)[number];

export interface Amendment {
  /** Extended or shortened by its last day; changed in anything else. Empty where nothing differs. */
  readonly kinds: readonly AmendmentKind[];
  /** Paths of the form whose value differs. */
  readonly paths: readonly string[];
}

/** What a version of a contract changes in the version before it. */
export function amendment(before: FormValues, after: FormValues): Amendment {
  const paths = changedPaths(before, after).map(({ path }) => path);
  const [old, next] = [contractTerms(before).until, contractTerms(after).until];
  const kinds: AmendmentKind[] = [];
  const comparable = old !== null && next !== null;
  if (comparable && next > old) kinds.push('extended');
  if (comparable && next < old) kinds.push('shortened');
  const other = paths.filter((path) => !(path === 'until' && kinds.length > 0));
  if (other.length > 0) kinds.push('changed');
  return { kinds, paths };
}
