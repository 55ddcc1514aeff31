import type { Client } from '#shared/api/contract.ts';
import { type AppError, appError } from '#shared/api/errors.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { toBase64 } from '../../settings/imageFile.ts';

/** Of one piece, before base64: well below what one call can carry. */
const pieceBytes = 1_500_000;

export interface UploadWatcher {
  /** Bytes that have been taken in so far. */
  onPiece(bytes: number): void;
  isStopped(): boolean;
}

/**
 * Hands a picked file to the vault in pieces, still encrypted as it came. Gives the upload's id; of one that fails or is stopped,
 * nothing is left there.
 */
export async function uploadPackage(
  client: Client,
  file: File,
  watcher?: UploadWatcher,
): Promise<Result<string, AppError>> {
  let id: string | undefined;
  const failed = (error: AppError) => {
    if (id !== undefined) void client('package.discard', { incoming: id });
    return err(error);
  };
  for (let offset = 0; offset < file.size || id === undefined; offset += pieceBytes) {
    if (watcher?.isStopped() === true) return failed(appError('cancelled', {}));
    const piece = await readPiece(file, offset);
    if (piece === undefined) return failed(appError('packageFileUnreadable', {}));
    const answer = await client('package.receive', {
      ...(id === undefined ? {} : { id }),
      offset,
      data: toBase64(piece),
      last: offset + pieceBytes >= file.size,
    });
    if (!answer.ok) return failed(answer.error);
    id = answer.value.id;
    watcher?.onPiece(answer.value.bytes);
  }
  return ok(id);
}

/** Undefined where the file is not there any more: a memory stick that was taken out. */
async function readPiece(file: File, offset: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return new Uint8Array(await file.slice(offset, offset + pieceBytes).arrayBuffer());
  } catch {
    return undefined;
  }
}
