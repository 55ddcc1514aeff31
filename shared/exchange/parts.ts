import { type ManifestPart, maxSegmentBytes, maxSegmentOps, type PartKind } from './manifest.ts';

/** What the parts of a package are called, and how large they can be (docs/package-format.md). */

export const maxManifestBytes = 64 * 1024 * 1024;

/** Parts that are read whole (all but ops and attachments) come once each, and are held to this. */
export const maxSmallPartBytes = 64 * 1024 * 1024;

/** The zip's own limit for one entry, without its 64-bit extension. */
export const maxAttachmentBytes = 2 ** 32 - 2;

export type SinglePartKind = Exclude<PartKind, 'ops' | 'attachment'>;

export const singlePartNames: Record<SinglePartKind, string> = {
  holdings: 'holdings.jsonl',
  prerequisites: 'prerequisites.jsonl',
  people: 'people.json',
  members: 'members.json',
  counts: 'counts.json',
};

/** `ops/00001.jsonl`, ...: `number` counts from 1 through the package. */
export const opsPartName = (number: number): string => `ops/${String(number).padStart(5, '0')}.jsonl`;

export const attachmentPartName = (sha256: string): string => `attachments/${sha256}`;

export type PartsProblem = 'name' | 'doubled' | 'size' | 'ops';

/** What is wrong with a package's list of parts, or undefined. Names come from here alone, so none can lead anywhere else. */
export function partsProblem(parts: readonly ManifestPart[]): PartsProblem | undefined {
  const names = new Set<string>();
  let segments = 0;
  for (const part of parts) {
    if (part.kind === 'ops') segments += 1;
    if (part.name !== expectedName(part, segments)) return 'name';
    if (names.has(part.name)) return 'doubled';
    names.add(part.name);
    if (part.bytes > maxBytes(part.kind)) return 'size';
    if (part.kind !== 'ops') {
      if (part.ops !== undefined) return 'ops';
      // A line is more than one byte, so no segment can promise more lines than it has room for.
    } else if (part.ops === undefined || part.ops < 1 || part.ops > maxSegmentOps || part.bytes < part.ops * 2) {
      return 'ops';
    }
  }
  return undefined;
}

export function maxBytes(kind: PartKind): number {
  if (kind === 'ops') return maxSegmentBytes;
  return kind === 'attachment' ? maxAttachmentBytes : maxSmallPartBytes;
}

function expectedName(part: ManifestPart, segments: number): string {
  if (part.kind === 'ops') return opsPartName(segments);
  return part.kind === 'attachment' ? attachmentPartName(part.sha256) : singlePartNames[part.kind];
}
