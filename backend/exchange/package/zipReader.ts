import { crc32 } from 'node:zlib';
import { appError } from '#shared/api/errors.ts';
import type { ByteReader } from './byteReader.ts';
import { expand, maxCompressedBytes } from './compression.ts';
import { damaged, Refusal } from './refusal.ts';
import {
  centralHeader,
  endOfZip,
  localHeader,
  localHeaderBytes,
  type PlacedEntry,
  sizesInHeader,
  type ZipEntry,
} from './zipFormat.ts';

/**
 * Reads the entries that its caller names, in that order. Of a header it takes only checksum and sizes, then writes the
 * header anew and compares: bytes that a package's writer would not have written are refused.
 */
export class ZipReader {
  readonly #bytes: ByteReader;
  readonly #placed: PlacedEntry[] = [];
  #offset = 0;

  constructor(bytes: ByteReader) {
    this.#bytes = bytes;
  }

  /** A deflated entry, whole: of exactly so many bytes, or of at most so many. */
  async deflated(name: string, size: { exactly: number } | { most: number }): Promise<Uint8Array> {
    const entry = await this.#header(name, 'deflated', (sizes) => {
      if ('exactly' in size) return sizes.bytes === size.exactly;
      if (sizes.bytes > size.most) throw new Refusal(appError('packageTooLarge', { maxBytes: size.most }));
      return true;
    });
    const compressed = await this.#bytes.exactly(entry.compressedBytes);
    const content = await expand(compressed, entry.bytes);
    if (crc32(content) !== entry.crc32) throw damaged('container');
    return content;
  }

  async stored(name: string, bytes: number): Promise<Uint8Array> {
    const content = new Uint8Array(bytes);
    let at = 0;
    for await (const piece of this.storedPieces(name, bytes)) {
      content.set(piece, at);
      at += piece.length;
    }
    return content;
  }

  async *storedPieces(name: string, bytes: number): AsyncGenerator<Uint8Array> {
    const entry = await this.#header(name, 'stored', (sizes) => sizes.bytes === bytes);
    let checksum = 0;
    for await (const piece of this.#bytes.pieces(bytes)) {
      checksum = crc32(piece, checksum);
      yield piece;
    }
    if (checksum !== entry.crc32) throw damaged('container');
  }

  /** The directory of exactly the entries that were read, and nothing more. */
  async end(): Promise<void> {
    const directoryOffset = this.#offset;
    let directoryBytes = 0;
    for (const entry of this.#placed) {
      const expected = centralHeader(entry);
      directoryBytes += expected.length;
      await this.#expect(expected);
    }
    await this.#expect(endOfZip({ entries: this.#placed.length, bytes: directoryBytes, offset: directoryOffset }));
  }

  async #header(
    name: string,
    method: ZipEntry['method'],
    isRightSize: (sizes: { bytes: number }) => boolean,
  ): Promise<ZipEntry> {
    const found = await this.#bytes.exactly(localHeaderBytes(name));
    const entry = { name, method, ...sizesInHeader(found) };
    if (!same(found, localHeader(entry)) || !isRightSize(entry)) throw damaged('container');
    const isPossible =
      method === 'stored'
        ? entry.compressedBytes === entry.bytes
        : entry.compressedBytes <= maxCompressedBytes(entry.bytes);
    if (!isPossible) throw damaged('container');
    this.#placed.push({ ...entry, offset: this.#offset });
    this.#offset += found.length + entry.compressedBytes;
    return entry;
  }

  async #expect(expected: Uint8Array): Promise<void> {
    if (!same(await this.#bytes.exactly(expected.length), expected)) throw damaged('container');
  }
}

const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;
