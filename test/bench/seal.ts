import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testKeys, testWrite } from '#backend/exchange/package/packageTestKit.ts';
import { readPackage } from '#backend/exchange/package/readPackage.ts';
import { writePackage } from '#backend/exchange/package/writePackage.ts';
import { attachmentPartName } from '#shared/exchange/parts.ts';
import { ok } from '#shared/result.ts';

export interface SealMeasure {
  readonly measure: 'seal';
  readonly bytes: number;
  /** A package sealed and opened over the `age` program doing the same with the same content, medians of runs that took turns. */
  readonly ratio: number;
  readonly goal: 20;
  readonly ms: number;
  readonly baselineMs: number;
  readonly sealMs: number;
  readonly openMs: number;
  readonly ageSealMs: number;
  readonly ageOpenMs: number;
  readonly runs: number;
}

/**
 * Sealing and opening against the `age` program (Debian package `age`). Ours is everything a package is: hashes, signature,
 * zip and cipher, on the disk; `age` gets a file and makes a file.
 */
export async function measureSeal(bytes = 50_000_000, runs = 7): Promise<SealMeasure> {
  const folder = await mkdtemp(join(tmpdir(), 'dalsam-bench-'));
  try {
    const content = randomBytes(bytes);
    const [plain, key] = [join(folder, 'plain'), join(folder, 'key')];
    await writeFile(plain, content);
    await writeFile(key, `${testKeys.identity}\n`, { mode: 0o600 });
    const times = { seal: [] as number[], open: [] as number[], ageSeal: [] as number[], ageOpen: [] as number[] };
    await once();
    for (const list of Object.values(times)) list.length = 0;
    for (let run = 0; run < runs; run++) await once();

    async function once(): Promise<void> {
      const sealed = join(folder, 'sealed.age');
      times.ageSeal.push(await timed(() => age(['-r', testKeys.recipient, '-o', sealed, plain])));
      await flush(sealed);
      times.ageOpen.push(await timed(() => age(['-d', '-i', key, '-o', join(folder, 'opened'), sealed])));
      let path = '';
      times.seal.push(
        await timed(async () => {
          path = await seal(folder, content);
        }),
      );
      times.open.push(await timed(() => openPackage(path, bytes)));
      for (const made of [sealed, join(folder, 'opened'), path]) await rm(made);
    }
    const [sealMs, openMs] = [median(times.seal), median(times.open)];
    const [ageSealMs, ageOpenMs] = [median(times.ageSeal), median(times.ageOpen)];
    const [ms, baselineMs] = [sealMs + openMs, ageSealMs + ageOpenMs];
    const ratio = ms / baselineMs;
    return { measure: 'seal', bytes, ratio, goal: 20, ms, baselineMs, sealMs, openMs, ageSealMs, ageOpenMs, runs };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function seal(folder: string, content: Uint8Array): Promise<string> {
  const sha256 = createHash('sha256').update(content).digest('hex');
  const part = {
    name: attachmentPartName(sha256),
    kind: 'attachment' as const,
    content: function* () {
      for (let at = 0; at < content.length; at += 65_536) yield content.subarray(at, at + 65_536);
    },
  };
  const written = await writePackage(testWrite(folder, [part]));
  if (!written.ok) throw new Error(written.error.code);
  return written.value.path;
}

async function openPackage(path: string, bytes: number): Promise<void> {
  let seen = 0;
  const read = await readPackage({
    path,
    identities: [testKeys.identity],
    signingKeyOf: () => ok(testKeys.signingPublic),
    visitor: {
      manifest: () => ok(undefined),
      attachment: () => ({
        write: (chunk) => {
          seen += chunk.length;
        },
        end: () => undefined,
      }),
    },
  });
  if (!read.ok || seen !== bytes) throw new Error('the package did not open');
}

function age(args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const run = spawn('age', args, { stdio: ['ignore', 'ignore', 'inherit'] });
    run.on('error', reject);
    run.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`age ended with ${code}`))));
  });
}

/** So that neither of the two waits for what the other left to be written. */
async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  await handle.sync();
  await handle.close();
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
