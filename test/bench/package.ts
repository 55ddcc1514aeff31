import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { opsParts } from '#backend/exchange/package/opsParts.ts';
import { installationId, testKeys, testWrite } from '#backend/exchange/package/packageTestKit.ts';
import { readPackage } from '#backend/exchange/package/readPackage.ts';
import type { PartSource } from '#backend/exchange/package/types.ts';
import { writePackage } from '#backend/exchange/package/writePackage.ts';
import type { OpLine, OpRange, OpsOut } from '#db/exchange/exchangeStore.ts';
import { decodeOpLine } from '#shared/exchange/opLine.ts';
import { attachmentPartName } from '#shared/exchange/parts.ts';
import { canonicalOp, opRef } from '#shared/ops/op.ts';
import { ok } from '#shared/result.ts';
import { watchTurns } from './turns.ts';

export interface PackageMeasure {
  readonly measure: 'package';
  readonly ops: number;
  readonly attachmentBytes: number;
  readonly fileBytes: number;
  readonly writeMs: number;
  /** Decoding each line, and hashing each part, as an import does. */
  readonly readMs: number;
  /** The most that the process has held, Node itself included. */
  readonly peakRssMb: number;
  readonly goalMb: 300;
  /** The longest that a screen would have waited for its turn. */
  readonly longestTurnMs: number;
}

const opsPerStream = 1000;
const fileBytes = 5_000_000;

/** A large package, written and read: what it takes of memory must not grow with it. */
export async function measurePackage(ops = 1_000_000, attachmentBytes = 2_000_000_000): Promise<PackageMeasure> {
  const folder = await mkdtemp(join(tmpdir(), 'dalsam-bench-'));
  const files = syntheticFiles(attachmentBytes);
  const turns = watchTurns();
  try {
    const began = performance.now();
    const opsOf = await opsParts(syntheticLog, rangesOf(ops));
    if (!opsOf.ok) throw new Error(opsOf.error.code);
    const parts = [...opsOf.value.parts, ...files];
    const written = await writePackage(testWrite(folder, parts));
    if (!written.ok) throw new Error(written.error.code);
    const writtenAt = performance.now();
    const seen = await read(written.value.path);
    if (seen.ops !== ops || seen.attachmentBytes !== attachmentBytes) throw new Error('not what was written was read');
    return {
      measure: 'package',
      ops,
      attachmentBytes,
      fileBytes: written.value.bytes,
      writeMs: writtenAt - began,
      readMs: performance.now() - writtenAt,
      peakRssMb: process.resourceUsage().maxRSS / 1024,
      goalMb: 300,
      longestTurnMs: turns.longest(),
    };
  } finally {
    turns.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function read(path: string): Promise<{ ops: number; attachmentBytes: number }> {
  let ops = 0;
  let attachmentBytes = 0;
  const result = await readPackage({
    path,
    identities: [testKeys.identity],
    signingKeyOf: () => ok(testKeys.signingPublic),
    visitor: {
      manifest: () => ok(undefined),
      opLines: (lines) => {
        for (const line of lines) if (decodeOpLine(line).ok) ops += 1;
        return ok(undefined);
      },
      attachment: () => ({
        write: (chunk) => {
          attachmentBytes += chunk.length;
        },
        end: () => undefined,
      }),
    },
  });
  if (!result.ok) throw new Error(result.error.code);
  return { ops, attachmentBytes };
}

function rangesOf(ops: number): OpRange[] {
  return Array.from({ length: Math.ceil(ops / opsPerStream) }, (_, index) => ({
    stream: { caseId: installationId(index), scope: 'identity' },
    origin: installationId(1),
    first: 1,
    last: Math.min(opsPerStream, ops - index * opsPerStream),
  }));
}

/** Ops made as they are asked for, so that the measure holds none of them. */
const syntheticLog: Pick<OpsOut, 'lines'> = {
  *lines(ranges, pageSize) {
    let page: OpLine[] = [];
    for (const { stream, origin, first, last } of ranges) {
      for (let seq = first; seq <= last; seq++) {
        const op = {
          stream,
          origin,
          seq,
          record: { type: 'person', id: stream.caseId },
          field: seq % 2 === 0 ? 'givenName' : 'note',
          value: `Verdi ${(seq * 7919) % 100_003} for ${stream.caseId}`,
          basis: seq > 1 ? [opRef({ stream, origin, seq: seq - 1 })] : [],
          hlc: seq.toString(16).padStart(16, '0'),
          author: origin,
          at: '2026-03-09T10:00:00.000Z',
        };
        page.push({ line: canonicalOp(op), author: origin });
        if (page.length === pageSize) {
          yield page;
          page = [];
        }
      }
    }
    if (page.length > 0) yield page;
  },
};

/** Files that cannot be compressed, out of one block of noise that each begins with its number. */
function syntheticFiles(bytes: number): PartSource[] {
  const noise = randomBytes(256 * 1024);
  return Array.from({ length: Math.ceil(bytes / fileBytes) }, (_, index) => {
    const size = Math.min(fileBytes, bytes - index * fileBytes);
    const content = function* (): Generator<Uint8Array> {
      const head = Buffer.from(noise);
      head.writeUInt32LE(index);
      yield head.subarray(0, size);
      for (let at = head.length; at < size; at += noise.length) yield noise.subarray(0, size - at);
    };
    const hash = createHash('sha256');
    for (const chunk of content()) hash.update(chunk);
    const sha256 = hash.digest('hex');
    return { name: attachmentPartName(sha256), kind: 'attachment', sha256, bytes: size, content };
  });
}
