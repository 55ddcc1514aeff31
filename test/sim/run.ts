import { createHash } from 'node:crypto';
import { step } from './actions.ts';
import { check } from './checks.ts';
import { isBeyondMending } from './forkLimit.ts';
import { settle } from './settle.ts';
import type { Tally } from './tally.ts';
import { NotSettled, World } from './world.ts';

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
  /** Everything that happened. */
  readonly trace: readonly string[];
  /** How often each thing happened. */
  readonly tally: Readonly<Tally>;
  /** SHA-256 over the trace and what every node shows in the end: the same seed gives the same, wherever it runs. */
  readonly digest: string;
}

/** One run: random work on real stores with real packages, then everything exchanged, then what must hold. */
export async function runSeed({ seed, nodes, steps }: RunOptions): Promise<RunResult> {
  const world = await World.make(seed, nodes);
  let failure: string | undefined;
  const digest = createHash('sha256');
  try {
    await work(world, steps);
    try {
      await settle(world);
      // Sometimes everybody goes on with what has come to all: conflicts to settle, cases to move on, consents to take back.
      if (world.random.chance(nodes > 4 ? 0.05 : 0.2)) {
        await work(world, Math.ceil(steps / 2));
        await settle(world);
      }
      check(world);
    } catch (error) {
      // What docs/exchange.md names as the limit of mending; how often it may be met is asserted where many seeds run.
      if (!(error instanceof NotSettled) || !isBeyondMending(world)) throw error;
      world.count('forkLeft');
      world.note(`two copies of a file are not settled: ${error.message}`);
    }
    for (const node of world.nodes) digest.update(node.store.projectionDigest());
  } catch (error) {
    failure = error instanceof Error ? (error.stack ?? error.message) : String(error);
  } finally {
    world.close();
  }
  for (const line of world.trace) digest.update(`${line}\n`);
  return { seed, failure, trace: world.trace, tally: world.tally, digest: digest.digest('hex') };
}

async function work(world: World, steps: number): Promise<void> {
  for (let at = 0; at < steps; at += 1) {
    world.letTimePass();
    await step(world);
    for (const node of world.nodes) node.origins.add(node.store.origin());
  }
}

/** The command that runs a seed again, with what happened in it. */
export const commandOf = ({ seed, nodes, steps }: RunOptions): string =>
  `npm run -s sim -- --seeds 1 --nodes ${nodes} --from ${seed} --steps ${steps} --trace`;
