import { type Action, act, weights } from './actions.ts';
import { check } from './checks.ts';
import { settle } from './settle.ts';
import { World } from './world.ts';

export interface RunOptions {
  readonly seed: number;
  readonly nodes: number;
  /** How many things happen before everybody exchanges everything. */
  readonly steps: number;
}

export interface RunResult {
  readonly seed: number;
  /** Undefined: everything held. */
  readonly failure: string | undefined;
  /** The last things that happened. */
  readonly trace: readonly string[];
  readonly counts: {
    readonly packages: number;
    readonly cases: number;
    readonly values: number;
    readonly moves: number;
  };
}

/** One run: random work on real stores with real packages, then everything exchanged, then what must hold. */
export async function runSeed({ seed, nodes, steps }: RunOptions): Promise<RunResult> {
  const world = await World.make(seed, nodes);
  let failure: string | undefined;
  try {
    for (let step = 0; step < steps; step += 1) {
      world.time += world.random.int(3_600_000 * 8);
      await act(world, world.random.weighted<Action>(weights));
      for (const node of world.nodes) node.origins.add(node.store.origin());
    }
    await settle(world);
    check(world);
  } catch (error) {
    failure = error instanceof Error ? (error.stack ?? error.message) : String(error);
  } finally {
    world.close();
  }
  const counts = {
    packages: world.sent.length,
    cases: world.cases.length,
    values: world.written.length,
    moves: world.moves,
  };
  return { seed, failure, trace: world.trace, counts };
}
