import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { type CliIo, UsageError } from './io.ts';

const forbidden = /^--?(passphrase|password|passord|pass|pw)(=|$)/i;

/** Stops before anything is done with a passphrase that was written as an argument. */
export function refusePassphraseArgument(args: readonly string[]): void {
  if (args.some((argument) => forbidden.test(argument))) {
    throw new UsageError(
      'The passphrase cannot be an argument: others can see arguments, and the shell keeps them. Set DALSAM_PASSPHRASE, or be asked for it.',
    );
  }
}

/** From the environment, else asked for on a terminal without showing it. `twice`: for a new one. */
export async function readPassphrase(io: CliIo, options: { twice: boolean } = { twice: false }): Promise<string> {
  const given = io.environment.DALSAM_PASSPHRASE;
  if (given !== undefined && given !== '') return given;
  if (io.stdin.isTTY !== true) {
    throw new UsageError('A passphrase is needed: set DALSAM_PASSPHRASE (there is no terminal to ask on).');
  }
  const first = await askHidden(io, 'Passfrase: ');
  if (options.twice && (await askHidden(io, 'En gang til: ')) !== first) {
    throw new UsageError('Passfrasene er ulike. / The two passphrases differ.');
  }
  return first;
}

async function askHidden(io: CliIo, question: string): Promise<string> {
  io.printError(question);
  // readline puts the terminal in raw mode and would echo to its output: one that swallows it.
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: io.stdin, output: silent, terminal: true });
  const cancelled = new Promise<never>((_, reject) => {
    reader.once('SIGINT', () => reject(new UsageError('Avbrutt. / Cancelled.')));
    reader.once('close', () => reject(new UsageError('Avbrutt. / Cancelled.')));
  });
  try {
    return await Promise.race([reader.question(''), cancelled]);
  } finally {
    cancelled.catch(() => undefined);
    reader.close();
    io.printError('\n');
  }
}
