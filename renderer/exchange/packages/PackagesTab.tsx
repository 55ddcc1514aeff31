/** Packages out and in. */
export function PackagesTab() {
  return null;
}
