import { existsSync, linkSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { UnfinishedFile } from '#db/exchange/unfinished.ts';
import type { Store } from '#db/store.ts';
import { errorCode } from '../../vault/systemErrors.ts';
import { newPartName, withoutLinks } from '../package/publish.ts';

/**
 * Files that are being made outside the vault: packages, and their copies in the exchange folder. What a killed process left of them
 * is finished where the package is recorded as made, and else taken back, as if it never was. Only parts that the vault itself
 * has noted are touched.
 */
export interface UnfinishedContext {
  readonly store: Store;
  readonly user: { readonly id: string };
  now(): Date;
}

/** Parts that this process is working on: they are nobody's to tidy. */
const working = new WeakMap<Store, Set<string>>();

function partsOf(store: Store): Set<string> {
  const parts = working.get(store) ?? new Set();
  working.set(store, parts);
  return parts;
}

/**
 * Works on a file whose part has a name that is noted first. `prepare` writes what else there is to write beforehand, and says what is
 * to be set back if the file never comes to be; it is noted in the same transaction.
 */
export async function withPart<T>(
  context: UnfinishedContext,
  folder: string,
  work: (part: { readonly path: string; readonly name: string }) => Promise<T>,
  prepare: (note: (before?: UnfinishedFile['before']) => void) => void = (note) => note(),
): Promise<T> {
  const { store } = context;
  const name = newPartName();
  const path = join(folder, name);
  const parts = partsOf(store);
  parts.add(path);
  try {
    prepare((before) => store.exchange.unfinished.put(before === undefined ? { part: path } : { part: path, before }));
    return await work({ path, name });
  } finally {
    parts.delete(path);
    const file = store.exchange.unfinished.all().find(({ part }) => part === path);
    if (file !== undefined) settle(context, file);
  }
}

/** What a process before this one left. Returns how many files it finished or took back. */
export function finishUnfinished(context: UnfinishedContext): number {
  const parts = partsOf(context.store);
  const left = context.store.exchange.unfinished.all().filter(({ part }) => !parts.has(part));
  for (const file of left) settle(context, file);
  return left.length;
}

function settle(context: UnfinishedContext, file: UnfinishedFile): void {
  const { unfinished } = context.store.exchange;
  const { part, before } = file;
  if (before !== undefined && file.path === undefined) setBack(context, part, before);
  try {
    if (file.path !== undefined) giveName(file);
    rmSync(part, { force: true });
  } catch {
    // The stick is out, the share is away or the file is held: it is tried again the next time.
    return;
  }
  // Where the folder itself is away, so may the part be.
  if (existsSync(dirname(part))) unfinished.remove(part);
}

function setBack(context: UnfinishedContext, part: string, before: NonNullable<UnfinishedFile['before']>): void {
  const { store, user } = context;
  store.write({ author: user.id, at: context.now().toISOString() }, (writer) => {
    for (const { ref, fields } of before) writer.set(ref, fields);
    store.exchange.unfinished.put({ part });
  });
}

/** The package is recorded, and its part is whole: it gets its name, or the one by its content where another file has that. */
function giveName({ part, path = '', fileHash = '' }: UnfinishedFile): void {
  if (!existsSync(part)) return;
  for (const name of [path, join(dirname(part), `${fileHash}.dalsam`)]) {
    try {
      linkSync(part, name);
      return;
    } catch (error) {
      const code = errorCode(error) ?? '';
      if (code === 'EEXIST' && isSame(part, name)) return;
      if (withoutLinks.has(code) && !existsSync(name)) {
        renameSync(part, name);
        return;
      }
      if (code !== 'EEXIST' && !withoutLinks.has(code)) throw error;
    }
  }
  throw new Error('both names of a package are taken');
}

/** Two names of one file: it had got its name already. */
function isSame(a: string, b: string): boolean {
  const [one, other] = [statSync(a, { bigint: true }), statSync(b, { bigint: true })];
  return one.ino === other.ino && one.dev === other.dev;
}
