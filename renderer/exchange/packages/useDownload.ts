import { useState } from 'react';
import type { AppError } from '#shared/api/errors.ts';
import { useClient } from '../../client/hooks.ts';
import { fromBase64 } from '../../ui/PdfPreview.tsx';
import type { Progress } from './useOperation.ts';

/** Fetches a package that was made into the vault's own folder, piece by piece, and hands it to the person as a file. */
export function useDownload() {
  const client = useClient();
  const [progress, setProgress] = useState<Progress>();
  const [error, setError] = useState<AppError>();

  async function fetch(id: string, fileName: string): Promise<boolean> {
    setError(undefined);
    const pieces: Uint8Array<ArrayBuffer>[] = [];
    for (let offset = 0, total = 1; offset < total; ) {
      const answer = await client('package.fetch', { id, offset });
      if (!answer.ok) {
        setProgress(undefined);
        setError(answer.error);
        return false;
      }
      const piece = fromBase64(answer.value.data);
      pieces.push(piece);
      total = answer.value.bytes;
      offset += piece.length;
      setProgress({ bytes: offset, totalBytes: total });
      if (piece.length === 0) break;
    }
    setProgress(undefined);
    const url = URL.createObjectURL(new Blob(pieces, { type: 'application/octet-stream' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = fileName;
    link.click();
    // The download has the blob by then; revoked at once it would come out empty in some browsers.
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
    return true;
  }
  return { fetch, progress, error };
}
