import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { appError } from '#shared/api/errors.ts';
import { err, ok } from '#shared/result.ts';
import type { PackageContext } from './context.ts';
import { incomingFolder, madeFolder } from './folders.ts';
import { type Incoming, missingNumbers } from './readIncoming.ts';

/** Packages that build on what is not here yet: the files are kept as they came, encrypted, and offered again. */

export const waitingPath = (context: Pick<PackageContext, 'directory'>, fileHash: string): string =>
  join(incomingFolder(context), `${fileHash}.dalsam`);

export function keepWaiting(context: PackageContext, path: string, { read, head }: Incoming): void {
  const { journal } = context.store.exchange;
  madeFolder(incomingFolder(context));
  const kept = waitingPath(context, read.fileHash);
  if (!existsSync(kept)) placeCopy(path, kept);
  const { sender, channel, number, createdAt } = head.manifest;
  if (journal.waiting().some(({ fileHash }) => fileHash === read.fileHash)) return;
  journal.addWaiting({
    fileHash: read.fileHash,
    sender,
    channel,
    number,
    createdAt,
    receivedAt: context.now().toISOString(),
  });
}

/** Whole or not at all: under another name first. */
function placeCopy(path: string, target: string): void {
  const part = `${target}.part`;
  try {
    copyFileSync(path, part);
    renameSync(part, target);
  } finally {
    rmSync(part, { force: true });
  }
}

export interface WaitingView {
  readonly fileHash: string;
  readonly municipality: string;
  readonly number: number;
  readonly channel: string;
  readonly createdAt: string;
  readonly receivedAt: string;
  readonly missingNumbers: readonly number[];
  /** What it waited for by number has come: it can be tried again. */
  readonly isReady: boolean;
}

export function waitingPackages(context: PackageContext): WaitingView[] {
  return context.store.exchange.journal.waiting().map((waiting) => {
    const missing = missingNumbers(context, waiting);
    return {
      fileHash: waiting.fileHash,
      municipality: waiting.sender.municipality,
      number: waiting.number,
      channel: waiting.channel,
      createdAt: waiting.createdAt,
      receivedAt: waiting.receivedAt,
      missingNumbers: missing,
      isReady: missing.length === 0,
    };
  });
}

/** Lets go of a waiting package: what is in it comes again with the sender's next one. */
export function forgetWaiting(context: PackageContext, fileHash: string) {
  const { journal } = context.store.exchange;
  if (!journal.waiting().some((waiting) => waiting.fileHash === fileHash)) return err(appError('notFound', {}));
  journal.removeWaiting(fileHash);
  rmSync(waitingPath(context, fileHash), { force: true });
  return ok(undefined);
}
