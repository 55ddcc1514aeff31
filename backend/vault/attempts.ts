import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type AppError, appError } from '#shared/api/errors.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { removeIfPresent, writeAtomically } from './files.ts';

const attemptFile = z.object({ failures: z.number().int().min(0), lastAt: z.iso.datetime() });

const longestWait = 60;

/** Seconds to wait after this many wrong passphrases in a row: 0, 0, 1, 2, 4, 8, 16, 32, 60, 60 ... */
export function waitAfter(failures: number): number {
  return failures < 3 ? 0 : Math.min(longestWait, 2 ** (failures - 3));
}

/**
 * Counts wrong passphrases beside the vault, so that a restart does not start over. It slows guessing at the keyboard;
 * somebody who copies the files meets the cost of Argon2id instead.
 */
export class Attempts {
  readonly #file: string;
  readonly #now: () => Date;

  constructor(file: string, now: () => Date) {
    this.#file = file;
    this.#now = now;
  }

  /** Whole seconds until the next attempt is answered. */
  waitSeconds(): number {
    const { failures, lastAt } = this.#read();
    const wait = waitAfter(failures);
    const now = this.#now().getTime();
    const passed = (now - Date.parse(lastAt)) / 1000;
    // The clock was ahead then and has been put right: the wait begins now, or it would last until that day comes.
    if (passed < 0 && wait > 0) this.#beginNow(failures);
    return Math.max(0, Math.ceil(wait - Math.max(0, passed)));
  }

  /**
   * One attempt: `open` gives undefined for a wrong secret. It is counted before it is made, so that killing the
   * process while the key is derived does not make it free, and taken back when it succeeds.
   */
  async guard<T>(
    wrong: 'wrongPassphrase' | 'wrongRecoveryKey',
    open: () => Promise<T | undefined> | T | undefined,
  ): Promise<Result<T, AppError>> {
    const waitSeconds = this.waitSeconds();
    if (waitSeconds > 0) return err(appError('tooManyAttempts', { waitSeconds }));
    const failures = this.#read().failures + 1;
    this.#note(failures);
    const value = await open();
    if (value === undefined) return err(appError(wrong, { waitSeconds: waitAfter(failures) }));
    removeIfPresent(this.#file);
    return ok(value);
  }

  #beginNow(failures: number): void {
    try {
      this.#note(failures);
    } catch {
      // Where nothing can be written, nothing is opened either, and that has its own message.
    }
  }

  #note(failures: number): void {
    writeAtomically(this.#file, JSON.stringify({ failures, lastAt: this.#now().toISOString() }));
  }

  #read(): z.infer<typeof attemptFile> {
    const none = { failures: 0, lastAt: new Date(0).toISOString() };
    try {
      return attemptFile.parse(JSON.parse(readFileSync(this.#file, 'utf8')));
    } catch {
      return none;
    }
  }
}
