import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import type { Op } from '#shared/ops/op.ts';
import { nameWords } from './projections/words.ts';
import type { SqliteStore } from './sqliteStore.ts';
import { act, imported, markers } from './testChild.ts';
import { person, type TestFolder, testFolder, testId } from './testing.ts';

let folder: TestFolder;
let child: ChildProcess | undefined;
afterEach(() => {
  child?.kill('SIGKILL');
  folder.remove();
});

/** Starts the child of db/testChild.ts and gives its lines as they come. */
function start(work: 'write' | 'acts' | 'import' | 'undo' | 'markers') {
  const temporary = folder.path('tmp');
  mkdirSync(temporary);
  const env = { ...process.env, TMPDIR: temporary, SQLITE_TMPDIR: temporary, TEMP: temporary, TMP: temporary };
  const script = fileURLToPath(new URL('./testChild.ts', import.meta.url));
  const started = spawn(process.execPath, [script, work, folder.path('vault.db')], {
    env,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child = started;
  return { started, lines: createInterface({ input: started.stdout }) };
}

async function kill(process: ChildProcess): Promise<void> {
  const gone = once(process, 'exit');
  process.kill('SIGKILL');
  await gone;
}

describe('a process that is killed', () => {
  it('loses nothing that was committed, and leaves a vault that opens and is whole', async () => {
    folder = testFolder();
    const { started, lines } = start('write');
    const committed: number[] = [];
    for await (const line of lines) {
      committed.push(Number(line));
      if (committed.length === 150) break;
    }
    await kill(started);
    const store = folder.open('vault.db', { create: false });
    for (const n of committed) expect(store.record(person(n).id)?.fields.lastName).toBe(`Name${n}`);
    store.checkIntegrity();
    const digest = store.projectionDigest();
    store.rebuildProjections();
    expect(store.projectionDigest()).toBe(digest);
    const perPerson = Map.groupBy(store.ops(), ({ record }) => record.id);
    for (const ops of perPerson.values()) expect(ops).toHaveLength(3);
  });

  it('has every act that was acknowledged whole, and none in part, whenever it is killed', async () => {
    folder = testFolder();
    // The same acts by a process that lives: what the killed one must have come to, act by act.
    const whole = folder.open('whole.db');
    const { started, lines } = start('acts');
    let acknowledged = 0;
    const until = 20 + Math.floor(Math.random() * 80);
    for await (const line of lines) {
      acknowledged = Number(line);
      if (acknowledged !== until) continue;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 10));
      started.kill('SIGKILL');
    }
    expect(acknowledged).toBeGreaterThanOrEqual(until);
    const store = folder.open('vault.db', { create: false });
    store.checkIntegrity();
    const committed = store.recordsOfType('household').length;
    // At most the one act more whose line did not come out.
    expect(committed - acknowledged).toBeGreaterThanOrEqual(0);
    expect(committed - acknowledged).toBeLessThanOrEqual(1);
    for (let n = 1; n <= committed; n += 1) act(whole, n);
    expect(store.ops().map(toldApartFromOrigin)).toEqual(whole.ops().map(toldApartFromOrigin));
    for (let n = 1; n <= committed; n += 1) {
      for (const id of [person(n).id, testId(100_000 + n), testId(200_000 + n)]) {
        expect(store.record(id, { removedToo: true })?.fields).toEqual(whole.record(id, { removedToo: true })?.fields);
        expect(changesOf(store, id)).toEqual(changesOf(whole, id));
      }
    }
    const digest = store.projectionDigest();
    store.rebuildProjections();
    expect(store.projectionDigest()).toBe(digest);
    // It writes on where it was.
    act(store, committed + 1);
    expect(store.record(person(committed).id)?.fields.firstName).toBe(`Seen by ${committed + 1}`);
  });

  it.each([0, 2, 5, 11])('%i ms into the undoing of an import has all of it or nothing', async (milliseconds) => {
    folder = testFolder();
    const { started, lines } = start('undo');
    let [begun, done] = [0, 0];
    for await (const line of lines) {
      const [what = '', n = ''] = line.split(' ');
      if (what === 'done') done = Number(n);
      else begun = Number(n);
      if (what === 'begun' && done >= 4) break;
    }
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    await kill(started);
    const store = folder.open('vault.db', { create: false });
    store.checkIntegrity();
    const read = store.exchange.journal.in({ limit: 1000 });
    for (const { n, undoneAt } of read) if (n > 1 && n <= done) expect(undoneAt).not.toBeNull();
    expect(read.length).toBeGreaterThanOrEqual(begun);
    const standing = read.filter(({ undoneAt }) => undoneAt === null).length;
    expect(standing).toBeLessThanOrEqual(2);
    expect(store.ops()).toHaveLength(standing * imported.people * imported.fields);
    expect(store.recordsOfType('person')).toHaveLength(standing * imported.people);
    const digest = store.projectionDigest();
    store.rebuildProjections();
    expect(store.projectionDigest()).toBe(digest);
    const [last] = read;
    if (standing === 2 && last !== undefined) {
      expect(store.exchange.imports.undo(last.n, { user: 'user', at: last.readAt }).ok).toBe(true);
    }
  });

  it.each([0, 3, 9, 27])('%i ms into an import has the whole package or nothing of it', async (milliseconds) => {
    folder = testFolder();
    const { started, lines } = start('import');
    const done = new Set<string>();
    for await (const line of lines) {
      const [what = '', n = ''] = line.split(' ');
      if (what === 'done') done.add(n);
      if (what === 'begun' && n === '6') break;
    }
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    await kill(started);
    const store = folder.open('vault.db', { create: false });
    const read = store.exchange.journal.in({ limit: 1000 });
    expect(read.length).toBeGreaterThanOrEqual(done.size);
    expect(store.ops()).toHaveLength(read.length * imported.people * imported.fields);
    expect(store.recordsOfType('person')).toHaveLength(read.length * imported.people);
    store.checkIntegrity();
    const digest = store.projectionDigest();
    store.rebuildProjections();
    expect(store.projectionDigest()).toBe(digest);
    const last = read[0];
    if (last === undefined) throw new Error('a package was expected');
    expect(store.exchange.imports.undo(last.n, { user: 'user', at: last.readAt }).ok).toBe(true);
  });

  it('has left no name or number in plain text in any file, open or after the kill', async () => {
    folder = testFolder();
    // The search for leaks does find what is there to be found.
    expect(leaks([{ name: 'a.log', bytes: Buffer.from(`x${markers.name}x`, 'utf16le') }])).toEqual([
      `a.log: ${markers.name}`,
    ]);
    expect(nameWords(markers.name).map(({ folded }) => folded)).toEqual([markers.folded]);
    const { started, lines } = start('markers');
    const said = lines[Symbol.asyncIterator]();
    expect((await said.next()).value).toBe('ready');
    const open = filesIn(folder.path('.'));
    expect(open.map(({ name }) => name)).toEqual(expect.arrayContaining(['vault.db', 'vault.db-wal', 'copy.db']));
    expect(leaks(open)).toEqual([]);
    started.stdin.write('go on\n');
    expect((await said.next()).value).toBe('importing');
    await kill(started);
    const left = filesIn(folder.path('.'));
    expect(left.find(({ name }) => name === 'vault.db-journal')?.bytes.length).toBeGreaterThan(100_000);
    expect(leaks(left)).toEqual([]);
    const store = folder.open('vault.db', { create: false });
    expect(store.searchPeople({ text: markers.name, sort: 'name', offset: 0, limit: 1 }).total).toBeGreaterThan(0);
    expect(store.ops().some(({ origin }) => origin === 'SENDER')).toBe(false);
    store.checkIntegrity();
    store.close();
    expect(leaks(filesIn(folder.path('.')))).toEqual([]);
  });
});

/** Two vaults write under names of their own; everything else of an op is the same. */
function toldApartFromOrigin({ origin, basis, ...op }: Op) {
  return { ...op, basis: basis.map((ref) => ref.replace(origin, '')) };
}

const changesOf = (store: SqliteStore, id: string) =>
  store.history(id).map(({ field, before, after, at }) => [field, before, after, at]);

function filesIn(path: string): { name: string; bytes: Buffer }[] {
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(path, name)).isFile())
    .map((name) => ({ name, bytes: readFileSync(join(path, name)) }));
}

/** Which markers stand in which files, in the encodings that SQLite and JavaScript use. */
function leaks(files: readonly { name: string; bytes: Buffer }[]): string[] {
  const texts = Object.values(markers).flatMap((marker) => [marker, marker.toLowerCase()]);
  return files.flatMap(({ name, bytes }) =>
    texts
      .filter((text) =>
        ['utf8', 'utf16le', 'latin1'].some((encoding) => bytes.includes(text, 0, encoding as BufferEncoding)),
      )
      .map((text) => `${name}: ${text}`),
  );
}
