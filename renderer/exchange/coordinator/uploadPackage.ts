import type { Client } from '#shared/api/contract.ts';
import { type AppError, appError } from '#shared/api/errors.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { toBase64 } from '../../settings/imageFile.ts';

/** Of one piece, before base64: well below what one call can carry. */
const pieceBytes = 1_500_000;

/** Hands a picked file to the vault in pieces, still encrypted as it came. Gives the upload's id. */
export async function uploadPackage(client: Client, file: File): Promise<Result<string, AppError>> {
  let id: string | undefined;
  for (let offset = 0; offset < file.size || id === undefined; offset += pieceBytes) {
    const piece = await readPiece(file, offset);
    if (piece === undefined) return err(appError('packageFileUnreadable', {}));
    const last = offset + pieceBytes >= file.size;
    const answer = await client('package.receive', {
      ...(id === undefined ? {} : { id }),
      offset,
      data: toBase64(piece),
      last,
    });
    if (!answer.ok) return answer;
    id = answer.value.id;
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
