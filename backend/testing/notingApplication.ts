import { appError } from '#shared/api/errors.ts';
import { err, ok } from '#shared/result.ts';
import type { Application } from '../application.ts';

/** An application that notes what reaches it, for tests of the hosts alone. */
export interface NotingApplication extends Application {
  readonly calls: { method: string; input: unknown }[];
  readonly closed: number;
}

export function notingApplication(): NotingApplication {
  const calls: { method: string; input: unknown }[] = [];
  let closed = 0;
  return {
    calls,
    get closed() {
      return closed;
    },
    async dispatch(method, input) {
      calls.push({ method, input });
      if (method === 'person.get') return err(appError('vaultLocked', {}));
      // Long enough for calls to overlap.
      await new Promise((resolve) => setTimeout(resolve, 20));
      return ok({ method, input });
    },
    async close() {
      closed += 1;
    },
  };
}
