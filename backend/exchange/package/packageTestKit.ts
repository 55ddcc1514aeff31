import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Manifest } from '#shared/exchange/manifest.ts';
import { attachmentPartName, opsPartName, singlePartNames } from '#shared/exchange/parts.ts';
import { ok } from '#shared/result.ts';
import { publicKeyOf, signWith } from '../members/signing.ts';
import { readPackage } from './readPackage.ts';
import type { PackageVisitor, PartSource, ReadRequest, WriteRequest } from './types.ts';

const signingSecret = Buffer.alloc(32, 0x0f);

/** Keys and packages of tests. The keys belong to nobody. */
export const testKeys = {
  signingSecret,
  signingPublic: publicKeyOf(signingSecret),
  identity: 'AGE-SECRET-KEY-163TSX8JQ57VRE6EA45W2XZE03DF9EC6RA2EFGFG6QQEVSGZJLWHSLNSVQ6',
  recipient: 'age1dvdz6pkx0f847v4vwxu6kcdq0dslzuv6vcaawa8jw88kwxhh538q7dc2e7',
  otherIdentity: 'AGE-SECRET-KEY-1SG3VA0UYE7N8XC4PS4X76MT2CLZXXVSD9KW8K6FYHZSFQPAJFLDQ8Z9JYH',
};

export const installationId = (number: number): string => `01J${String(number).padStart(23, '0')}`;

export const testHead: WriteRequest['head'] = {
  format: 1,
  id: installationId(50),
  kind: 'shared',
  sender: { municipality: '3434', installation: installationId(1), origin: installationId(11) },
  recipients: [{ municipality: '3435', installation: installationId(2) }],
  channel: '3435',
  number: 3,
  previous: 'a'.repeat(64),
  createdAt: '2026-03-09T10:00:00.000Z',
  appVersion: '0.1.0',
  acknowledges: { [installationId(12)]: 4 },
  revocations: [],
  lifts: [],
  receipts: [],
  membersVersion: 2,
};

export const sha256Hex = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export function opsPart(number: number, lines: readonly string[]): PartSource {
  const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''), 'utf8');
  return { name: opsPartName(number), kind: 'ops', ops: lines.length, content: () => [bytes] };
}

export function attachmentPart(bytes: Uint8Array): PartSource {
  const sha256 = sha256Hex(bytes);
  return {
    name: attachmentPartName(sha256),
    kind: 'attachment',
    sha256,
    bytes: bytes.length,
    content: () => piecesOf(bytes, 100_000),
  };
}

export function singlePart(kind: keyof typeof singlePartNames, text: string): PartSource {
  return { name: singlePartNames[kind], kind, content: () => [Buffer.from(text, 'utf8')] };
}

export function* piecesOf(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

export function testWrite(
  folder: string,
  parts: readonly PartSource[],
  changed: Partial<WriteRequest> = {},
): WriteRequest {
  return {
    head: testHead,
    parts,
    sign: (bytes) => signWith(testKeys.signingSecret, bytes),
    recipients: [testKeys.recipient],
    folder,
    ...changed,
  };
}

/** Everything that a reader was given, in order. */
export class Collected implements PackageVisitor {
  manifests: Manifest[] = [];
  readonly lines: string[] = [];
  readonly parts: { kind: string; name: string; text: string }[] = [];
  readonly attachments = new Map<string, Uint8Array>();

  manifest(manifest: Manifest) {
    this.manifests.push(manifest);
    return ok(undefined);
  }

  opLines(lines: readonly string[]) {
    this.lines.push(...lines);
    return ok(undefined);
  }

  part({ kind, name, content }: { kind: string; name: string; content: Uint8Array }) {
    this.parts.push({ kind, name, text: Buffer.from(content).toString('utf8') });
    return ok(undefined);
  }

  attachment(sha256: string) {
    const chunks: Uint8Array[] = [];
    return {
      write: (chunk: Uint8Array) => void chunks.push(Uint8Array.from(chunk)),
      end: () => void this.attachments.set(sha256, Buffer.concat(chunks)),
    };
  }
}

/** Reads as the recipient does; what it was given stands in `seen`. */
export async function testRead(path: string, changed: Partial<ReadRequest> = {}) {
  const seen = new Collected();
  const result = await readPackage({
    path,
    identities: [testKeys.identity],
    signingKeyOf: () => ok(testKeys.signingPublic),
    visitor: seen,
    ...changed,
  });
  return { result, seen };
}

/** A folder of its own for one test. */
export async function inTestFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'dalsam-package-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
