import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { toStored } from '#backend/exchange/members/listFile.ts';
import { adding, testFirst, testInstallation, testNext } from '#backend/exchange/members/memberTestKit.ts';
import type { PackageContext } from '#backend/exchange/packages/context.ts';
import { exportPackage } from '#backend/exchange/packages/export.ts';
import { importPackage } from '#backend/exchange/packages/import.ts';
import { previewPackage } from '#backend/exchange/packages/preview.ts';
import { idSource } from '#backend/newId.ts';
import { openStore } from '#db/openStore.ts';
import type { SqliteStore } from '#db/sqliteStore.ts';
import { builtScript } from './built.ts';
import { type Edit, personEdits, streamsOf } from './edits.ts';
import { watchTurns } from './turns.ts';

/** What a use case took, in a process of its own. */
export interface UseCaseRun {
  readonly seconds: number;
  /** Before it began: Node, the modules and the open vault. */
  readonly startRssMb: number;
  /** The most that the process has held, that included. */
  readonly peakRssMb: number;
  /** The longest that a screen would have waited for its turn. */
  readonly longestTurnMs: number;
  readonly progressCalls: number;
}

export interface UseCasesMeasure {
  readonly measure: 'useCases';
  readonly ops: number;
  readonly attachmentBytes: number;
  readonly goalMb: 300;
  readonly export: UseCaseRun;
  /** Cancelled in the middle of the import's second reading, and previewed: the vault is as it was. */
  readonly preview: UseCaseRun;
  readonly import: UseCaseRun;
}

const fileBytes = 5_000_000;
const opsOfFile = 5;
const editsOfEach = 500;

/**
 * A whole municipality (of each person 500 changes) sent to its second PC, through the use cases and real vaults: what it takes of memory must not grow with it. The
 * vaults are made in a process of their own, and each use case is measured in one.
 */
