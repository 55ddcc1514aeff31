import { Readable } from 'node:stream';
import type { Application } from '#backend/application.ts';
import { runCli } from '#backend/cli/run.ts';
import { createApplication } from '#backend/createApplication.ts';
import { handlers } from '#backend/handlers.ts';
import type { AppError } from '#shared/api/errors.ts';
import type { Result } from '#shared/result.ts';

export const passphrase = 'fire elger danset over jotunheimen';

/** Cheap on purpose: the story is of what the vaults say, not of how long a guess takes. The key file keeps it. */
const kdf = { memoryKiB: 64, iterations: 1, parallelism: 1 };

/**
 * The command line as a process runs it (backend/cli/main.ts), with the story's clock instead of the machine's. A vault that was opened
 * stays open until the day is over, since signing in is most of the time that a command takes; test/year/afterwards.ts has commands that are
 * processes of their own.
 */
export class CommandLine {
  /** Secret age keys that each vault has had, for whoever opens packages afterwards: no command tells them. */
  readonly keys = new Map<string, Set<string>>();
  readonly #held = new Map<string, { readonly atWork: Application; end(): Promise<void> }>();
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** Resolves to the Result on stdout; a command that is written wrongly throws. */
  async run(args: readonly string[], input: unknown = {}): Promise<Result<unknown, AppError>> {
    let out = '';
    let words = '';
    const code = await runCli(args, {
      environment: { DALSAM_PASSPHRASE: passphrase },
      stdin: Readable.from([Buffer.from(JSON.stringify(input))]),
      print: (text) => {
        out += text;
      },
      printError: (text) => {
        words += text;
      },
      createApplication: (directory) => this.#application(directory),
    });
    if (code === 2) throw new Error(`written wrongly: ${args.join(' ')}: ${words}`);
    const result = JSON.parse(out) as Result<unknown, AppError>;
    if (result.ok !== (code === 0)) throw new Error(`exit code ${code} with ${out}`);
    return result;
  }

  /** The day is over: this vault, or all, is backed up where that is due, and locked. */
  async lock(only?: string): Promise<void> {
    for (const [directory, held] of [...this.#held]) {
      if (only === undefined || only === directory) await held.end();
    }
  }

  #application(directory: string): Application {
    const held = this.#held.get(directory);
    if (held !== undefined) return held.atWork;
    const application = createApplication({
      directory,
      host: 'cli',
      kdf,
      now: this.#now,
      handlers: {
        ...handlers,
        'installation.card': (input, context) => {
          const own = context.store.exchange.members.installation();
          if (own !== undefined) this.keys.set(directory, (this.keys.get(directory) ?? new Set()).add(own.ageIdentity));
          return handlers['installation.card'](input, context);
        },
      },
    });
    let isOpen = false;
    const end = () => {
      this.#held.delete(directory);
      return application.close();
    };
    const atWork: Application = {
      dispatch: async (method, input) => {
        if (method === 'vault.unlock' && isOpen) return application.dispatch('vault.status', {});
        const result = await application.dispatch(method, input);
        isOpen ||= result.ok && (method === 'vault.unlock' || method === 'vault.create');
        return result;
      },
      // The command is over, and the day is not.
      close: async () => (isOpen ? undefined : end()),
    };
    this.#held.set(directory, { atWork, end });
    return atWork;
  }
}
