import type { Readable } from 'node:stream';
import type { Application } from '../application.ts';

/** What the command line has of the world, passed in so that tests run it without a process. */
export interface CliIo {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly stdin: Readable & { readonly isTTY?: boolean };
  /** The one JSON document of a command. */
  print(text: string): void;
  /** Words for a person: usage, prompts. */
  printError(text: string): void;
  createApplication(directory: string): Application;
}

/** The command was written wrongly: exit code 2, and nothing on stdout. */
export class UsageError extends Error {}
