import { readFileSync } from 'node:fs';
import type { AppError } from '#shared/api/errors.ts';
import type { Result } from '#shared/result.ts';
import { badInput, maxBytesOf, parseInput, tooLarge } from '../callInput.ts';
import { type CliIo, UsageError } from './io.ts';

/** The input of a call: from a file, or from stdin for `-`. */
export async function readInput(io: CliIo, source: string, method: string): Promise<Result<unknown, AppError>> {
  let bytes: Uint8Array;
  if (source === '-') {
    const chunks: Buffer[] = [];
    let length = 0;
    for await (const chunk of io.stdin) {
      const buffer = Buffer.from(chunk as Uint8Array | string);
      length += buffer.length;
      if (length > maxBytesOf(method)) return tooLarge(maxBytesOf(method));
      chunks.push(buffer);
    }
    bytes = Buffer.concat(chunks);
  } else {
    try {
      bytes = readFileSync(source);
    } catch {
      throw new UsageError(`Cannot read ${source}`);
    }
  }
  try {
    // Editors on Windows put a byte order mark first; the decoder takes it away.
    return parseInput(new TextDecoder('utf-8', { fatal: true }).decode(bytes), method);
  } catch {
    return badInput('notUtf8');
  }
}
