import { writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Op } from '#shared/ops/op.ts';
import { openStore } from './openStore.ts';
import type { SqliteStore } from './sqliteStore.ts';
import { inStreams, person, set, takeIn, testId, testOptions } from './testing.ts';

/** What the tests look for in the bytes of files. Folded names are made of other letters, so they are here too. */
export const markers = {
  name: 'Zebrafinkmarkør',
  folded: 'sabrafinkmarkur',
  native: 'Маркеренко',
  number: '29822099635',
  address: 'Hemmeligveien 987',
  typed: 'halvskrevetmarkor',
  draft: 'utkastmarkor',
} as const;

/** So many people are in each package that the child takes in, each with as many ops. */
export const imported = { people: 40, fields: 3 };

/** The ops of the n-th package: of people who are in no other. */
function packageOf(n: number): Op[] {
  return Array.from({ length: imported.people }, (_, place) => person(1000 + n * imported.people + place)).flatMap(
    ({ id }) =>
      ['lastName', 'firstName', 'phone'].map(
        (field, at): Op => ({
          stream: { caseId: id, scope: 'identity' },
          origin: 'SENDER',
          seq: at + 1,
          record: { type: 'person', id },
          field,
          value: `Value${n}`,
          basis: [],
          hlc: '019b76da00000000',
          author: 'author',
          at: '2026-01-01T00:00:00.000Z',
        }),
      ),
  );
}

/** Another installation's name for somebody who is here. */
function renaming(id: string): Op {
  const [op] = packageOf(0);
  if (op === undefined) throw new Error('a package has ops');
  return { ...op, stream: { ...op.stream, caseId: id }, record: { ...op.record, id }, value: markers.name };
}

/** The n-th act of `acts`: three records of one case, a change of the case before it, and its removal after a while. */
export function act(store: SqliteStore, n: number): void {
  const at = new Date(Date.UTC(2026, 1, 1) + n * 60_000).toISOString();
  const { id: caseId } = person(n);
  store.write({ author: 'user', at }, (writer) => {
    writer.set({ type: 'person', id: caseId, caseId }, { lastName: `Name${n}`, firstName: 'Sara' });
    writer.set({ type: 'household', id: testId(100_000 + n), caseId }, { createdFor: caseId });
    const membership = { householdId: testId(100_000 + n), personId: caseId };
    writer.set({ type: 'membership', id: testId(200_000 + n), caseId }, membership);
    if (n > 1) writer.set(person(n - 1), { firstName: `Seen by ${n}` });
    if (n > 3)
      writer.set({ type: 'membership', id: testId(200_000 + n - 3), caseId: person(n - 3).id }, { $removed: true });
  });
}

/**
 * The process that db/crash.test.ts kills: `write PATH` and `acts PATH` commit without end, `import PATH` takes packages in without
 * end, `undo PATH` takes each out again, `markers PATH` fills a vault, waits for a line, and takes a package in
 * that it never ends.
 */
async function run(work: string | undefined, path: string): Promise<void> {
  const opened = openStore({ ...testOptions(path), create: true });
  if (!opened.ok) throw new Error(opened.error.code);
  const store = opened.value;
  if (work === 'write') {
    for (let n = 1; ; n += 1) {
      set(store, person(n), { lastName: `Name${n}`, firstName: 'Sara', settlementDate: '2025-05-01' }, n);
      // At once, with no buffer that a kill could lose: a line says that the commit is done.
      writeSync(1, `${n}\n`);
    }
  }
  if (work === 'acts') {
    for (let n = 1; ; n += 1) {
      act(store, n);
      writeSync(1, `${n}\n`);
    }
  }
  if (work === 'undo') {
    // One stays, so that there is always something beside what is taken out.
    takeIn(store, packageOf(0));
    for (let n = 1; ; n += 1) {
      const taken = takeIn(store, packageOf(n));
      writeSync(1, `begun ${taken.n}\n`);
      const undone = store.exchange.imports.undo(taken.n, { user: 'user', at: '2026-02-03T00:00:00.000Z' });
      if (!undone.ok) throw new Error(undone.error.code);
      writeSync(1, `done ${taken.n}\n`);
    }
  }
  if (work === 'import') {
    for (let n = 1; ; n += 1) {
      writeSync(1, `begun ${n}\n`);
      takeIn(store, packageOf(n));
      writeSync(1, `done ${n}\n`);
    }
  }
  for (let n = 1; n < 400; n += 1) {
    const fields = {
      lastName: markers.name,
      nativeName: markers.native,
      address: markers.address,
      nationalId: markers.number,
    };
    set(store, person(n), fields, n);
  }
  store.putTyped(testId(500), { a: markers.typed }, '2026-01-01T00:00:00.000Z');
  store.putDraft('user', 'key', markers.draft, '2026-01-01T00:00:00.000Z');
  for (const sort of ['name', 'changed', 'settlementDate'] as const) {
    store.searchPeople({ text: markers.name, sort, offset: 0, limit: 500 });
  }
  store.rebuildProjections();
  store.projectionDigest();
  await store.backupTo(join(dirname(path), 'copy.db'));
  writeSync(1, 'ready\n');
  process.stdin.once('data', () => {
    // Left open: what was here before stands in the rollback journal.
    const open = store.exchange.imports.begin();
    for (const stream of inStreams(Array.from({ length: 399 }, (_, place) => renaming(person(1 + place).id)))) {
      const taken = open.take(stream);
      if (!taken.ok) throw new Error(taken.error.code);
    }
    writeSync(1, 'importing\n');
  });
}

if (import.meta.main) await run(process.argv[2], process.argv[3] ?? '');
