/** What can happen in a run, and is counted: a check of what never happened finds nothing. */
export const events = [
  // Work.
  'created',
  'written',
  'commonWritten',
  'unsharedWritten',
  'removed',
  'attached',
  'protected',
  'conflictSettled',
  'consented',
  'withdrawn',
  // Packages.
  'sent',
  'sentToAll',
  'lost',
  'readIn',
  'readAgain',
  'outOfOrder',
  'waiting',
  'late',
  'cut',
  'changedByte',
  'hostile',
  'undone',
  'undoRefused',
  'undoBuiltOn',
  // Moving of cases.
  'offered',
  'accepted',
  'rejected',
  'takenBack',
  'superseded',
  'readOnlyRefused',
  // What goes wrong with a PC.
  'oldVersion',
  'upgraded',
  'clockFarOff',
  'clockChanged',
  'backedUp',
  'restored',
  'copied',
  'wentOnTwice',
  'ownFork',
  'theirFork',
  'forkLeft',
  // What follows.
  'erased',
  'receipt',
  'lifted',
  'blockedSkipped',
  'conflictLeft',
  'untoldAfterMove',
  'withdrawalLost',
] as const;
export type SimEvent = (typeof events)[number];
export type Tally = Record<SimEvent, number>;

export const newTally = (): Tally => Object.fromEntries(events.map((event) => [event, 0])) as Tally;

export function addTally(sum: Tally, each: Readonly<Tally>): void {
  for (const event of events) sum[event] += each[event];
}
