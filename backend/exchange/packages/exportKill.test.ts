import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { ok } from '#shared/result.ts';
import { createBench, phrases } from '../../vault/vaultTestKit.ts';
import type { ExportChild } from './exportChild.ts';
import { missingPackages } from './lists.ts';
import {
  type BareNode,
  bareNode,
  type Network,
  type Node,
  openNetwork,
  receive,
  reopened,
  send,
} from './packagesTestKit.ts';
import { finishUnfinished, withPart } from './unfinished.ts';

/** A real process that makes packages and is killed, step by step and at any time; the vault is then opened as a person does. */

let network: Network | undefined;
let lom: BareNode | undefined;
let child: ChildProcess | undefined;
afterEach(() => {
  child?.kill('SIGKILL');
  lom?.close();
  network?.close();
  child = lom = network = undefined;
});

const at = '2026-06-01T10:00:00.000Z';

interface Scene {
  readonly network: Network;
  readonly sel: Node;
  readonly folder: string;
  readonly caseId: string;
}

async function scene(): Promise<Scene> {
  network = await openNetwork([['3434'], ['3437']]);
  const [like, sel] = network.nodes as [Node, Node];
  lom = bareNode(network, like);
  const caseId = lom.context.newId();
  const id = lom.context.newId();
  lom.store.write({ author: lom.context.user.id, at }, (writer) => {
    writer.set({ type: 'person', id: caseId, caseId }, { firstName: 'Selam', lastName: 'Haile' });
    writer.set(
      { type: 'override', id, caseId },
      {
        recipient: 'Sel kommune',
        scopes: ['identity'],
        purpose: 'Bosetting og bolig',
        legalBasis: 'Lov',
        reason: 'Fare',
        from: '2026-01-01',
        until: '2027-01-01',
        recordedBy: 'Kari',
      },
    );
  });
  const folder = join(network.folder, 'made');
  mkdirSync(folder);
  // What others have there is never touched: a part of theirs, and a package.
  for (const name of foreign) writeFileSync(join(folder, name), 'another’s');
  // The first one writes whose the case is besides.
  await send(network, lom, '3437', { folder });
  return { network, sel, folder, caseId };
}

const foreign = ['.0123456789abcdef01234567.part', `${'a'.repeat(64)}.dalsam`];

interface Killed {
  readonly steps: readonly string[] | undefined;
}

/** Runs one export in a process of its own, which dies before its n-th step `dieAt` (the first), or after so many milliseconds. */
async function run(
  { folder }: Scene,
  how: { readonly dieAt?: string; readonly n?: number; readonly after?: number; readonly fileName?: string },
): Promise<Killed> {
  if (lom === undefined) throw new Error('no vault');
  const { context, file } = lom;
  lom.close();
  const told: ExportChild = {
    path: file.path,
    key: Buffer.from(file.key).toString('hex'),
    municipality: context.municipality,
    user: context.user,
    directory: context.directory,
    folder,
    fileName: how.fileName ?? null,
    now: at,
    dieAt: how.dieAt === undefined ? null : { step: how.dieAt, n: how.n ?? 1 },
  };
  const script = fileURLToPath(new URL('./exportChild.ts', import.meta.url));
  const started = spawn(process.execPath, [script, JSON.stringify(told)], { stdio: ['ignore', 'pipe', 'inherit'] });
  child = started;
  const gone = once(started, 'exit') as Promise<[number | null, string | null]>;
  let steps: string[] | undefined;
  for await (const line of createInterface({ input: started.stdout })) {
    if (line === 'begun' && how.after !== undefined) {
      await wait(how.after);
      started.kill('SIGKILL');
    } else if (line !== 'begun') steps = (JSON.parse(line) as { steps: string[] }).steps;
  }
  const [code, signal] = await gone;
  if (signal !== 'SIGKILL') expect(code).toBe(0);
  return { steps };
}

const hashOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');
const named = (folder: string) =>
  readdirSync(folder)
    .filter((name) => !name.startsWith('.') && !foreign.includes(name))
    .map((name) => hashOf(join(folder, name)))
    .toSorted();

