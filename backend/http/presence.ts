/**
 * Is anybody there? Each open page holds one connection. When the last has gone, the vault is locked after a while (a
 * reload or a mistaken close costs nothing), and later the process ends, so that closing the window closes the program.
 * Before the first page nothing ends: somebody may still be about to open the printed address.
 */
export interface Presence {
  /** A page has come; call the answer when it has gone. */
  enter(): () => void;
  readonly pages: number;
  stop(): void;
}

export interface PresenceOptions {
  readonly lockAfterMilliseconds: number;
  readonly endAfterMilliseconds: number;
  onLock(): void;
  onEnd(): void;
}

export function createPresence(options: PresenceOptions): Presence {
  let pages = 0;
  let lockTimer: NodeJS.Timeout | undefined;
  let endTimer: NodeJS.Timeout | undefined;

  function stop() {
    clearTimeout(lockTimer);
    clearTimeout(endTimer);
  }
  function leave() {
    pages -= 1;
    if (pages > 0) return;
    stop();
    lockTimer = setTimeout(options.onLock, options.lockAfterMilliseconds);
    endTimer = setTimeout(options.onEnd, options.endAfterMilliseconds);
  }

  return {
    enter() {
      pages += 1;
      stop();
      let gone = false;
      return () => {
        if (gone) return;
        gone = true;
        leave();
      };
    },
    get pages() {
      return pages;
    },
    stop,
  };
}
