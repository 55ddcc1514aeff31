import { crc32, deflateRawSync } from 'node:zlib';
import type { ManifestPart } from '#shared/exchange/manifest.ts';
import { sha256Hex } from './packageTestKit.ts';
import { centralHeader, endOfZip, localHeader, type PlacedEntry, type ZipEntry } from './zipFormat.ts';

/** Zips that no writer of ours makes, for tests of what a reader does with them. */

export interface Entry {
  readonly name: string;
  readonly method: ZipEntry['method'];
  readonly content: Uint8Array;
  /** What the headers say, where it is not the truth. */
  readonly claimed?: Partial<ZipEntry>;
  readonly compressed?: Uint8Array;
}

export function zipOf(
  entries: readonly Entry[],
  directory: (entries: PlacedEntry[]) => PlacedEntry[] = (all) => all,
): Buffer {
  const pieces: Uint8Array[] = [];
  const placed: PlacedEntry[] = [];
  let offset = 0;
  const put = (bytes: Uint8Array) => {
    pieces.push(bytes);
    offset += bytes.length;
  };
  for (const { name, method, content, claimed, compressed } of entries) {
    const stored = compressed ?? (method === 'stored' ? content : deflateRawSync(content));
    const sizes = { crc32: crc32(content), compressedBytes: stored.length, bytes: content.length };
    const entry = { name, method, ...sizes, ...claimed };
    placed.push({ ...entry, offset });
    put(localHeader(entry));
    put(stored);
  }
  const start = offset;
  const listed = directory(placed);
  for (const entry of listed) put(centralHeader(entry));
  put(endOfZip({ entries: listed.length, bytes: offset - start, offset: start }));
  return Buffer.concat(pieces);
}

/** As a manifest names it, when it tells the truth. */
export const part = (name: string, kind: ManifestPart['kind'], content: Uint8Array, ops?: number): ManifestPart => ({
  name,
  kind,
  bytes: content.length,
  sha256: sha256Hex(content),
  ...(ops === undefined ? {} : { ops }),
});
