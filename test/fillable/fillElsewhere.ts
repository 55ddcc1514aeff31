import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runJava } from '../java.ts';

/** What somebody does to a fillable form. A box is set to `on`, a choice to its value. */
export type Step =
  | readonly ['set', name: string, value: string]
  | readonly ['rename', name: string, to: string]
  | readonly ['script', code: string];

/** The form as Apache PDFBox leaves it after these steps: another program's reading, filling and writing of it. */
export async function fillElsewhere(pdf: Uint8Array, steps: readonly Step[]): Promise<Uint8Array> {
  const folder = await mkdtemp(path.join(tmpdir(), 'dalsam-fill-'));
  try {
    const [blank, filled, list] = ['blank.pdf', 'filled.pdf', 'steps.tsv'].map((name) => path.join(folder, name)) as [
      string,
      string,
      string,
    ];
    await writeFile(blank, pdf);
    await writeFile(list, steps.map((step) => step.join('\t').replaceAll('\n', '\\n')).join('\n'));
    await runJava(fileURLToPath(new URL('Fill.java', import.meta.url)), [blank, filled, list]);
    return new Uint8Array(await readFile(filled));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
