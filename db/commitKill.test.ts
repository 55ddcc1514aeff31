import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { copyFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { type CommitChild, type Size, takePackage, writeBefore } from './commitChild.ts';
import type { SqliteStore } from './sqliteStore.ts';
import { type TestFolder, testFolder } from './testing.ts';

/** A process that is killed while it commits an import: at random moments that draw near the one when it is there. */

let folder: TestFolder;
let child: ChildProcess | undefined;
afterEach(() => {
  child?.kill('SIGKILL');
  folder.remove();
});

/** How far a process had come when it died. */
interface Death {
  readonly isWritten: boolean;
  readonly isCommitting: boolean;
  /** Microseconds; undefined: it had not been said that the package is read in. */
  readonly committedIn: number | undefined;
}

async function run(told: CommitChild): Promise<Death> {
  const script = fileURLToPath(new URL('./commitChild.ts', import.meta.url));
  const started = spawn(process.execPath, [script, JSON.stringify(told)], { stdio: ['ignore', 'pipe', 'inherit'] });
  child = started;
  const gone = once(started, 'exit') as Promise<[number | null, string | null]>;
  const lines: string[] = [];
  for await (const line of createInterface({ input: started.stdout })) lines.push(line);
  const [code, signal] = await gone;
  expect([code, signal]).toEqual(told.dieAfter === null ? [0, null] : [null, 'SIGKILL']);
  const committed = lines.find((line) => line.startsWith('committed '));
  return {
    isWritten: lines.includes('written'),
    isCommitting: lines.includes('committing'),
    committedIn: committed === undefined ? undefined : Number(committed.slice('committed '.length)),
  };
}

/** Everything of a store that a package changes. */
function stateOf(store: SqliteStore) {
  const ops = createHash('sha256');
  for (const op of store.ops()) ops.update(JSON.stringify(op));
  const read = store.exchange.journal.in({ limit: 10 }).map(({ addedOps }) => addedOps);
  return { ops: ops.digest('hex'), shown: store.projectionDigest(), read };
}

/** What the vault comes to without the package and with it, in a process that lives; what it shows is what its ops say. */
function bothStates(size: Size) {
  copyFileSync(folder.path('vault.db'), folder.path('whole.db'));
  const store = folder.open('whole.db', { create: false });
  writeBefore(store);
  const without = stateOf(store);
  takePackage(store, size).commit();
  const within = stateOf(store);
  store.rebuildProjections();
  expect(stateOf(store)).toEqual(within);
  store.close();
  expect(without.read).toEqual([]);
  expect(within.read).toEqual([size.people * size.changes]);
  return { without, within };
}

/** Over both sizes: how many died before their commit began, within it, and after it was told of. */
const deaths = { before: 0, within: 0, after: 0 };

describe.each([
  { people: 40, changes: 3, kills: 5 },
  { people: 420, changes: 60, kills: 3 },
])('the commit of an import of $people people with $changes changes each', ({ kills, ...size }) => {
  it('is there whole or not at all, and stays when it was acknowledged, whenever the process is killed', async () => {
    folder = testFolder();
    folder.open().close();
    const { without, within } = bothStates(size);

    async function killed(dieAfter: CommitChild['dieAfter']) {
      copyFileSync(folder.path('vault.db'), folder.path('killed.db'));
      const death = await run({ path: folder.path('killed.db'), size, dieAfter });
      expect(death).toMatchObject({ isWritten: true, isCommitting: true });
      const store = folder.open('killed.db', { create: false });
      store.checkIntegrity();
      const state = stateOf(store);
      const isThere = state.read.length > 0;
      expect(state, `killed after ${dieAfter}`).toEqual(isThere ? within : without);
      store.close();
      const isAcknowledged = death.committedIn !== undefined;
      if (isAcknowledged) expect(isThere, `acknowledged, and killed after ${dieAfter}`).toBe(true);
      if (dieAfter !== null) deaths[dieAfter === 'before' ? 'before' : isAcknowledged ? 'after' : 'within'] += 1;
      return { ...death, isThere };
    }

    const { committedIn = 0 } = await killed(null);
    expect(await killed('before')).toMatchObject({ committedIn: undefined, isThere: false });
    expect(await killed('done')).toMatchObject({ committedIn: expect.any(Number), isThere: true });
    // In between: each time nearer to where it turns from one into the other, and anywhere again when that is found.
    let [from, to] = [0, committedIn];
    for (let n = 0; n < kills; n += 1) {
      if (to - from < committedIn / 200) [from, to] = [0, committedIn];
      const after = n === 0 ? 0 : Math.round(from + (to - from) * (0.2 + 0.6 * Math.random()));
      const { isThere } = await killed(after);
      if (isThere) to = Math.min(to, after);
      else from = Math.max(from, after);
    }
  });
});

it('was killed before, within and after commits', () => {
  expect(deaths.before).toBe(2);
  expect(deaths.within).toBeGreaterThan(0);
  expect(deaths.after).toBeGreaterThanOrEqual(2);
});
