/** What two people wrote without having seen each other. */
export function ConflictsTab() {
  return null;
}
