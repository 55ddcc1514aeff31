/** Cases that are offered to another municipality, and those that are offered here (guidelines 2.1). */
export function TransfersTab() {
  return null;
}
