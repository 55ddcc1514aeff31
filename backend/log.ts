import { appendFileSync, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Logger, pino } from 'pino';
import { ensureDirectory } from './vault/files.ts';
import { errorCode } from './vault/systemErrors.ts';

/**
 * The log of faults, `logs/dalsam.log` in the vault's directory. What it can hold is decided here and nowhere else:
 * names of methods, classes and codes of errors, stack frames. Never a message, since messages quote what people typed.
 */
export interface Log {
  /** A fault of ours. Returns nothing; the id is what the user sees. */
  fault(entry: { id: string; method: string; error: unknown }): void;
  /** Something that went otherwise than planned without anybody being told on the screen. */
  event(name: string, details?: Readonly<Record<string, number | boolean>>, code?: string): void;
}

const maxBytes = 1_000_000;
const olderFiles = 3;

export function openLog(vaultDirectory: string): Log {
  const logger = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, new RotatingFile(vaultDirectory));
  return loggerToLog(logger);
}

function loggerToLog(logger: Logger): Log {
  return {
    fault: ({ id, method, error }) => logger.error({ id, method, ...describeError(error) }, 'fault'),
    event: (name, details = {}, code) => logger.warn({ ...details, ...(code === undefined ? {} : { code }) }, name),
  };
}

export interface ErrorDescription {
  readonly error: string;
  readonly code?: string;
  readonly stack: readonly string[];
  readonly cause?: ErrorDescription;
}

/** What of an error may be written down: its class, its code and where it was thrown, never its message. */
export function describeError(thrown: unknown, depth = 0): ErrorDescription {
  if (!(thrown instanceof Error)) return { error: `thrown ${typeof thrown}`, stack: [] };
  const code = safeWord(errorCode(thrown));
  return {
    error: safeWord(thrown.constructor.name) ?? 'Error',
    ...(code === undefined ? {} : { code }),
    stack: stackFrames(thrown),
    ...(thrown.cause instanceof Error && depth < 3 ? { cause: describeError(thrown.cause, depth + 1) } : {}),
  };
}

/** A class name or code as programs write them; anything else could be data. */
function safeWord(word: string | undefined): string | undefined {
  return word !== undefined && /^[A-Za-z][A-Za-z0-9_]{0,60}$/.test(word) ? word : undefined;
}

/**
 * The frames only: the lines before them repeat the message. A frame is taken when it ends as V8 ends them, and of its
 * path only what lies inside the program is kept, since a home directory can carry a person's name.
 */
function stackFrames(error: Error): string[] {
  const stack = error.stack ?? '';
  // V8 builds the stack as `Name: message\n    at ...`, and the message may hold lines that look like frames: only what
  // comes after it is read, and nothing at all where it can not be found.
  const at = stack.indexOf(error.message);
  if (at < 0) return [];
  return stack
    .slice(at + error.message.length)
    .split('\n')
    .map((line) => /^ {4}at (?:(async )?([\w.<>#$ ]{1,100}) )?\(?(.+?):(\d+):(\d+)\)?$/.exec(line))
    .filter((match) => match !== null)
    .slice(0, 15)
    .map(([, , name = '', file = '', line, column]) => `${name} ${shortPath(file)}:${line}:${column}`.trim());
}

function shortPath(file: string): string {
  const match = /(?:^|[\\/])((?:shared|db|backend|electron|renderer|build|test|node_modules)[\\/].*)$/.exec(file);
  if (match?.[1] !== undefined) return match[1];
  return file.startsWith('node:') ? file : (file.split(/[\\/]/).at(-1) ?? '');
}

/** Appends lines; past the size cap the file becomes `dalsam.1.log`, and the oldest is dropped. */
class RotatingFile {
  readonly #directory: string;
  readonly #logs: string;

  constructor(vaultDirectory: string) {
    this.#directory = vaultDirectory;
    this.#logs = join(vaultDirectory, 'logs');
  }

  write(line: string): void {
    // The log must never be why something fails: on a full disk or in a read-only folder the line is lost.
    try {
      if (!existsSync(this.#directory)) return;
      ensureDirectory(this.#logs);
      this.#rotate(line.length);
      appendFileSync(this.#file(0), line, { mode: 0o600 });
    } catch {
      // Nowhere to tell it.
    }
  }

  #rotate(adding: number): void {
    if (!existsSync(this.#file(0)) || statSync(this.#file(0)).size + adding <= maxBytes) return;
    rmSync(this.#file(olderFiles), { force: true });
    for (let number = olderFiles - 1; number >= 0; number--) {
      if (existsSync(this.#file(number))) renameSync(this.#file(number), this.#file(number + 1));
    }
  }

  #file(number: number): string {
    return join(this.#logs, number === 0 ? 'dalsam.log' : `dalsam.${number}.log`);
  }
}
