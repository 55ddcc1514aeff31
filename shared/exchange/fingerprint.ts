import { fingerprintWordList } from './fingerprintWords.ts';

/** How many words two people read to each other: ten words of eight bits each, 80 bits. */
export const fingerprintLength = 10;

/** The beginning of a SHA-256 (hex) in words. */
export function fingerprintWords(hash: string): string[] {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new RangeError('a fingerprint is made of a SHA-256 in hex');
  return Array.from({ length: fingerprintLength }, (_, at) => {
    const byte = Number.parseInt(hash.slice(2 * at, 2 * at + 2), 16);
    return fingerprintWordList[byte] ?? '';
  });
}
