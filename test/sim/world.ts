import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StreamScope } from '#shared/records/fieldSpec.ts';
import type { Carried } from './carried.ts';
import { ConsentBook } from './consents.ts';
import { layoutOf, type Place } from './layout.ts';
import { SimNode } from './node.ts';
import { Random } from './random.ts';
import { newTally, type SimEvent } from './tally.ts';

/** A package on its way: who can read it, and where its file lies. */
export interface Sent {
  readonly from: SimNode;
  readonly to: string;
  readonly path: string;
  readonly number: number;
  /** How many cases it carries something of. */
  readonly cases: number;
  /** What is in it; undefined where nobody but its sender could read it. */
  readonly carried: Carried | undefined;
  /** Who has read it in. */
  readonly readBy: Set<SimNode>;
  /** Which of all packages it is. */
  readonly order: number;
}

export interface Written {
  readonly node: SimNode;
  readonly caseId: string;
  readonly scope: StreamScope;
  readonly record: string;
  readonly field: string;
  readonly value: string;
  /** An earlier copy of the file, without it, took the file's place: nobody else may have had it. */
  isLost: boolean;
  /** By somebody with whom the owner had not shared such things: the owner does not get it. */
  readonly isPrivate: boolean;
}

const start = Date.parse('2026-06-01T08:00:00.000Z');
const day = 24 * 60 * 60 * 1000;
const year = 365 * day;

/** How far a PC's clock is off: mostly right, else by a minute or so, a day, or ten years. */
export const clockErrors = [0, 0, 0, 90_000, -40_000, 26 * 3_600_000, 10 * year, -10 * year] as const;

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
  readonly tally = newTally();
  /** Nodes where an older copy took the file's place, and that have not told of it. */
  readonly wentBack = new Set<string>();
  /** Identities under which two copies of a file may have gone on. */
  readonly copied = new Set<string>();
  /** Whether something that is about nobody, and so goes to everybody, is written in this run. */
  readonly hasCommon: boolean;
  time = start;
  counter = 0;
  /** An installation that was revoked before all began. */
  readonly former: Place;
  /** The newest package that each node has read of each sender. */
  readonly #newestRead = new Map<string, number>();

  private constructor(seed: number, folder: string, former: Place) {
    this.former = former;
    this.random = new Random(seed);
    this.folder = folder;
    this.hasCommon = this.random.chance(0.1);
  }

  static async make(seed: number, nodes: number): Promise<World> {
    const layout = await layoutOf(nodes);
    const folder = mkdtempSync(join(simFolder(), 'dalsam-sim-'));
    const world = new World(seed, folder, layout.former);
    mkdirSync(world.packages);
    for (const [index, place] of layout.places.entries()) {
      const { random } = world;
      const clockOff = random.pick(clockErrors);
      const isOld = index > 0 && random.chance(0.25);
      if (Math.abs(clockOff) >= year) world.count('clockFarOff');
      if (isOld) world.count('oldVersion');
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

  count(event: SimEvent, times = 1): void {
    this.tally[event] += times;
  }

  /** Mostly hours, now and then weeks: packages lie around for months. */
  letTimePass(): void {
    this.time += this.random.chance(0.08) ? this.random.int(40 * day) : this.random.int(8 * 3_600_000);
  }

  nodesOf(holder: string): SimNode[] {
    return holder === 'all' ? this.nodes : this.nodes.filter((node) => node.holder === holder);
  }

  get holders(): string[] {
    return [...new Set(this.nodes.map(({ holder }) => holder))];
  }

  /** A value that nobody has written before. */
  newValue(): string {
    this.counter += 1;
    return `v${this.counter}`;
  }

  /** A node reads a package: is it older than one of the same sender's that it has read? */
  isOutOfOrder(node: SimNode, sent: Sent): boolean {
    const key = `${node.name} ${sent.from.name}`;
    const newest = this.#newestRead.get(key) ?? -1;
    this.#newestRead.set(key, Math.max(newest, sent.order));
    return sent.order < newest;
  }

  close(): void {
    for (const node of this.nodes) node.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** In memory where there is such a folder: a run asks the disk for thousands of flushes, and is thrown away. */
function simFolder(): string {
  const { DALSAM_SIM_FOLDER } = process.env;
  if (DALSAM_SIM_FOLDER !== undefined) return DALSAM_SIM_FOLDER;
  return existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
}

export class SimFailure extends Error {}

/** Not everybody has come to the same. */
export class NotSettled extends SimFailure {}

export function insistSettled(holds: boolean, what: string): void {
  if (!holds) throw new NotSettled(what);
}

export function insist(holds: boolean, what: string | (() => string)): void {
  if (!holds) throw new SimFailure(typeof what === 'string' ? what : what());
}
