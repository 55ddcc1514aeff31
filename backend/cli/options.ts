import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { UsageError } from './io.ts';

/** Options of all commands together; each command names the ones it takes. */
const config = {
  vault: { type: 'string' },
  input: { type: 'string' },
  form: { type: 'string' },
  id: { type: 'string' },
  blank: { type: 'boolean' },
  fillable: { type: 'boolean' },
  language: { type: 'string' },
  out: { type: 'string' },
  dir: { type: 'string' },
  municipality: { type: 'string' },
  name: { type: 'string' },
  role: { type: 'string' },
  to: { type: 'string' },
  folder: { type: 'string' },
  file: { type: 'string' },
  number: { type: 'string' },
  fingerprint: { type: 'string' },
  'compared-by': { type: 'string' },
  'compared-with': { type: 'string' },
  reason: { type: 'string' },
  replace: { type: 'boolean' },
} as const satisfies ParseArgsOptionsConfig;

export type OptionName = keyof typeof config;
export type Options = Partial<Record<Exclude<OptionName, BooleanOption>, string>> &
  Partial<Record<BooleanOption, boolean>>;
type BooleanOption = 'blank' | 'fillable' | 'replace';

export interface CommandLine {
  readonly command: string;
  readonly words: readonly string[];
  readonly given: Options;
}

export function parseCommandLine(args: readonly string[]): CommandLine {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: config, allowPositionals: true });
    return { command: positionals[0] ?? '', words: positionals.slice(1), given: values };
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** A misplaced option is an error rather than ignored: a script would believe that it worked. */
export function allow(given: Options, allowed: readonly OptionName[]): void {
  const other = (Object.keys(given) as OptionName[]).find((name) => !allowed.includes(name));
  if (other !== undefined) throw new UsageError(`--${other} does not belong to this command`);
}

export function needed(value: string | undefined, what: string): string {
  if (value === undefined || value === '') throw new UsageError(`Missing: ${what}`);
  return value;
}

/** One of the values that the contract knows; the others are named. */
export function oneOf<T extends string>(value: string | undefined, what: string, known: readonly T[]): T {
  const found = known.find((candidate) => candidate === value);
  if (found === undefined) throw new UsageError(`Missing or unknown: ${what} (${known.join(', ')})`);
  return found;
}

export function oneWord(words: readonly string[], usage: string): string {
  const [word, ...rest] = words;
  if (word === undefined || rest.length > 0) throw new UsageError(`Usage: ${usage}`);
  return word;
}

export function noWords(words: readonly string[]): void {
  if (words.length > 0) throw new UsageError(`Unexpected: ${words.join(' ')}`);
}
