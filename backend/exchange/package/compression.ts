import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import { damaged } from './refusal.ts';

const deflate = promisify(deflateRaw);

/** Level and memory are fixed, so that one zlib makes one text of a part. */
export function compress(bytes: Uint8Array): Promise<Uint8Array> {
  return deflate(bytes, { level: 6, memLevel: 8 });
}

/** What deflate makes of this many bytes at the very worst: stored blocks, each with a head of its own. */
export const maxCompressedBytes = (bytes: number): number => bytes + Math.ceil(bytes / 1000) + 64;

/**
 * Exactly `bytes` bytes, out of exactly these: inflating ends as soon as there is more, so a small file cannot become a
 * large one.
 */
export function expand(compressed: Uint8Array, bytes: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    // With `info` the engine comes along, which knows how much it has read (its types leave it out).
    const options = { maxOutputLength: Math.max(bytes, 1), info: true };
    inflateRaw(compressed, options, (error, result) => {
      const { buffer, engine } = (result ?? {}) as unknown as { buffer?: Buffer; engine?: { bytesWritten: number } };
      const isExact = buffer?.length === bytes && engine?.bytesWritten === compressed.length;
      if (error !== null || buffer === undefined || !isExact) reject(damaged('container'));
      else resolve(buffer);
    });
  });
}
