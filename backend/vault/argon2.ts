import { Worker } from 'node:worker_threads';

/** Cost of turning a passphrase into a key. Kept in the key file, so that a later default leaves old vaults readable. */
export interface KdfCost {
  readonly memoryKiB: number;
  readonly iterations: number;
  readonly parallelism: number;
}

/** Above OWASP's minimum for Argon2id (19 MiB, 2 iterations); about a third of a second on an office PC (ADR 0021). */
export const defaultKdfCost: KdfCost = { memoryKiB: 64 * 1024, iterations: 3, parallelism: 1 };

/** Beyond this a key file is taken as altered, rather than let it freeze the machine. */
export const kdfLimits = { memoryKiB: 1024 * 1024, iterations: 64, parallelism: 16 } as const;

/** What the worker is given. */
export interface KdfJob extends KdfCost {
  readonly password: Uint8Array;
  readonly salt: Uint8Array;
}

/** The worker beside this file: TypeScript in the repository, JavaScript in a bundle. */
const workerFile = new URL(
  import.meta.url.endsWith('.ts') ? './argon2Worker.ts' : './argon2Worker.js',
  import.meta.url,
);

/** 32-byte key from a passphrase. Compatibility forms are folded (NFKC), since keyboards differ in how they write å. */
export function derivePassphraseKey(passphrase: string, salt: Uint8Array, cost: KdfCost): Promise<Uint8Array> {
  const password = new TextEncoder().encode(passphrase.normalize('NFKC'));
  const { memoryKiB, iterations, parallelism } = cost;
  return new Promise((resolve, reject) => {
    // Options of the main thread (an inspector, code given on the command line) are not for this thread.
    const job: KdfJob = { password, salt, memoryKiB, iterations, parallelism };
    const worker = new Worker(workerFile, { workerData: job, execArgv: [] });
    password.fill(0);
    let answered = false;
    worker.once('message', (key: unknown) => {
      answered = true;
      if (key instanceof Uint8Array) resolve(key);
      else reject(new Error('the key derivation answered with something else than a key'));
    });
    worker.once('error', reject);
    worker.once('exit', () => {
      if (!answered) reject(new Error('the key derivation ended without an answer'));
    });
  });
}
