import { contractVersion } from '#shared/api/contract.ts';
import { ok } from '#shared/result.ts';
import packageJson from '../package.json' with { type: 'json' };
import type { ClosedHandlers } from './handler.ts';

export const appVersion = packageJson.version;

export const appHandlers = {
  'app.info': (_input, { host }) => {
    const runtime = process.versions.electron;
    return ok({
      version: appVersion,
      host,
      runtime: runtime === undefined ? `Node ${process.versions.node}` : `Electron ${runtime}`,
      contract: contractVersion,
    });
  },
} satisfies ClosedHandlers<'app.info'>;
