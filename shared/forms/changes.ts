import type { FormValues, Scalar } from './form.ts';

export interface PathChange {
  readonly path: string;
  readonly before: Scalar;
  readonly after: Scalar;
}

/** Absent, null and empty text are the same: not answered. */
function canonical(value: Scalar | undefined): Scalar {
  return value === undefined || value === '' ? null : value;
}

export function sameScalar(a: Scalar | undefined, b: Scalar | undefined): boolean {
  const [left, right] = [canonical(a), canonical(b)];
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, index) => item === right[index]);
  }
  return left === right;
}

/** Paths whose value differs between two sets of values, by path. */
export function changedPaths(before: FormValues, after: FormValues): readonly PathChange[] {
  const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return paths
    .filter((path) => !sameScalar(before[path], after[path]))
    .map((path) => ({ path, before: canonical(before[path]), after: canonical(after[path]) }));
}