/** Opens the vault after the kill, and holds it to what must be true. */
function reopenAndCheck({ network: of, folder }: Scene, before: BareNode): BareNode {
  const node = reopened(of, before);
  lom = node;
  const { store, context } = node;
  const recorded = () => store.exchange.journal.out({ limit: 1000 });
  // Whatever could have left is in the log, before anything is put in order.
  for (const hash of named(folder)) expect(recorded().map(({ fileHash }) => fileHash)).toContain(hash);
  finishUnfinished(context);
  expect(store.exchange.unfinished.all()).toEqual([]);
  expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([foreign[0]]);
  for (const name of foreign) expect(readFileSync(join(folder, name), 'utf8')).toBe('another’s');
  // Recorded and whole, or as if it never was; and no number is burnt.
  expect(
    recorded()
      .map(({ fileHash }) => fileHash)
      .toSorted(),
  ).toEqual(named(folder));
  expect(
    recorded()
      .map(({ number }) => number)
      .toReversed(),
  ).toEqual(recorded().map((_, index) => index + 1));
  const disclosed = store.recordsOfType('disclosure').map(({ fields }) => String(fields.what));
  const told = recorded().map(({ number }) => `Pakke nr. ${number}:`);
  expect(disclosed.map((what) => what.slice(0, what.indexOf(':') + 1)).toSorted()).toEqual(told.toSorted());
  store.checkIntegrity();
  const digest = store.projectionDigest();
  store.rebuildProjections();
  expect(store.projectionDigest()).toBe(digest);
  return node;
}

/** The next export works, and its recipient reads everything and misses nothing. */
async function goOn(of: Scene, node: BareNode, round: number): Promise<void> {
  const { sel, folder, caseId } = of;
  const firstName = `Selam ${round}`;
  node.store.write({ author: node.context.user.id, at }, (writer) =>
    writer.set({ type: 'person', id: caseId, caseId }, { firstName }),
  );
  await send(of.network, node, '3437', { folder });
  const { journal } = sel.context.store.exchange;
  for (const { fileHash } of node.store.exchange.journal.out({ limit: 1000 }).toReversed()) {
    if (journal.inByFile(fileHash) !== undefined) continue;
    const name = readdirSync(folder).find((each) => !each.startsWith('.') && hashOf(join(folder, each)) === fileHash);
    expect(await receive(sel, join(folder, name ?? ''))).toMatchObject({ outcome: 'imported' });
  }
  expect(sel.context.store.record(caseId)?.fields.firstName).toBe(firstName);
  expect(missingPackages(sel.context)).toEqual([]);
}

function change(node: BareNode, { caseId }: Scene, value: string): void {
  node.store.write({ author: node.context.user.id, at }, (writer) =>
    writer.set({ type: 'person', id: caseId, caseId }, { lastName: value }),
  );
}

test('killed before any step of an export, the package is made and recorded, or it never was', async () => {
  const of = await scene();
  const { steps } = await run(of, {});
  if (lom === undefined || steps === undefined) throw new Error('the export did not come to its end');
  // The part is noted, made, filled and flushed; then all is recorded; only then it gets its name.
  const points = ['open', 'bytes', 'flush', 'commit', 'link', 'open', 'flush', 'rm', 'forget'];
  expect(steps.filter((step, index) => step !== steps[index - 1] && step !== 'note')).toEqual(points);
  let node = reopenAndCheck(of, lom);
  const some = [2, 5, 7].filter((_, index) => index === Math.floor(Math.random() * 3));
  for (const [round, place] of [0, 1, 3, 4, ...some, 8].entries()) {
    change(node, of, `Haile ${round}`);
    const dieAt = points[place] ?? '';
    const n = points.slice(0, place + 1).filter((point) => point === dieAt).length;
    const fileName = round % 2 === 0 ? { fileName: `pakke ${round}.dalsam` } : {};
    expect((await run(of, { dieAt, n, ...fileName })).steps).toBeUndefined();
    node = reopenAndCheck(of, node);
    if (round % 2 === 1) await goOn(of, node, round);
  }
});

test('killed at any time, the same holds', async () => {
  const of = await scene();
  if (lom === undefined) throw new Error('no vault');
  let node = lom;
  const seed = Math.floor(Math.random() * 2 ** 31);
  for (let round = 0; round < 2; round += 1) {
    change(node, of, `Haile ${round}`);
    const after = createHash('sha256').update(`${seed} ${round}`).digest().readUInt16LE() % 120;
    await run(of, { after });
    try {
      node = reopenAndCheck(of, node);
    } catch (error) {
      throw new Error(`seed ${seed}, round ${round}, killed after ${after} ms`, { cause: error });
    }
  }
  await goOn(of, node, 2);
});

