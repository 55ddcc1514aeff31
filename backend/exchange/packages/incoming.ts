import {
  closeSync,
  existsSync,
  fstatSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { type AppError, appError } from '#shared/api/errors.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { PackageContext } from './context.ts';
import { incomingFolder, madeFolder, outgoingFolder } from './folders.ts';
import { waitingPath } from './waiting.ts';

/**
 * Package files that come and go in pieces, for a window that has no file system: an upload is kept in the vault's folder, encrypted as
 * it came, under a random name; a package that was made is read from there.
 */

/** Far beyond a year's package with scans; a larger one goes by the exchange folder or the command line. */
export const maxIncomingBytes = 3_000_000_000;
/** Of one piece, before base64. */
export const maxPieceBytes = 2_000_000;
const STALE_HOURS = 24;

const isId = (id: string): boolean => /^[0-9A-HJKMNP-TV-Z]{26}$/.test(id);
const partPath = (context: Pick<PackageContext, 'directory'>, id: string) =>
  join(incomingFolder(context), `${id}.part`);
const wholePath = (context: Pick<PackageContext, 'directory'>, id: string) =>
  join(incomingFolder(context), `${id}.dalsam`);

export interface Piece {
  /** Of the upload; null for its first piece. */
  readonly id: string | null;
  readonly offset: number;
  readonly data: Uint8Array;
  readonly last: boolean;
}

/** Takes the next piece of an upload; pieces come in order, and one that comes again is the same. */
export function receivePiece(
  context: Pick<PackageContext, 'directory' | 'newId' | 'now'>,
  piece: Piece,
): Result<{ readonly id: string; readonly bytes: number }, AppError> {
  if (piece.id === null) removeStale(context);
  const id = piece.id ?? context.newId();
  if (!isId(id)) return err(appError('incomingMissing', {}));
  madeFolder(incomingFolder(context));
  const path = partPath(context, id);
  if (piece.id !== null && !existsSync(path)) return err(appError('incomingMissing', {}));
  if (piece.offset + piece.data.length > maxIncomingBytes) {
    rmSync(path, { force: true });
    return err(appError('incomingTooLarge', { maxBytes: maxIncomingBytes }));
  }
  const file = openSync(path, piece.id === null ? 'wx' : 'r+', 0o600);
  try {
    const { size } = fstatSync(file);
    if (piece.offset > size || piece.offset + piece.data.length < size) {
      return err(appError('incomingOutOfStep', { offset: size }));
    }
    for (let done = 0; done < piece.data.length; ) {
      done += writeSync(file, piece.data, done, piece.data.length - done, piece.offset + done);
    }
  } catch (error) {
    if (piece.id === null) rmSync(path, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
  if (piece.last) renameSync(path, wholePath(context, id));
  return ok({ id, bytes: piece.offset + piece.data.length });
}

/** The path of a whole upload, or of a package that waits (by its file's hash). */
export function incomingPath(context: Pick<PackageContext, 'directory'>, id: string): Result<string, AppError> {
  const path = /^[0-9a-f]{64}$/.test(id) ? waitingPath(context, id) : isId(id) ? wholePath(context, id) : undefined;
  return path !== undefined && existsSync(path) ? ok(path) : err(appError('incomingMissing', {}));
}

/** An upload that was read in, or that nobody wants, goes. A waiting package stays. */
export function discardIncoming(context: Pick<PackageContext, 'directory'>, id: string): void {
  if (!isId(id)) return;
  rmSync(partPath(context, id), { force: true });
  rmSync(wholePath(context, id), { force: true });
}

/** Uploads that were left lying, and packages that nobody fetched. What waits is named by its hash, and stays. */
export function removeStale(context: Pick<PackageContext, 'directory' | 'now'>): void {
  const oldest = context.now().getTime() - STALE_HOURS * 3_600_000;
  for (const folder of [incomingFolder(context), outgoingFolder(context)]) {
    if (!existsSync(folder)) continue;
    const isOurs =
      folder === outgoingFolder(context)
        ? /^[0-9a-f]{64}\.dalsam$/
        : /^(?:[0-9A-HJKMNP-TV-Z]{26}\.(?:part|dalsam)|[0-9a-f]{64}\.dalsam\.part)$/;
    for (const name of readdirSync(folder)) {
      const path = join(folder, name);
      if (isOurs.test(name) && statSync(path).mtimeMs < oldest) rmSync(path, { force: true });
    }
  }
}

/** A piece of a package that was made into the vault's own folder. */
export function fetchPiece(
  context: PackageContext,
  request: { readonly id: string; readonly offset: number },
): Result<{ readonly data: Uint8Array; readonly bytes: number; readonly fileName: string }, AppError> {
  const sent = context.store.exchange.journal.out({ limit: FETCHED_AMONG }).find(({ id }) => id === request.id);
  const fileName = sent === undefined ? '' : `${sent.fileHash}.dalsam`;
  const path = join(outgoingFolder(context), fileName);
  if (sent === undefined || !existsSync(path)) return err(appError('packageFileGone', {}));
  const file = openSync(path, 'r');
  try {
    const data = new Uint8Array(Math.max(0, Math.min(maxPieceBytes, sent.bytes - request.offset)));
    let done = 0;
    while (done < data.length) {
      const read = readSync(file, data, done, data.length - done, request.offset + done);
      if (read === 0) return err(appError('packageFileGone', {}));
      done += read;
    }
    return ok({ data, bytes: sent.bytes, fileName });
  } finally {
    closeSync(file);
  }
}

const FETCHED_AMONG = 1000;
