/** Who takes part in the exchange, with which keys. */
export function MembersTab() {
  return null;
}
