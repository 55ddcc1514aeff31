import { useSyncExternalStore } from 'react';
import type { Client } from '#shared/api/contract.ts';

/**
 * Whether the application behind the screen answers. While it does not, a banner says so, what is typed stays, and
 * calls that can be repeated without harm wait and are sent again (client/resilient.ts).
 */
export type Connection = 'up' | 'lost' | 'refused';

/** Longest pause between two attempts: a process that is started again is found within this. */
const longestPause = 5_000;

export class ConnectionMonitor {
  #state: Connection = 'up';
  #listeners = new Set<() => void>();
  #waiters: (() => void)[] = [];
  #probe: (() => Promise<Connection>) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pause = 500;

  /** Gives the monitor its way of asking whether the host answers. */
  watch(client: Client): void {
    this.#probe = async () => {
      const answer = await client('app.info', {});
      if (answer.ok) return 'up';
      if (answer.error.code === 'hostUnreachable') return 'lost';
      return answer.error.code === 'sessionMissing' ? 'refused' : 'up';
    };
  }

  get state(): Connection {
    return this.#state;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  snapshot = (): Connection => this.#state;

  report(state: Connection): void {
    if (state !== this.#state) {
      this.#state = state;
      for (const listener of this.#listeners) listener();
    }
    if (state === 'up') {
      this.#pause = 500;
      clearTimeout(this.#timer);
      this.#timer = undefined;
      for (const waiter of this.#waiters.splice(0)) waiter();
    } else if (this.#timer === undefined) {
      this.#timer = setTimeout(() => void this.tryNow(), this.#pause);
      this.#pause = Math.min(this.#pause * 2, longestPause);
    }
  }

  async tryNow(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#probe) this.report(await this.#probe());
  }

  /** Resolves when the host answers again (at once when it does). */
  back(): Promise<void> {
    return this.#state === 'up' ? Promise.resolve() : new Promise((resolve) => this.#waiters.push(resolve));
  }
}

export const connection = new ConnectionMonitor();

export function useConnection(): Connection {
  return useSyncExternalStore(connection.subscribe, connection.snapshot);
}
