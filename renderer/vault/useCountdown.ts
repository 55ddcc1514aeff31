import { useEffect, useState } from 'react';
import type { AppError } from '#shared/api/errors.ts';

/** Seconds left until another attempt is answered; counts down to 0. */
export function useCountdown(error: AppError | undefined, atStart = 0): number {
  const [until, setUntil] = useState(() => Date.now() + atStart * 1000);
  const [now, setNow] = useState(() => Date.now());
  const wait = waitOf(error);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new error starts a new wait, also one as long as the last
  useEffect(() => {
    if (wait > 0) {
      setNow(Date.now());
      setUntil(Date.now() + wait * 1000);
    }
  }, [error, wait]);
  const left = Math.max(0, Math.ceil((until - now) / 1000));
  useEffect(() => {
    if (left === 0) return;
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, [left]);
  return left;
}

export function waitOf(error: AppError | undefined): number {
  switch (error?.code) {
    case 'wrongPassphrase':
    case 'tooManyAttempts':
    case 'wrongRecoveryKey':
      return error.params.waitSeconds;
    default:
      return 0;
  }
}
