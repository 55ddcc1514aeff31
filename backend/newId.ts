import { crockfordAlphabet } from './vault/base32.ts';
import type { Random } from './vault/crypto.ts';

const randomBits = 80n;

/**
 * Makes identifiers of the contract (`recordId`): 48 bits of time and 80 random bits as 26 characters, sorted by time.
 * Within one millisecond they stay in order: the random part of the next is the last one's plus one.
 */
export function idSource(now: () => Date, random: Random): () => string {
  let last = -1n;
  return () => {
    const time = BigInt(now().getTime());
    const isNewTime = time > last >> randomBits;
    last = isNewTime ? (time << randomBits) | toBigInt(random(Number(randomBits / 8n))) : last + 1n;
    return toText(last);
  };
}

function toBigInt(bytes: Uint8Array): bigint {
  return bytes.reduce((value, byte) => (value << 8n) | BigInt(byte), 0n);
}

function toText(value: bigint): string {
  let text = '';
  for (let rest = value, place = 0; place < 26; place++, rest >>= 5n) {
    text = (crockfordAlphabet[Number(rest & 31n)] ?? '') + text;
  }
  return text;
}