describe('a package that is recorded and has no name yet', () => {
  /** As a kill between the two leaves it. */
  function half(node: BareNode, folder: string): { readonly fileHash: string; readonly path: string } {
    const part = join(folder, '.fedcba9876543210fedcba98.part');
    writeFileSync(part, 'sealed');
    const about = { fileHash: hashOf(part), path: join(folder, 'pakke.dalsam') };
    node.store.exchange.unfinished.put({ part, ...about });
    return about;
  }

  test('gets it when the vault is opened; where another file has it by now, the one by its content', async () => {
    const { folder } = await scene();
    if (lom === undefined) throw new Error('no vault');
    for (const isTaken of [false, true]) {
      const { path, fileHash } = half(lom, folder);
      if (isTaken) writeFileSync(path, 'taken meanwhile');
      expect(finishUnfinished(lom.context)).toBe(1);
      expect(readFileSync(path, 'utf8')).toBe(isTaken ? 'taken meanwhile' : 'sealed');
      expect(hashOf(isTaken ? join(folder, `${fileHash}.dalsam`) : path)).toBe(fileHash);
      expect(lom.store.exchange.unfinished.all()).toEqual([]);
      expect(readdirSync(folder)).toHaveLength(isTaken ? 5 : 4);
    }
  });

  test('waits for its folder, where that is away (a stick that was pulled out)', async () => {
    const { network: of } = await scene();
    if (lom === undefined) throw new Error('no vault');
    const stick = mkdtempSync(join(of.folder, 'stick-'));
    half(lom, stick);
    renameSync(stick, `${stick}-away`);
    finishUnfinished(lom.context);
    expect(lom.store.exchange.unfinished.all()).toHaveLength(1);
    renameSync(`${stick}-away`, stick);
    finishUnfinished(lom.context);
    expect(lom.store.exchange.unfinished.all()).toEqual([]);
    expect(readdirSync(stick)).toEqual(['pakke.dalsam']);
  });
});

test('opening the vault puts in order what a killed process left', async () => {
  const bench = createBench();
  const part = join(mkdtempSync(join(tmpdir(), 'dalsam-kill-')), '.0a1b2c3d4e5f60718293a4b5.part');
  try {
    // Leaves what a kill in the middle of an export leaves.
    const first = bench.start({
      'folder.get': (_input, { store }) => {
        store.exchange.unfinished.put({ part });
        writeFileSync(part, 'half');
        return ok({ path: null, state: 'unset' });
      },
    });
    const owner = { municipality: '3434', name: 'Ola Prøve', role: 'consultant', passphrase: phrases.first } as const;
    await first.must('vault.create', owner);
    await first.must('folder.get', {});
    await first.close();
    expect(existsSync(part)).toBe(true);
    await bench.start().must('vault.unlock', { passphrase: phrases.first });
    expect(existsSync(part)).toBe(false);
  } finally {
    await bench.remove();
    rmSync(dirname(part), { recursive: true });
  }
});

test('what was listed as handed over is taken back with a package that never was, and only then', async () => {
  const of = await scene();
  if (lom === undefined) throw new Error('no vault');
  const { store, context } = lom;
  const ref = { type: 'transfer', id: context.newId(), caseId: of.caseId } as const;
  const write = (fields: Record<string, string>) =>
    store.write({ author: context.user.id, at }, (writer) => writer.set(ref, fields));
  write({ from: '3434', to: '3437', state: 'offered', message: 'Flytter' });
  let killed: BareNode | undefined;
  await withPart(
    context,
    of.folder,
    async ({ path }) => {
      writeFileSync(path, 'half');
      killed = await lom?.copy();
      writeFileSync(path, 'half');
    },
    (note) =>
      store.write({ author: context.user.id, at }, (writer) => {
        writer.set(ref, { handedOver: '[]', handedOverAt: at });
        note([{ ref, fields: { handedOver: null, handedOverAt: null } }]);
      }),
  );
  if (killed === undefined) throw new Error('no copy');
  try {
    expect(killed.store.record(ref.id)?.fields).toMatchObject({ handedOver: '[]' });
    expect(finishUnfinished(killed.context)).toBe(1);
    expect(killed.store.record(ref.id)?.fields).not.toHaveProperty('handedOver');
    expect(killed.store.record(ref.id)?.fields).toMatchObject({ state: 'offered' });
    expect(finishUnfinished(killed.context)).toBe(0);
  } finally {
    killed.close();
  }
  // In the process that goes on, too.
  expect(store.record(ref.id)?.fields).not.toHaveProperty('handedOver');
  expect(readdirSync(of.folder).filter((name) => name.startsWith('.'))).toEqual([foreign[0]]);
});
