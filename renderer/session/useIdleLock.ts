import { useEffect, useRef, useState } from 'react';
import { useClient } from '../client/hooks.ts';

/** The screen locks this long before the backend would by itself, so that its flush comes first. */
const headStart = 5_000;
/** At most one `vault.touch` in this time, however much is typed. */
const touchInterval = 20_000;
/** From here on a notice counts down. */
const noticeSeconds = 30;

/**
 * Locks when nobody has touched keyboard or mouse for the vault's lock time. Returns the seconds left once they are
 * few. Time is read from the clock, not counted in ticks: a sleeping computer skips ticks.
 */
export function useIdleLock(minutes: number, lock: (reason: 'idle') => Promise<void>): number | undefined {
  const client = useClient();
  const [secondsLeft, setSecondsLeft] = useState<number>();
  const lastActivity = useRef(Date.now());
  const lastTouch = useRef(0);

  useEffect(() => {
    let locking = false;
    const limit = Math.max(minutes * 60_000 - headStart, 10_000);
    const touch = () => {
      lastActivity.current = Date.now();
      setSecondsLeft(undefined);
      if (Date.now() - lastTouch.current > touchInterval) {
        lastTouch.current = Date.now();
        void client('vault.touch', {});
      }
    };
    touch();
    const timer = setInterval(() => {
      const left = limit - (Date.now() - lastActivity.current);
      if (left <= 0 && !locking) {
        locking = true;
        void lock('idle').finally(() => {
          locking = false;
        });
      }
      const seconds = Math.max(Math.ceil(left / 1000), 0);
      setSecondsLeft(seconds <= noticeSeconds ? seconds : undefined);
    }, 1000);
    const events = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'input'] as const;
    for (const name of events) window.addEventListener(name, touch, { passive: true, capture: true });
    return () => {
      clearInterval(timer);
      for (const name of events) window.removeEventListener(name, touch, { capture: true });
    };
  }, [client, minutes, lock]);

  return secondsLeft;
}
