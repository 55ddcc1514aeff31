/**
 * What stands in the QR code of a printed paper: which paper it is, and the SHA-256 of what it says. In capitals, since a
 * QR code holds those in half the room. A scanned copy is bound by it to the one version that was printed.
 */
export interface PaperStamp {
  readonly documentId: string;
  /** SHA-256, 64 lower-case hex digits. */
  readonly contentHash: string;
}

const pattern = /^DALSAM:1:([A-Z]{2}-[0-9A-Z]{3}-[0-9A-Z]{3}-\d{1,4}):([0-9A-F]{64})$/;

export const stampText = ({ documentId, contentHash }: PaperStamp): string =>
  `DALSAM:1:${documentId}:${contentHash}`.toUpperCase();

/** Undefined for a code that is none of ours: a scan can hold others. */
export function parseStamp(text: string): PaperStamp | undefined {
  const [, documentId, hash] = pattern.exec(text.trim().toUpperCase()) ?? [];
  return documentId === undefined || hash === undefined ? undefined : { documentId, contentHash: hash.toLowerCase() };
}

/** The beginning of the hash, printed to be compared by eye. */
export const shortHash = (contentHash: string): string => (contentHash.slice(0, 16).match(/.{4}/g) ?? []).join(' ');
