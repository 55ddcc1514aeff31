import type { Scalar } from '#shared/forms/form.ts';

/** A value as the contract carries it: its lists can be changed by who gets them, the store's cannot. */
export function writable(value: Scalar): string | number | boolean | string[] | null {
  if (typeof value !== 'object' || value === null) return value;
  return [...value];
}
