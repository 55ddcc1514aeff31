import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MethodOutput } from '#shared/api/contract.ts';
import { type MunicipalityNumber, municipalities } from '#shared/municipalities.ts';
import { Agreements } from './agreements.ts';
import { CommandLine } from './commandLine.ts';
import { Office } from './office.ts';

/** A package that was made: who can open it, and where its file lies. */
export interface Sent extends MethodOutput<'package.export'> {
  readonly from: Office;
  readonly to: string;
  readonly madeOn: string;
}

export interface Person {
  readonly id: string;
  readonly first: string;
  readonly last: string;
}

/** Nine municipalities, the coordinator, what they have agreed and sent, and the clock on the wall. */
export class Cooperation {
  readonly folder = mkdtempSync(join(tmpdir(), 'dalsam-year-'));
  readonly agreements = new Agreements();
  /** Every package that was ever made. */
  readonly sent: Sent[] = [];
  /** By first name, which is one person's alone here. */
  readonly people = new Map<string, Person>();
  readonly #commandLine = new CommandLine(() => new Date(this.#time));
  readonly coordinator = this.open('Koordinator, Sel', '3437', 'coordinator');
  readonly dovre = this.open('Dovre', '3431');
  readonly lesja = this.open('Lesja', '3432');
  readonly skjaak = this.open('Skjåk', '3433');
  readonly lom = this.open('Lom, PC 1', '3434');
  readonly lom2 = this.open('Lom, PC 2', '3434');
  readonly vaagaa = this.open('Vågå', '3435');
  readonly nordFron = this.open('Nord-Fron', '3436');
  readonly sel = this.open('Sel', '3437');
  readonly soerFron = this.open('Sør-Fron', '3438');
  readonly ringebu = this.open('Ringebu', '3439');
  #time = Date.parse('2025-01-06T08:00:00.000Z');

  constructor() {
    mkdirSync(this.post);
  }

  /** The one that sends for each municipality. */
  get nine(): Office[] {
    const { dovre, lesja, skjaak, lom, vaagaa, nordFron, sel, soerFron, ringebu } = this;
    return [dovre, lesja, skjaak, lom, vaagaa, nordFron, sel, soerFron, ringebu];
  }

  /** Every vault. */
  get all(): Office[] {
    return [this.coordinator, ...this.nine, this.lom2];
  }

  /** Where packages lie until somebody reads them, and after. */
  get post(): string {
    return join(this.folder, 'post');
  }

  open(name: string, municipality: MunicipalityNumber, role: Office['role'] = 'municipality'): Office {
    const vault = join(this.folder, `hvelv-${name.toLowerCase().replaceAll(/[^a-zæøå0-9]+/g, '-')}`);
    return new Office({ name, municipality, role, vault }, (args, input) => {
      this.#time += 60_000;
      return this.#commandLine.run(args, input);
    });
  }

  /** Morning of this day. The clock never goes back. */
  day(date: string): void {
    const morning = Date.parse(`${date}T08:00:00.000Z`);
    if (morning < this.#time) throw new Error(`${date} is past`);
    this.#time = morning;
  }

  /** This one locks the vault, or everybody does. */
  goHome(office?: Office): Promise<void> {
    return this.#commandLine.lock(office?.vault);
  }

  /** Secret age keys that a vault has had. */
  keysOf({ vault }: Office): string[] {
    return [...(this.#commandLine.keys.get(vault) ?? [])];
  }

  get now(): string {
    return new Date(this.#time).toISOString();
  }

  get today(): string {
    return this.now.slice(0, 10);
  }

  person(first: string): Person {
    const found = this.people.get(first);
    if (found === undefined) throw new Error(`nobody is called ${first}`);
    return found;
  }

  /** `package export`: the file lies in the post from now on. */
  async send(from: Office, to: Office | 'all'): Promise<Sent> {
    const channel = to === 'all' ? to : to.holder;
    const made = await from.did('package.export', 'package', 'export', '--to', channel, '--folder', this.post);
    const sent = { ...made, from, to: channel, madeOn: this.now };
    this.sent.push(sent);
    return sent;
  }

  /** `package inspect`: what it would change. */
  look(at: Office, { path }: Pick<Sent, 'path'>): Promise<MethodOutput<'package.preview'>> {
    return at.did('package.preview', 'package', 'inspect', '--file', path);
  }

  /** `package import` */
  read(at: Office, { path }: Pick<Sent, 'path'>): Promise<MethodOutput<'package.import'>> {
    return at.did('package.import', 'package', 'import', '--file', path);
  }

  /** Made by one, read by the other. */
  async carry(from: Office, to: Office): Promise<MethodOutput<'package.import'>> {
    return this.read(to, await this.send(from, to));
  }

  /** What the nine send each month, and what the coordinator does with it: one preview, and all of them read in. */
  async collect(sent: readonly Sent[]): Promise<MethodOutput<'coordinator.collectImport'>> {
    const preview = await this.coordinator.must('coordinator.collectPreview', {
      files: sent.map(({ path }) => ({ path })),
    });
    const files = preview.packages.flatMap(({ file, fileHash }) => (fileHash === null ? [] : [{ file, fileHash }]));
    return this.coordinator.must('coordinator.collectImport', { files });
  }

  /** Everybody's package of this month, but those that go astray; then the coordinator's to all. */
  async month(lost: readonly Office[] = []): Promise<Sent[]> {
    const sent: Sent[] = [];
    for (const office of this.nine) sent.push(await this.send(office, this.coordinator));
    await this.collect(sent.filter(({ from }) => !lost.includes(from)));
    const out = await this.send(this.coordinator, 'all');
    for (const office of [...this.nine, this.lom2]) await this.read(office, out);
    return sent;
  }

  standing = async (office: Office) => {
    const { members } = await this.coordinator.must('coordinator.members', {});
    const found = members.find(({ municipality }) => municipality === office.municipality);
    if (found === undefined) throw new Error(`${office.name} is not among the members`);
    return found;
  };

  async end(): Promise<void> {
    await this.goHome();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Name of a municipality as a consent writes it. */
export function named(office: Office): string {
  if (office.role === 'coordinator') return 'Interkommunal koordinator';
  return `${municipalities.find(({ number }) => number === office.municipality)?.name} kommune`;
}
