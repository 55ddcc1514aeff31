import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MethodInput, MethodName, MethodOutput, MethodResult } from '#shared/api/contract.ts';
import type { Application } from '../application.ts';
import { createApplication } from '../createApplication.ts';
import type { AllHandlers } from '../handler.ts';
import { handlers } from '../handlers.ts';

/** Derivation at next to no cost; the vault's file keeps the parameters, so everything else is as in real use. */
export const cheapKdf = { memoryKiB: 64, iterations: 1, parallelism: 1 } as const;

/** Synthetic passphrases that the strength rule accepts. */
export const phrases = {
  first: 'tre rare elger danser',
  second: 'fem glade rever synger',
  third: 'sju blå hvaler svømmer',
  weak: 'sommer',
} as const;

/** A clock that the test moves. */
export class TestClock {
  #at = Date.parse('2026-03-02T08:00:00.000Z');
  readonly now = (): Date => new Date(this.#at);

  forward(seconds: number): void {
    this.#at += seconds * 1000;
  }
}

export interface Bench {
  readonly directory: string;
  readonly clock: TestClock;
  /** Starts the application on the directory, as a new process would. */
  start(replaced?: Partial<AllHandlers>): TestApplication;
  remove(): Promise<void>;
}

export interface TestApplication extends Application {
  call<M extends MethodName>(method: M, input: MethodInput<M>): Promise<MethodResult<M>>;
  /** The value, or a failing test that names the error. */
  must<M extends MethodName>(method: M, input: MethodInput<M>): Promise<MethodOutput<M>>;
  /** The error, or a failing test. */
  refused<M extends MethodName>(method: M, input: MethodInput<M>): Promise<{ code: string; params: unknown }>;
  /** Runs what the timer would run. */
  tick(): void;
}

export function createBench(directory = join(mkdtempSync(join(tmpdir(), 'dalsam-test-')), 'vault')): Bench {
  const clock = new TestClock();
  const started: Application[] = [];
  return {
    directory,
    clock,
    start: (replaced = {}) => {
      const application = startApplication(directory, clock, { ...handlers, ...replaced });
      started.push(application);
      return application;
    },
    remove: async () => {
      for (const application of started) await application.close();
      rmSync(join(directory, '..'), { recursive: true, force: true });
    },
  };
}

function startApplication(directory: string, clock: TestClock, handlers: AllHandlers): TestApplication {
  const ticks: (() => void)[] = [];
  const application = createApplication({
    directory,
    host: 'test',
    kdf: cheapKdf,
    now: clock.now,
    handlers,
    random: (bytes) => new Uint8Array(randomBytes(bytes)),
    schedule: (run) => {
      ticks.push(run);
      return () => undefined;
    },
  });
  const call = async <M extends MethodName>(method: M, input: MethodInput<M>) =>
    (await application.dispatch(method, input)) as MethodResult<M>;
  return {
    ...application,
    call,
    must: async (method, input) => {
      const result = await call(method, input);
      if (!result.ok) throw new Error(`${method} was refused: ${JSON.stringify(result.error)}`);
      return result.value;
    },
    refused: async (method, input) => {
      const result = await call(method, input);
      if (result.ok) throw new Error(`${method} was not refused`);
      return result.error;
    },
    tick: () => {
      for (const run of ticks) run();
    },
  };
}

/** A vault in Lom with its first user signed in. */
export async function createVault(application: TestApplication): Promise<{ recoveryKey: string }> {
  const { recoveryKey } = await application.must('vault.create', {
    municipality: '3434',
    name: 'Ola Prøve',
    role: 'consultant',
    passphrase: phrases.first,
  });
  return { recoveryKey };
}

/** Every file under a directory with its bytes. */
export function filesUnder(directory: string): { path: string; content: Buffer }[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .map((name) => join(directory, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => ({ path, content: readFileSync(path) }));
}
