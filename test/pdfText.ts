import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The text of a PDF by poppler: as it stands on the page (`layout`), or in the order in which it was drawn (`raw`). */
export function pdfText(pdf: Uint8Array, order: 'layout' | 'raw'): Promise<string> {
  return withFile(pdf, (file) => runPoppler('pdftotext', [`-${order}`, '-enc', 'UTF-8', file, '-']));
}

/** The embedded and other fonts of a PDF, one line each, by poppler. */
export async function pdfFonts(pdf: Uint8Array): Promise<{ readonly name: string; readonly embedded: boolean }[]> {
  const listing = await withFile(pdf, (file) => runPoppler('pdffonts', [file]));
  const rows = listing.split('\n').slice(2);
  return rows.flatMap((row) => {
    const match = /^(\S+) .* (yes|no) +(yes|no) +(yes|no) +\d+ +\d+$/.exec(row.trimEnd());
    return match === null ? [] : [{ name: match[1] ?? '', embedded: match[2] === 'yes' }];
  });
}

/** The information dictionary of a PDF, by poppler. */
export function pdfInfo(pdf: Uint8Array): Promise<string> {
  return withFile(pdf, (file) => runPoppler('pdfinfo', ['-isodates', file]));
}

/** Every word's right and lower edge with the page's size, in points: what sticks out shows here. */
export async function pdfWordEdges(pdf: Uint8Array): Promise<{ right: number; bottom: number; word: string }[]> {
  const boxes = await withFile(pdf, (file) => runPoppler('pdftotext', ['-bbox', file, '-']));
  return Array.from(boxes.matchAll(/xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</g), ([, right, bottom, word]) => ({
    right: Number(right),
    bottom: Number(bottom),
    word: word ?? '',
  }));
}

async function withFile<T>(pdf: Uint8Array, use: (file: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'dalsam-pdf-'));
  try {
    const file = path.join(folder, 'document.pdf');
    await writeFile(file, pdf);
    return await use(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function runPoppler(program: string, parameters: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(program, parameters, { maxBuffer: 64 * 1024 * 1024 }, (error, stdout) => {
      if (error === null) resolve(stdout);
      else if (error.code === 'ENOENT') reject(new Error(`${program} not found: install poppler-utils`));
      else reject(error);
    });
  });
}
