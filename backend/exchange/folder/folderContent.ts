import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Store } from '#db/store.ts';
import type { MethodOutput } from '#shared/api/contract.ts';
import { type AppError, appError } from '#shared/api/errors.ts';
import type { Manifest } from '#shared/exchange/manifest.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { memberBook } from '../members/memberBook.ts';
import { holderOf, type PackageContext } from '../packages/context.ts';
import { readIncoming } from '../packages/readIncoming.ts';
import { waitingPackages } from '../packages/waiting.ts';
import { waitsFor } from './acknowledged.ts';
import { FolderReader, packageEnding } from './exchangeFolder.ts';

type Status = MethodOutput<'folder.status'>;
type Shown = Omit<Status, 'path' | 'state'>;

/** What was found of the files of a folder, in memory for as long as the vault is open: a file's hash and head do not change. */
interface Known {
  readonly reader: FolderReader;
  /** File hash and version of the member list -> its head, or why it is refused. */
  readonly heads: Map<string, Result<Manifest, AppError>>;
}
const known = new WeakMap<Store, Known>();

/** What lies in the exchange folder for us, and of ours. Writes nothing. */
export async function folderContent(context: PackageContext, root: string): Promise<Shown> {
  const { store } = context;
  const book = memberBook(context);
  const ready = book.ready();
  const tried = waitingPackages(context).filter(({ isReady }) => isReady).length;
  if (!ready.ok) return { packages: [], refused: [], partial: 0, ready: tried, own: [] };
  let memory = known.get(store);
  if (memory === undefined) {
    memory = { reader: new FolderReader(), heads: new Map() };
    known.set(store, memory);
  }
  const { packages, partial } = await memory.reader.read(root, [holderOf(ready.value), 'all']);
  const done = new Set([
    ...store.exchange.journal.out({ limit: LOOKED_AT }).map(({ fileHash }) => fileHash),
    ...store.exchange.journal.waiting().map(({ fileHash }) => fileHash),
  ]);
  const shown: Shown = { packages: [], refused: [], partial: partial.length, ready: tried, own: ownIn(context, root) };
  for (const { path, channel, hash, bytes } of packages) {
    if (done.has(hash) || isRead(context, hash)) continue;
    const key = `${hash} ${book.version}`;
    const head = memory.heads.get(key) ?? (await headOf(context, path));
    if (head.ok || head.error.code !== 'packageFileUnreadable') memory.heads.set(key, head);
    if (head.ok) {
      const { kind, number, createdAt, sender } = head.value;
      const member = book.member(sender.installation);
      const holder = member === undefined ? sender.municipality : holderOf(member);
      const from = { holder, municipality: sender.municipality, name: member?.name ?? '' };
      shown.packages.push({ path, fileHash: hash, channel, bytes, kind, number, createdAt, sender: from });
    } else if (head.error.code !== 'packageNotForUs' && head.error.code !== 'packageForOthers') {
      // Made before this installation took part, or by it: no news to anybody.
      shown.refused.push({ path, fileHash: hash, bytes, error: head.error });
    }
  }
  shown.packages.sort(
    (a, b) =>
      a.sender.holder.localeCompare(b.sender.holder) ||
      a.sender.name.localeCompare(b.sender.name) ||
      a.channel.localeCompare(b.channel) ||
      a.number - b.number,
  );
  return shown;
}

function isRead({ store }: PackageContext, hash: string): boolean {
  const entry = store.exchange.journal.inByFile(hash);
  return entry !== undefined && entry.undoneAt === null;
}

/** Reads no further than the head: who sent it, and whether it is for us. */
async function headOf(context: PackageContext, path: string): Promise<Result<Manifest, AppError>> {
  let manifest: Manifest | undefined;
  const stop = appError('cancelled', {});
  const read = await readIncoming(context, {
    path,
    onHead: (head) => {
      manifest = head.manifest;
      return err(stop);
    },
    onStream: () => err(stop),
  });
  if (manifest !== undefined) return ok(manifest);
  return read.ok ? err(appError('packageDamaged', { why: 'manifest' })) : read;
}

/** Our own packages that lie in the folder, newest first. */
export function ownIn(context: PackageContext, root: string): Shown['own'] {
  const lying = context.store.exchange.journal
    .out({ limit: LOOKED_AT })
    .filter(({ channel, fileHash }) => existsSync(join(root, channel, fileHash + packageEnding)));
  const waiting = waitsFor(context, lying);
  return lying.map(({ id, channel, number, createdAt, bytes }) => ({
    id,
    channel,
    number,
    createdAt,
    bytes,
    waitsFor: (waiting.get(id) ?? []).map(({ municipality, name }) => ({ municipality, name })),
  }));
}

const LOOKED_AT = 2000;
