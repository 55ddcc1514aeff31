import { describe, expect, it } from 'vitest';
import { commandOf, runSeed } from './run.ts';
import { shapeOf } from './shape.ts';
import { addTally, events, newTally, type SimEvent } from './tally.ts';

/** So many runs, in so many files, which `npm test` shares among the cores. */
export const seedsInTests = 1000;
export const parts = 2;

/**
 * How often each thing has to happen at least in a part's runs, well below what was counted. Where it does not, what is checked of it is
 * checked of nothing.
 */
const least: Readonly<Record<Exclude<SimEvent, keyof typeof mostLeft>, number>> = {
  created: 500,
  written: 1500,
  commonWritten: 80,
  unsharedWritten: 2,
  removed: 15,
  attached: 25,
  protected: 8,
  conflictSettled: 10,
  consented: 250,
  withdrawn: 50,
  sent: 4000,
  sentToAll: 60,
  lost: 100,
  readIn: 4000,
  readAgain: 200,
  outOfOrder: 60,
  waiting: 1,
  late: 60,
  cut: 50,
  changedByte: 50,
  hostile: 100,
  undone: 200,
  undoRefused: 25,
  undoBuiltOn: 10,
  offered: 80,
  accepted: 30,
  rejected: 8,
  takenBack: 2,
  superseded: 2,
  readOnlyRefused: 40,
  oldVersion: 150,
  upgraded: 10,
  clockFarOff: 200,
  clockChanged: 100,
  backedUp: 200,
  restored: 20,
  copied: 30,
  wentOnTwice: 10,
  ownFork: 15,
  theirFork: 5,
  erased: 5,
  receipt: 10,
  lifted: 5,
  blockedSkipped: 3,
  conflictLeft: 100,
  withdrawalLost: 0,
};

/** What docs/exchange.md names as limits, and may be met in so many runs of a part at the most. */
const mostLeft = { forkLeft: 20, untoldAfterMove: 8 } as const;

/** The seeds of one part: every other one. */
export function seedTests(part: number): void {
  describe(`installations that exchange packages at random, part ${part} of ${parts}`, () => {
    const seeds = Array.from({ length: seedsInTests / parts }, (_, at) => part + at * parts);
    const tally = newTally();
    let largest = 0;

    it.each(seeds)(
      'come to hold the same, lose nothing and leak nothing: seed %i',
      async (seed) => {
        const options = { seed, ...shapeOf(seed) };
        const { failure, tally: counted } = await runSeed(options);
        expect(failure, `again with: ${commandOf(options)}`).toBeUndefined();
        addTally(tally, counted);
        largest = Math.max(largest, options.nodes);
      },
      120_000,
    );

    it('did what is to be checked', () => {
      const counts = events.map((event) => `${event} ${tally[event]}`).join(', ');
      const lacking = Object.entries(least).filter(([event, times]) => tally[event as SimEvent] < times);
      expect(lacking, counts).toEqual([]);
      for (const [limit, most] of Object.entries(mostLeft)) {
        expect(tally[limit as SimEvent], limit).toBeLessThanOrEqual(most);
      }
      expect(largest).toBeGreaterThanOrEqual(9);
    });
  });
}
