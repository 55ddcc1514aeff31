/** What the coordinator sees of all. */
export function CoordinatorTab() {
  return null;
}
