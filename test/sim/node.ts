import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { holderOf, type PackageContext } from '#backend/exchange/packages/context.ts';
import { ownerOf } from '#backend/exchange/transfers/ownerOf.ts';
import { writeRefusal } from '#backend/exchange/transfers/readOnly.ts';
import { type SpecOf, specOf } from '#db/fieldSpecs.ts';
import { openStore } from '#db/openStore.ts';
import type { SqliteStore } from '#db/sqliteStore.ts';
import type { Writer } from '#db/store.ts';
import { dayInNorway } from '#shared/norwegianTime.ts';
import { recordId } from '#shared/ops/id.ts';
import type { Layout, Place } from './layout.ts';
import type { Random } from './random.ts';
import { simKey, templateOf } from './template.ts';

export interface NodeOptions {
  readonly index: number;
  readonly place: Place;
  readonly layout: Layout;
  readonly folder: string;
  readonly random: Random;
  /** The true time, milliseconds since 1970. */
  readonly time: () => number;
  /** How far this PC's clock is off, milliseconds. */
  readonly clockOff: number;
  /** An app of an earlier version: some fields and a whole type are unknown to it. */
  readonly isOld: boolean;
}

/** One installation in a run: a real store in an encrypted file, with a clock, randomness and identifiers of the run's. */
export class SimNode {
  readonly index: number;
  readonly place: Place;
  readonly name: string;
  store: SqliteStore;
  clockOff: number;
  isOld: boolean;
  /** How many copies of the file were put aside. */
  backups = 0;
  /** The journal's number of the newest package that had been read in when one was last sent: others were told of it. */
  toldUpTo = 0;
  readonly #toldUpToOf = new Map<number, number>();
  readonly #backedUpOld = new Set<number>();
  /** Every identity that it has had. */
  readonly origins = new Set<string>();
  readonly #options: NodeOptions;

  constructor(options: NodeOptions) {
    const { index, place, layout } = options;
    this.#options = options;
    this.index = index;
    this.place = place;
    this.clockOff = options.clockOff;
    this.isOld = options.isOld;
    this.name = `${index}:${place.installation.role === 'coordinator' ? 'coordinator' : place.municipality}`;
    mkdirSync(this.directory, { recursive: true });
    writeFileSync(this.#path, templateOf(layout, place));
    this.store = this.#open();
    this.store.mintOrigin();
    // What never leaves: who signs in here.
    const [id, user] = [this.newId(), { name: this.context.user.name, role: 'consultant', active: true } as const];
    this.write((writer) => writer.set({ type: 'user', id, caseId: 'local' }, user));
  }

  get directory(): string {
    return join(this.#options.folder, `node-${this.index}`);
  }

  get holder(): string {
    return holderOfPlace(this.place);
  }

  get context(): PackageContext {
    const { place } = this;
    return {
      store: this.store,
      municipality: place.municipality,
      isDemo: false,
      user: { id: `user-${this.index}`, name: `Bruker ${this.index}` },
      appVersion: this.isOld ? '0.1.0' : '0.2.0',
      directory: this.directory,
      now: () => this.now(),
      today: () => dayInNorway(this.now()),
      newId: () => this.newId(),
    };
  }

  now(): Date {
    return new Date(this.#options.time() + this.clockOff);
  }

  newId(): string {
    return recordId(this.now().getTime(), (length) => this.#options.random.bytes(length));
  }

  write<T>(work: (writer: Writer) => T): T {
    return this.store.write({ author: `user-${this.index}`, at: this.now().toISOString() }, work);
  }

  /** Whether the municipality has handed the case over and not got it back: by its ops, and not by the rule that refuses to write. */
  hasHandedOver(caseId: string): boolean {
    return ownerOf(this.store, this.place.municipality, caseId).isFormerOwner;
  }

  /** The whole file as it is now, put aside. */
  takeBackup(): void {
    this.store.close();
    this.backups += 1;
    copyFileSync(this.#path, this.#backup(this.backups));
    this.#toldUpToOf.set(this.backups, this.toldUpTo);
    if (this.isOld) this.#backedUpOld.add(this.backups);
    this.store = this.#open();
  }

  /** An earlier copy in the place of the file, which takes a new identity, as the application's restore does. */
  restore(which: number): void {
    this.copyByHand(which);
    this.store.mintOrigin();
  }

  /** Somebody copies the file by hand, past the application: the same identity goes on twice. */
  copyByHand(which: number): void {
    this.store.close();
    for (const suffix of ['-wal', '-shm']) rmSync(this.#path + suffix, { force: true });
    copyFileSync(this.#backup(which), this.#path);
    this.toldUpTo = this.#toldUpToOf.get(which) ?? 0;
    this.store = this.#open();
    if (this.#backedUpOld.has(which) && !this.isOld) this.store.rebuildProjections();
  }

  /** The newer version of the app: what was not understood is, from now on. */
  upgrade(): void {
    this.store.close();
    this.isOld = false;
    this.store = this.#open();
    this.store.rebuildProjections();
  }

  close(): void {
    this.store.close();
  }

  get #path(): string {
    return join(this.directory, 'dalsam.db');
  }

  #backup(which: number): string {
    return join(this.directory, `backup-${which}.db`);
  }

  #open(): SqliteStore {
    const opened = openStore({
      path: this.#path,
      key: simKey,
      create: false,
      now: () => this.now(),
      random: (length) => this.#options.random.bytes(length),
      specOf: this.isOld ? oldSpecOf : specOf,
      // As the vault does: the store itself refuses to write in a case that was handed over.
      writeRefusal: (record, store) => writeRefusal(store, this.place.municipality, record),
    });
    if (!opened.ok) throw new Error(`node ${this.name} does not open: ${opened.error.code}`);
    return opened.value;
  }
}

/** What an earlier version would lack: a field, a type, and a value of a list. */
const oldSpecOf: SpecOf = (type, field, formId) => {
  if ((type === 'person' && field === 'nativeName') || type === 'followUpTalk') return undefined;
  return specOf(type, field, formId);
};

export const holderOfPlace = ({ municipality, installation: { role } }: Place): string =>
  holderOf({ municipality, role });

/** What is held, and what stands blocked: a stream's heads only change with them. */
export function heldState(node: SimNode): string {
  const { log, blocks } = node.store.exchange;
  const held = [...log.held()].map(({ stream, origins }) => [stream, origins]);
  return JSON.stringify([held, blocks.all(), blocks.lifts()]);
}
