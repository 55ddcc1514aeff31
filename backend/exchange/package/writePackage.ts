import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { appError } from '#shared/api/errors.ts';
import { type Manifest, type ManifestPart, maxParts } from '#shared/exchange/manifest.ts';
import { encodeManifest } from '#shared/exchange/manifestText.ts';
import { maxBytes, maxManifestBytes, partsProblem } from '#shared/exchange/parts.ts';
import { err, ok } from '#shared/result.ts';
import { systemError } from '../../vault/systemErrors.ts';
import { encrypted } from './ageStream.ts';
import { compress } from './compression.ts';
import { tidied } from './garbage.ts';
import { publish } from './publish.ts';
import { Refusal, throwIfCancelled } from './refusal.ts';
import { manifestPurpose, signedBytes } from './signature.ts';
import type { PartSource, WritePackage, WriteRequest } from './types.ts';
import { yielding } from './yielding.ts';
import { centralHeader, endOfZip, localHeader, type PlacedEntry, type ZipEntry } from './zipFormat.ts';

/** Writes a package file (docs/package-format.md). What it is given wrongly by our own code it throws. */
export const writePackage: WritePackage = async (request) => {
  try {
    const measured = await measureAll(request);
    const manifest: Manifest = { ...request.head, parts: measured.map(({ part }) => part) };
    const problem = partsProblem(manifest.parts);
    if (problem !== undefined) throw new Error(`writePackage: parts: ${problem}`);
    const manifestBytes = encodeManifest(manifest);
    if (manifestBytes.length > maxManifestBytes) throw tooLarge(maxManifestBytes);
    const signature = request.sign(signedBytes(manifestPurpose, manifestBytes));
    if (signature.length !== 64) throw new Error('writePackage: a signature has 64 bytes');

    const plain = zip(request, measured, manifestBytes, signature);
    const manifestHash = createHash('sha256').update(manifestBytes).digest('hex');
    const { partName, beforeNaming } = request;
    const file = await publish(encrypted(plain, request.recipients), request.folder, request.fileName, {
      partName,
      ...(beforeNaming && { beforeNaming: (whole) => beforeNaming({ ...whole, manifest, manifestHash }) }),
    });
    return ok({ ...file, manifest, manifestHash });
  } catch (error) {
    if (error instanceof Refusal) return err(error.error);
    const expected = systemError(error, () => 0);
    if (expected !== undefined) return err(expected);
    throw error;
  }
};

interface Measured {
  readonly source: PartSource;
  readonly part: ManifestPart;
  /** Of an attachment: it is stored as it is, so its header, which comes first, needs it. */
  readonly crc32: number;
}

const tooLarge = (bytes: number) => new Refusal(appError('packageTooLarge', { maxBytes: bytes }));

async function measureAll(request: WriteRequest): Promise<Measured[]> {
  if (request.parts.length > maxParts) throw new Error('writePackage: too many parts');
  const measured: Measured[] = [];
  for (const source of request.parts) {
    throwIfCancelled(request.signal);
    measured.push(await measure(source, request.signal));
  }
  return measured;
}

async function measure(source: PartSource, signal: AbortSignal | undefined): Promise<Measured> {
  const { name, kind, ops } = source;
  const isKnown = source.sha256 !== undefined && source.bytes !== undefined && kind !== 'attachment';
  const found = isKnown
    ? { sha256: source.sha256, bytes: source.bytes, crc32: 0 }
    : await digest(source.content(), maxBytes(kind), signal);
  if (source.sha256 !== undefined && source.sha256 !== found.sha256) throw changed(name);
  if (source.bytes !== undefined && source.bytes !== found.bytes) throw changed(name);
  const part = { name, kind, bytes: found.bytes, sha256: found.sha256, ...(ops === undefined ? {} : { ops }) };
  return { source, part, crc32: found.crc32 };
}

/** A file that is not what its name says must not leave as if it were. */
const changed = (name: string) => new Error(`writePackage: the content of ${name} is not what it was said to be`);

async function digest(
  content: ReturnType<PartSource['content']>,
  most: number,
  signal: AbortSignal | undefined,
): Promise<{ sha256: string; bytes: number; crc32: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  let checksum = 0;
  for await (const chunk of tidied(yielding(content, signal))) {
    bytes += chunk.length;
    if (bytes > most) throw tooLarge(most);
    hash.update(chunk);
    checksum = crc32(chunk, checksum);
  }
  return { sha256: hash.digest('hex'), bytes, crc32: checksum };
}

async function* zip(
  request: WriteRequest,
  measured: readonly Measured[],
  manifestBytes: Uint8Array,
  signature: Uint8Array,
): AsyncGenerator<Uint8Array> {
  const placed: PlacedEntry[] = [];
  let offset = 0;
  const begin = (entry: ZipEntry): Uint8Array => {
    const header = localHeader(entry);
    placed.push({ ...entry, offset });
    offset += header.length + entry.compressedBytes;
    return header;
  };
  const totalBytes = measured.reduce((sum, { part }) => sum + part.bytes, 0);
  let done = 0;
  const progress = (bytes: number): void => {
    throwIfCancelled(request.signal);
    done += bytes;
    request.onProgress?.({ bytes: done, totalBytes });
  };

  yield* deflated(begin, 'manifest.json', manifestBytes);
  yield begin(storedEntry('manifest.sig', signature.length, crc32(signature)));
  yield signature;
  for (const { source, part, crc32: checksum } of measured) {
    progress(0);
    if (part.kind !== 'attachment') {
      const content = await whole(source, part, request.signal);
      yield* deflated(begin, part.name, content);
      progress(part.bytes);
      continue;
    }
    yield begin(storedEntry(part.name, part.bytes, checksum));
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const chunk of yielding(source.content(), request.signal)) {
      hash.update(chunk);
      bytes += chunk.length;
      if (bytes > part.bytes) throw changed(part.name);
      yield chunk;
      progress(chunk.length);
    }
    if (bytes !== part.bytes || hash.digest('hex') !== part.sha256) throw changed(part.name);
  }
  const directoryOffset = offset;
  let directoryBytes = 0;
  for (const entry of placed) {
    const header = centralHeader(entry);
    directoryBytes += header.length;
    yield header;
  }
  yield endOfZip({ entries: placed.length, bytes: directoryBytes, offset: directoryOffset });
}

async function* deflated(
  begin: (entry: ZipEntry) => Uint8Array,
  name: string,
  content: Uint8Array,
): AsyncGenerator<Uint8Array> {
  const compressed = await compress(content);
  yield begin({
    name,
    method: 'deflated',
    crc32: crc32(content),
    compressedBytes: compressed.length,
    bytes: content.length,
  });
  yield compressed;
}

const storedEntry = (name: string, bytes: number, checksum: number): ZipEntry => ({
  name,
  method: 'stored',
  crc32: checksum,
  compressedBytes: bytes,
  bytes,
});

/** The content of a part that is held whole for a moment: a segment of ops, or a small part. */
async function whole(source: PartSource, part: ManifestPart, signal: AbortSignal | undefined): Promise<Uint8Array> {
  const content = new Uint8Array(part.bytes);
  let bytes = 0;
  for await (const chunk of yielding(source.content(), signal)) {
    if (bytes + chunk.length > content.length) throw changed(part.name);
    content.set(chunk, bytes);
    bytes += chunk.length;
  }
  if (bytes !== part.bytes || createHash('sha256').update(content).digest('hex') !== part.sha256) {
    throw changed(part.name);
  }
  return content;
}
