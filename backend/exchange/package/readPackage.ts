import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { type AppError, appError } from '#shared/api/errors.ts';
import type { Manifest, ManifestPart } from '#shared/exchange/manifest.ts';
import { decodeManifest, type ManifestProblem } from '#shared/exchange/manifestText.ts';
import { maxManifestBytes } from '#shared/exchange/parts.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { verifies } from '../members/signing.ts';
import { decrypted } from './ageStream.ts';
import { ByteReader } from './byteReader.ts';
import { damaged, Refusal, throwIfCancelled } from './refusal.ts';
import { manifestPurpose, signedBytes } from './signature.ts';
import type { ReadPackage, ReadRequest } from './types.ts';
import { ZipReader } from './zipReader.ts';

/** Reads a package file (docs/package-format.md) and gives its visitor only what is as the signed manifest says. */
export const readPackage: ReadPackage = async (request) => {
  let handle: FileHandle;
  try {
    handle = await open(request.path, 'r');
  } catch {
    return err(appError('packageFileUnreadable', {}));
  }
  try {
    const hash = createHash('sha256');
    const size = (await handle.stat()).size;
    const file = fileContent(handle, request, size, hash);
    const bytes = new ByteReader(decrypted(file, request.identities));
    try {
      const { manifest, manifestHash } = await readZip(new ZipReader(bytes), request);
      await bytes.end();
      return ok({ manifest, manifestHash, fileHash: hash.digest('hex'), bytes: size });
    } finally {
      await bytes.close();
    }
  } catch (error) {
    if (error instanceof Refusal) return err(error.error);
    throw error;
  } finally {
    await handle.close();
  }
};

const fileChunkBytes = 64 * 1024;

/** The file's bytes, hashed as they go by; no more of them than it had when it was opened. */
async function* fileContent(
  handle: FileHandle,
  request: ReadRequest,
  size: number,
  hash: ReturnType<typeof createHash>,
): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < size; ) {
    throwIfCancelled(request.signal);
    const room = new Uint8Array(Math.min(fileChunkBytes, size - at));
    const { bytesRead } = await handle.read(room, 0, room.length, at).catch(() => {
      throw new Refusal(appError('packageFileUnreadable', {}));
    });
    if (bytesRead === 0) return;
    const chunk = room.subarray(0, bytesRead);
    hash.update(chunk);
    at += bytesRead;
    request.onProgress?.({ bytes: at, totalBytes: size });
    yield chunk;
  }
}

async function readZip(zip: ZipReader, request: ReadRequest): Promise<{ manifest: Manifest; manifestHash: string }> {
  const manifestBytes = await zip.deflated('manifest.json', { most: maxManifestBytes });
  const signature = await zip.stored('manifest.sig', 64);
  const decoded = decodeManifest(manifestBytes);
  if (!decoded.ok) throw new Refusal(manifestError(decoded.error));
  const manifest = decoded.value;
  const key = unwrap(request.signingKeyOf(manifest.sender, manifest));
  if (!verifies(key, signedBytes(manifestPurpose, manifestBytes), signature)) {
    throw new Refusal(appError('packageForged', {}));
  }
  const manifestHash = createHash('sha256').update(manifestBytes).digest('hex');
  unwrap(request.visitor.manifest(manifest, { manifestHash }));
  for (const part of manifest.parts) {
    throwIfCancelled(request.signal);
    if (part.kind === 'attachment') await readAttachment(zip, part, request);
    else await readWhole(zip, part, request);
  }
  await zip.end();
  return { manifest, manifestHash };
}

function manifestError(problem: ManifestProblem): AppError {
  if (problem.problem === 'newerFormat') return appError('packageFromNewerVersion', { format: problem.format });
  if (problem.problem === 'tooLarge') return appError('packageTooLarge', { maxBytes: maxManifestBytes });
  return appError('packageDamaged', { why: 'manifest' });
}

async function readAttachment(zip: ZipReader, part: ManifestPart, { visitor, signal }: ReadRequest): Promise<void> {
  const hash = createHash('sha256');
  const sink = visitor.attachment?.(part.sha256);
  for await (const chunk of zip.storedPieces(part.name, part.bytes)) {
    throwIfCancelled(signal);
    hash.update(chunk);
    sink?.write(chunk);
  }
  if (hash.digest('hex') !== part.sha256) throw damaged('content');
  sink?.end();
}

async function readWhole(zip: ZipReader, part: ManifestPart, { visitor }: ReadRequest): Promise<void> {
  const content = await zip.deflated(part.name, { exactly: part.bytes });
  if (createHash('sha256').update(content).digest('hex') !== part.sha256) throw damaged('content');
  if (part.kind === 'ops') {
    const lines = linesOf(content, part.ops ?? 0);
    unwrap((await visitor.opLines?.(lines)) ?? ok(undefined));
  } else {
    unwrap(visitor.part?.({ kind: part.kind, name: part.name, content }) ?? ok(undefined));
  }
}

/** Exactly `count` lines in UTF-8, each ended by a newline and none of them empty. */
function linesOf(content: Uint8Array, count: number): string[] {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    throw damaged('content');
  }
  const lines = text.split('\n', count + 2);
  if (lines.pop() !== '' || lines.length !== count || lines.includes('')) throw damaged('content');
  return lines;
}

function unwrap<T>(result: Result<T, AppError>): T {
  if (!result.ok) throw new Refusal(result.error);
  return result.value;
}
