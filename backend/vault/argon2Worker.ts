import { parentPort, workerData } from 'node:worker_threads';
import { argon2id } from 'hash-wasm';
import type { KdfJob } from './argon2.ts';

/** Runs one Argon2id derivation outside the main thread, so that the window stays alive meanwhile. */
const job: KdfJob = workerData;

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
