import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runJava } from '../java.ts';

/** What Apache Preflight has against these files as PDF/A-1b; empty = all hold. */
export async function pdfAFindings(files: readonly Uint8Array[]): Promise<string[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'dalsam-pdfa-'));
  try {
    const names = files.map((_, index) => path.join(folder, `${index}.pdf`));
    await Promise.all(names.map((name, index) => writeFile(name, files[index] ?? new Uint8Array())));
    const program = fileURLToPath(new URL('Check.java', import.meta.url));
    const output = await runJava(program, names);
    return output.split('\n').filter((line) => line !== '');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
