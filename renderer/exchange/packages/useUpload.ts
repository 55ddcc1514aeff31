import { useCallback, useRef, useState } from 'react';
import type { AppError } from '#shared/api/errors.ts';
import { useClient } from '../../client/hooks.ts';
import { uploadPackage } from './uploadPackage.ts';
import type { Progress } from './useOperation.ts';

/** One upload on a screen: how far it is, a way to stop it, and what went wrong. */
export function useUpload(onDone: (id: string) => void) {
  const client = useClient();
  const [progress, setProgress] = useState<Progress>();
  const [error, setError] = useState<AppError>();
  const stopped = useRef(false);

  async function send(file: File): Promise<void> {
    stopped.current = false;
    setError(undefined);
    setProgress({ bytes: 0, totalBytes: file.size });
    const uploaded = await uploadPackage(client, file, {
      onPiece: (bytes) => setProgress({ bytes, totalBytes: file.size }),
      isStopped: () => stopped.current,
    });
    setProgress(undefined);
    if (uploaded.ok) onDone(uploaded.value);
    else setError(uploaded.error);
  }

  const cancel = useCallback(() => {
    stopped.current = true;
  }, []);
  return { send, cancel, progress, error };
}
