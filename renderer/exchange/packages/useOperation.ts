import { useCallback, useEffect, useRef, useState } from 'react';
import { useClient } from '../../client/hooks.ts';

export interface Progress {
  readonly bytes: number;
  /** 0: not known. */
  readonly totalBytes: number;
}

/** How often is asked how far it has come. */
const everyMs = 400;

/** Work on a package that can be asked for and stopped, by a name that this screen gives it. */
export function useOperation(): {
  readonly operation: string;
  readonly progress: Progress | undefined;
  /** Tells that it runs, or no longer does. */
  setRunning(running: boolean): void;
  cancel(): void;
} {
  const client = useClient();
  const [operation] = useState(() => `package-${crypto.randomUUID().slice(0, 24)}`);
  const [running, setRunning] = useState(false);
  const [progress, setProgress] = useState<Progress>();
  const timer = useRef<ReturnType<typeof setInterval>>(undefined);
  useEffect(() => {
    if (!running) return;
    timer.current = setInterval(() => {
      void client('exchange.progress', { operation }).then((answer) => {
        if (answer.ok && answer.value.progress !== null) setProgress(answer.value.progress);
      });
    }, everyMs);
    return () => {
      clearInterval(timer.current);
      setProgress(undefined);
    };
  }, [running, client, operation]);
  const cancel = useCallback(() => void client('exchange.cancel', { operation }), [client, operation]);
  return { operation, progress, setRunning, cancel };
}