export async function measureUseCases(ops = 1_000_000, attachmentBytes = 2_000_000_000): Promise<UseCasesMeasure> {
  const folder = mkdtempSync(join(process.env.DALSAM_BENCH_FOLDER ?? tmpdir(), 'dalsam-bench-'));
  const script = await builtScript('test/bench/useCases.ts');
  const step = async <T>(name: string): Promise<T> => {
    const args = [script, name, folder, `${ops}`, `${attachmentBytes}`];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    return JSON.parse(stdout) as T;
  };
  try {
    await step('make');
    return {
      measure: 'useCases',
      ops,
      attachmentBytes,
      goalMb: 300,
      export: await step('export'),
      preview: await step('preview'),
      import: await step('import'),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const start = '2026-06-01T10:00:00.000Z';
const key = createHash('sha256').update('bench').digest();
const user = { id: 'bench', name: 'Kari Konsulent' };

function openVault(folder: string, name: 'sender' | 'recipient'): { store: SqliteStore; context: PackageContext } {
  const directory = join(folder, name);
  mkdirSync(directory, { recursive: true });
  const path = join(directory, 'vault.db');
  const now = () => new Date(start);
  const random = (length: number) => new Uint8Array(randomBytes(length));
  const opened = openStore({ path, key: new Uint8Array(key), create: !existsSync(path), now, random });
  if (!opened.ok) throw new Error(opened.error.code);
  const store = opened.value;
  const context: PackageContext = {
    store,
    municipality: '3434',
    isDemo: false,
    user,
    appVersion: '0.0.0',
    directory,
    now,
    today: () => start.slice(0, 10),
    newId: idSource(now, random),
  };
  return { store, context };
}

async function make(folder: string, ops: number, attachmentBytes: number): Promise<Record<string, never>> {
  const coordinator = await testInstallation(1, '3437', 'coordinator');
  const [one, two] = [await testInstallation(2, '3434'), await testInstallation(3, '3434')];
  const lists = [testFirst(coordinator)];
  for (const each of [one, two]) {
    const last = lists.at(-1);
    if (last !== undefined) lists.push(testNext(last, coordinator, adding(each)));
  }
  const [sender, recipient] = [openVault(folder, 'sender'), openVault(folder, 'recipient')];
  for (const [{ store }, { stored }] of [
    [sender, one],
    [recipient, two],
  ] as const) {
    store.exchange.members.putInstallation(stored);
    store.exchange.members.addLists(lists.map((each) => toStored(each, start)));
  }
  const files = Math.ceil(attachmentBytes / fileBytes);
  addOps(sender.store, ops - files * opsOfFile);
  addFiles(sender, attachmentBytes);
  sender.store.close();
  recipient.store.close();
  return {};
}

/** People who have been followed for years: of each some hundred changes. */
function* manyEdits(ops: number): Generator<Edit[], undefined> {
  let gathered: Edit[] = [];
  for (const edits of personEdits(ops, 9)) {
    const record = gathered[0]?.record ?? edits[0]?.record ?? '';
    gathered.push(...edits.map((edit) => ({ ...edit, record, caseId: record })));
    if (gathered.length < editsOfEach) continue;
    yield gathered;
    gathered = [];
  }
  if (gathered.length > 0) yield gathered;
}

function addOps(store: SqliteStore, ops: number): void {
  const open = store.exchange.imports.begin();
  for (const edits of manyEdits(ops)) {
    for (const stream of streamsOf(edits)) {
      const taken = open.take(stream);
      if (!taken.ok) throw new Error(taken.error.code);
    }
  }
  open.commit({
    id: 'bench',
    sender: { installation: 'bench', municipality: '3434', origin: 'bench' },
    channel: '3434',
    number: 1,
    kind: 'municipality',
    manifestHash: 'manifest',
    previousHash: null,
    fileHash: 'file',
    createdAt: start,
    readAt: start,
    readBy: user.id,
    summary: '{}',
  });
}

/** Scans that cannot be compressed, each with a record of its own in the papers of one of the people. */
function addFiles({ store, context }: ReturnType<typeof openVault>, bytes: number): void {
  const people = store.recordsOfType('person').slice(0, 400);
  const noise = randomBytes(fileBytes);
  for (let at = 0, index = 0; at < bytes; at += fileBytes, index += 1) {
    noise.writeUInt32LE(index);
    const content = noise.subarray(0, Math.min(fileBytes, bytes - at));
    const caseId = people[index % people.length]?.ref.id ?? '';
    store.write({ author: user.id, at: start }, (writer) => {
      const sha256 = store.putAttachment(content);
      writer.set(
        { type: 'attachment', id: context.newId(), caseId },
        { subjectId: caseId, sha256, bytes: content.length, mediaType: 'application/pdf', addedBy: user.name },
      );
    });
  }
}

async function measured(work: (onProgress: () => void) => Promise<void>): Promise<UseCaseRun> {
  const startRssMb = Math.round(process.memoryUsage.rss() / 1024 / 1024);
  const turns = watchTurns();
  const began = performance.now();
  let progressCalls = 0;
  await work(() => {
    progressCalls += 1;
  });
  turns.stop();
  return {
    seconds: Math.round(performance.now() - began) / 1000,
    startRssMb,
    peakRssMb: Math.round(process.resourceUsage().maxRSS / 1024),
    longestTurnMs: Math.round(turns.longest()),
    progressCalls,
  };
}

const packagePath = (folder: string) => join(folder, 'package', 'pakke.dalsam');
const hashPath = (folder: string) => join(folder, 'package', 'hash');

async function exported(folder: string, ops: number): Promise<UseCaseRun> {
  const { store, context } = openVault(folder, 'sender');
  mkdirSync(join(folder, 'package'));
  const run = await measured(async (onProgress) => {
    const made = await exportPackage(context, {
      to: '3434',
      includeProtected: [],
      leaveOut: [],
      folder: join(folder, 'package'),
      fileName: 'pakke.dalsam',
      onProgress,
    });
    if (!made.ok) throw new Error(made.error.code);
    if (made.value.summary.ops < ops) throw new Error(`only ${made.value.summary.ops} ops went`);
  });
  store.close();
  // For the import, which is then measured without what reading the file for it would leave behind.
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(packagePath(folder))) hash.update(chunk);
  writeFileSync(hashPath(folder), hash.digest('hex'));
  return run;
}

async function previewed(folder: string, ops: number): Promise<UseCaseRun> {
  const { store, context } = openVault(folder, 'recipient');
  const before = store.projectionDigest();
  const path = packagePath(folder);
  const run = await measured(async (onProgress) => {
    const preview = await previewPackage(context, { path, language: 'nb', onProgress });
    if (!preview.ok) throw new Error(preview.error.code);
    if (preview.value.totals.newOps < ops) throw new Error(`only ${preview.value.totals.newOps} ops are new`);
    const stop = new AbortController();
    let last = 0;
    let readings = 0;
    const imported = await importPackage(context, {
      path,
      fileHash: preview.value.fileHash,
      signal: stop.signal,
      onProgress: ({ bytes, totalBytes }) => {
        if (bytes < last) readings += 1;
        last = bytes;
        if (readings === 1 && bytes > totalBytes * 0.01) stop.abort();
      },
    });
    if (imported.ok || imported.error.code !== 'cancelled') throw new Error('the import was not cancelled');
  });
  if (store.projectionDigest() !== before || store.exchange.journal.in({ limit: 1 }).length > 0) {
    throw new Error('a cancelled import left something');
  }
  store.close();
  return run;
}

async function imported(folder: string, ops: number): Promise<UseCaseRun> {
  const { store, context } = openVault(folder, 'recipient');
  const path = packagePath(folder);
  const fileHash = readFileSync(hashPath(folder), 'utf8');
  const run = await measured(async (onProgress) => {
    const taken = await importPackage(context, { path, fileHash, onProgress });
    if (!taken.ok || taken.value.outcome !== 'imported') throw new Error('not imported');
    if (taken.value.summary.newOps < ops) throw new Error(`only ${taken.value.summary.newOps} ops came`);
  });
  store.close();
  return run;
}

if (import.meta.main) {
  const [, , name = '', folder = '', ops = '0', bytes = '0'] = process.argv;
  const steps: Record<string, () => Promise<unknown>> = {
    make: () => make(folder, Number(ops), Number(bytes)),
    export: () => exported(folder, Number(ops)),
    preview: () => previewed(folder, Number(ops)),
    import: () => imported(folder, Number(ops)),
  };
  console.log(JSON.stringify(await steps[name]?.()));
}
