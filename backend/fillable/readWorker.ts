import { parentPort, workerData } from 'node:worker_threads';
import { readAcroForm } from './acroForm.ts';

/** Reads one file from outside in a thread of its own, which can be ended (readFilled.ts). */
const content: Uint8Array = workerData;
parentPort?.postMessage(await readAcroForm(content));
