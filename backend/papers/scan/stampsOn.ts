import jsQr from 'jsqr';
import { type PaperStamp, parseStamp } from '#shared/papers/stamp.ts';
import { cut, type Gray, type Part, shrunk, toRgba } from './gray.ts';

/** Large enough for the code's modules to be four pixels across, and small enough to be read at once. */
const readableHeight = 1600;

const whole: Part = { x: 0, y: 0, share: 1 };
/** The code stands at the top right of a page; a page can lie upside down. */
const corners: readonly Part[] = [
  { x: 0.5, y: 0, share: 0.5 },
  { x: 0, y: 0.5, share: 0.5 },
  { x: 0, y: 0, share: 0.5 },
  { x: 0.5, y: 0.5, share: 0.5 },
];

/** The stamp on a scanned page, or undefined. `thorough`: corner by corner and at full size too. */
export function stampOn(page: Gray, thorough: boolean): PaperStamp | undefined {
  const small = shrunk(page, Math.max(1, Math.floor(Math.max(page.width, page.height) / readableHeight)));
  const first = read(small, whole);
  if (first !== undefined || !thorough) return first;
  for (const gray of small === page ? [page] : [small, page]) {
    for (const part of corners) {
      const found = read(gray, part);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function read(page: Gray, part: Part): PaperStamp | undefined {
  const gray = part === whole ? page : cut(page, part);
  const code = jsQr(toRgba(gray), gray.width, gray.height, { inversionAttempts: 'dontInvert' });
  return code === null ? undefined : parseStamp(code.data);
}

/** Every stamp on the pages of a scan, each once. Once one is found, the other pages are looked at briefly. */
export function stampsOn(pages: Iterable<Gray>): PaperStamp[] {
  const stamps = new Map<string, PaperStamp>();
  for (const page of pages) {
    const stamp = stampOn(page, stamps.size === 0);
    if (stamp !== undefined) stamps.set(`${stamp.documentId} ${stamp.contentHash}`, stamp);
  }
  return [...stamps.values()];
}
