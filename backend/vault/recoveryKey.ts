import { createHash } from 'node:crypto';
import { decodeBase32, encodeBase32 } from './base32.ts';
import type { Random } from './crypto.ts';

const keyLength = 25;
const checkLength = 5;
const groupLength = 6;

/**
 * The printed recovery key: 200 random bits and a 40-bit check, as eight groups of six characters. The check tells a
 * slip of the pen (`malformedRecoveryKey`) from the key of another vault (`wrongRecoveryKey`).
 */
export function newRecoveryKey(random: Random): { bytes: Uint8Array; text: string } {
  const bytes = random(keyLength);
  return { bytes, text: formatRecoveryKey(bytes) };
}

export function formatRecoveryKey(bytes: Uint8Array): string {
  const text = encodeBase32(Buffer.concat([bytes, check(bytes)]));
  return (text.match(new RegExp(`.{${groupLength}}`, 'g')) ?? []).join('-');
}

/** Spaces, hyphens and case do not matter. Undefined when the check does not hold. */
export function parseRecoveryKey(text: string): Uint8Array | undefined {
  const decoded = decodeBase32(text.replaceAll(/[\s\-–—]/g, ''));
  if (decoded?.length !== keyLength + checkLength) return undefined;
  const bytes = decoded.slice(0, keyLength);
  return check(bytes).equals(decoded.subarray(keyLength)) ? bytes : undefined;
}

function check(bytes: Uint8Array): Buffer {
  return createHash('sha256').update('dalsam recovery key').update(bytes).digest().subarray(0, checkLength);
}
