import { Random } from './random.ts';

/** How large a run is. */
export interface Shape {
  readonly nodes: number;
  /** How many things happen before everybody exchanges everything. */
  readonly steps: number;
}

/**
 * The size of a seed's run in `npm test`, drawn from the seed: most are small, where few installations meet each other often,
 * and some have nine and more.
 */
export function shapeOf(seed: number): Shape {
  // Another stream of numbers than the run's own.
  const random = new Random(seed ^ 0x5bd1e995);
  const share = random.next();
  if (seed % 101 === 0) return { nodes: 9 + random.int(2), steps: 30 + random.int(11) };
  if (share < 0.06) return { nodes: 5 + random.int(4), steps: 24 + random.int(13) };
  return { nodes: 3 + random.int(2), steps: 13 + random.int(13) };
}
