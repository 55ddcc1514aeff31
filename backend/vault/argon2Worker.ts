import { parentPort, workerData } from 'node:worker_threads';
import { argon2id } from 'hash-wasm';
import { z } from 'zod';

/** Runs one Argon2id derivation outside the main thread, so that the window stays alive meanwhile. */
const job = z
  .object({
    password: z.instanceof(Uint8Array),
    salt: z.instanceof(Uint8Array),
    memoryKiB: z.number(),
    iterations: z.number(),
    parallelism: z.number(),
  })
  .parse(workerData);

const key = await argon2id({
  password: job.password,
  salt: job.salt,
  memorySize: job.memoryKiB,
  iterations: job.iterations,
  parallelism: job.parallelism,
  hashLength: 32,
  outputType: 'binary',
});
job.password.fill(0);
parentPort?.postMessage(key);
