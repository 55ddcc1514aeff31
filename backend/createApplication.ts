import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { dayInNorway } from '#shared/norwegianTime.ts';
import type { Application, HostName } from './application.ts';
import { dispatch } from './dispatch.ts';
import { finishUnfinished } from './exchange/packages/unfinished.ts';
import type { AllHandlers, HostContext } from './handler.ts';
import { handlers as allHandlers } from './handlers.ts';
import { openLog } from './log.ts';
import { idSource } from './newId.ts';
import type { KdfCost } from './vault/argon2.ts';
import type { Random } from './vault/crypto.ts';
import type { OpenVault } from './vault/openVault.ts';
import { Vault } from './vault/vault.ts';
import type { Schedule } from './vault/vaultOptions.ts';

export interface ApplicationOptions {
  /** The vault's directory; need not exist yet. */
  readonly directory: string;
  readonly host: HostName;
  /** What follows has its default for real use; tests give their own. */
  readonly kdf?: KdfCost;
  readonly now?: () => Date;
  readonly random?: Random;
  readonly schedule?: Schedule;
  readonly handlers?: AllHandlers;
}

/** The application of one vault directory, for any host. */
export function createApplication(options: ApplicationOptions): Application {
  const directory = resolve(options.directory);
  const now = options.now ?? (() => new Date());
  const random = options.random ?? ((bytes: number) => new Uint8Array(randomBytes(bytes)));
  const newId = idSource(now, random);
  const log = openLog(directory);
  const schedule = options.schedule ?? every;
  const handlers = options.handlers ?? allHandlers;
  const isInteractive = options.host !== 'cli';
  const afterOpening = ({ store, userId }: OpenVault) => finishUnfinished({ store, user: { id: userId }, now }) > 0;
  const { kdf } = options;
  const vault = new Vault({ directory, now, random, newId, log, kdf, schedule, isInteractive, afterOpening });
  const host: HostContext = { host: options.host, directory, now, newId, today: () => dayInNorway(now()) };
  return {
    dispatch: (method, input) => dispatch({ handlers, host, vault, log }, method, input),
    close: () => vault.close(),
  };
}

/** A timer that does not keep the process alive. */
const every: Schedule = (run, everyMs) => {
  const timer = setInterval(run, everyMs);
  timer.unref();
  return () => clearInterval(timer);
};
