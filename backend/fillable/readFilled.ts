import { Worker } from 'node:worker_threads';
import type { RawForm } from './acroForm.ts';

/** The worker beside this file: TypeScript in the repository, JavaScript in a bundle. */
const workerFile = new URL(import.meta.url.endsWith('.ts') ? './readWorker.ts' : './readWorker.js', import.meta.url);

/** A form of a hundred pages takes a second; what takes more than this is made to take it. */
export const readingLimits = { milliseconds: 20_000, heapMiB: 512, growthMiB: 700, everyMilliseconds: 25 } as const;

/**
 * Reads a file from outside in a thread of its own, so that the window stays alive, and ends the thread when it takes too
 * long or unpacks too much (a small file can hold gigabytes). Such a file is damaged, to the user.
 */
export function readFilled(content: Uint8Array): Promise<RawForm> {
  return new Promise((resolve) => {
    // Options of the main thread (an inspector, code given on the command line) are not for this thread.
    const worker = new Worker(workerFile, {
      workerData: content,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: readingLimits.heapMiB },
    });
    const [started, memory] = [Date.now(), process.memoryUsage.rss()];
    const watch = setInterval(() => {
      const grown = process.memoryUsage.rss() - memory;
      const isTooMuch = grown > readingLimits.growthMiB * 1024 * 1024;
      if (isTooMuch || Date.now() - started > readingLimits.milliseconds) answer({ kind: 'damaged' });
    }, readingLimits.everyMilliseconds);
    let answered = false;

    function answer(form: RawForm): void {
      if (answered) return;
      answered = true;
      clearInterval(watch);
      void worker.terminate();
      resolve(form);
    }

    worker.once('message', (form: RawForm) => answer(form));
    // Out of its heap, or out of its stack.
    worker.once('error', () => answer({ kind: 'damaged' }));
    worker.once('exit', () => answer({ kind: 'damaged' }));
  });
}
