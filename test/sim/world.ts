import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StreamScope } from '#shared/records/fieldSpec.ts';
import { ConsentBook } from './consents.ts';
import { layoutOf } from './layout.ts';
import { SimNode } from './node.ts';
import { Random } from './random.ts';

/** A package on its way: who can read it, and where its file lies. */
export interface Sent {
  readonly from: SimNode;
  readonly to: string;
  readonly path: string;
  readonly number: number;
  /** How many cases it carries something of. */
  readonly cases: number;
}

export interface Written {
  readonly node: SimNode;
  readonly caseId: string;
  readonly scope: StreamScope;
  readonly record: string;
  readonly field: string;
  readonly value: string;
}

const start = Date.parse('2026-06-01T08:00:00.000Z');
const year = 365 * 24 * 60 * 60 * 1000;

/** Everything of one run: nodes, what is on its way, and what the run itself knows of what happened. */
export class World {
  readonly random: Random;
  readonly folder: string;
  readonly nodes: SimNode[] = [];
  readonly consents = new ConsentBook();
  /** Every case that was made, with the municipality where it was. */
  readonly cases: { readonly id: string; readonly madeIn: string }[] = [];
  /** Every package that was made. */
  readonly sent: Sent[] = [];
  /** Those that nobody has read yet, and that are not lost. */
  readonly waiting: Sent[] = [];
  /** Every value that somebody wrote in a field. */
  readonly written: Written[] = [];
  /** What happened, newest last: for whoever looks into a failure. */
  readonly trace: string[] = [];
  time = start;
  counter = 0;
  /** Offers that were accepted. */
  moves = 0;

  private constructor(seed: number, folder: string) {
    this.random = new Random(seed);
    this.folder = folder;
  }

  static async make(seed: number, nodes: number): Promise<World> {
    const folder = mkdtempSync(join(process.env.DALSAM_SIM_FOLDER ?? tmpdir(), 'dalsam-sim-'));
    const world = new World(seed, folder);
    const layout = await layoutOf(nodes);
    mkdirSync(world.packages);
    for (const [index, place] of layout.places.entries()) {
      const { random } = world;
      const clockOff = random.pick([0, 0, 0, 90_000, -40_000, 26 * 3_600_000, 10 * year, -10 * year]);
      const isOld = index > 0 && random.chance(0.25);
      const time = () => world.time;
      world.nodes.push(new SimNode({ index, place, layout, folder, random, time, clockOff, isOld }));
    }
    return world;
  }

  get packages(): string {
    return join(this.folder, 'packages');
  }

  note(what: string): void {
    this.trace.push(what);
  }

  nodesOf(holder: string): SimNode[] {
    return this.nodes.filter((node) => node.holder === holder);
  }

  get holders(): string[] {
    return [...new Set(this.nodes.map(({ holder }) => holder))];
  }

  /** A value that nobody has written before. */
  newValue(): string {
    this.counter += 1;
    return `v${this.counter}`;
  }

  close(): void {
    for (const node of this.nodes) node.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export class SimFailure extends Error {}

export function insist(holds: boolean, what: string): void {
  if (!holds) throw new SimFailure(what);
}
