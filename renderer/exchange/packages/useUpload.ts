import { useCallback, useRef, useState } from 'react';
import { type AppError, appError } from '#shared/api/errors.ts';
import { useClient } from '../../client/hooks.ts';
import { toBase64 } from '../../settings/imageFile.ts';
import type { Progress } from './useOperation.ts';

/** Of one piece, before base64: well below what one call can carry. */
const pieceBytes = 1_500_000;

/** Hands a picked file to the vault in pieces, still encrypted as it came. */
export function useUpload(onDone: (id: string) => void) {
  const client = useClient();
  const [progress, setProgress] = useState<Progress>();
  const [error, setError] = useState<AppError>();
  const stopped = useRef(false);

  async function send(file: File): Promise<void> {
    stopped.current = false;
    setError(undefined);
    setProgress({ bytes: 0, totalBytes: file.size });
    let id: string | undefined;
    let failure: AppError | undefined;
    for (let offset = 0; failure === undefined && (offset < file.size || id === undefined); offset += pieceBytes) {
      if (stopped.current) failure = appError('cancelled', {});
      else {
        const piece = await readPiece(file, offset);
        if (piece === undefined) failure = appError('packageFileUnreadable', {});
        else {
          const last = offset + pieceBytes >= file.size;
          const answer = await client('package.receive', {
            ...(id === undefined ? {} : { id }),
            offset,
            data: toBase64(piece),
            last,
          });
          if (answer.ok) {
            id = answer.value.id;
            setProgress({ bytes: answer.value.bytes, totalBytes: file.size });
          } else failure = answer.error;
        }
      }
    }
    setProgress(undefined);
    if (failure === undefined && id !== undefined) return onDone(id);
    if (id !== undefined) void client('package.discard', { incoming: id });
    setError(failure);
  }

  const cancel = useCallback(() => {
    stopped.current = true;
  }, []);
  return { send, cancel, progress, error };
}

/** Undefined where the file is not there any more: a memory stick that was taken out. */
async function readPiece(file: File, offset: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return new Uint8Array(await file.slice(offset, offset + pieceBytes).arrayBuffer());
  } catch {
    return undefined;
  }
}
