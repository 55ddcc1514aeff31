import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/**
 * Ed25519 over a purpose and the bytes, so that what is signed as one thing can never pass for another: the same key signs
 * packages and member lists. Keys are raw 32 bytes in hex.
 */
export const manifestPurpose = 'dalsam package manifest 1\n';

/** What is signed: the purpose's own text, then the bytes. */
export function signedBytes(purpose: string, bytes: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(purpose, 'utf8'), bytes]);
}

// What stands before the raw key in its DER form (RFC 8410).
const privatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex');
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex');

/** From the 32 secret bytes. */
export function signingPrivateKey(seedHex: string): KeyObject {
  return createPrivateKey({
    key: Buffer.concat([privatePrefix, Buffer.from(seedHex, 'hex')]),
    format: 'der',
    type: 'pkcs8',
  });
}

/** The public key in hex that belongs to these secret bytes. */
export function signingPublicHex(seedHex: string): string {
  const der = createPublicKey(signingPrivateKey(seedHex)).export({ format: 'der', type: 'spki' });
  return der.subarray(publicPrefix.length).toString('hex');
}

/** 64 bytes. */
export function signBytes(seedHex: string, bytes: Uint8Array): Uint8Array {
  return sign(null, bytes, signingPrivateKey(seedHex));
}

/** Whether the holder of this key signed these bytes. A key that is none has signed nothing. */
export function isSignedBy(publicHex: string, bytes: Uint8Array, signature: Uint8Array): boolean {
  if (!/^[0-9a-f]{64}$/.test(publicHex) || signature.length !== 64) return false;
  try {
    const key = Buffer.concat([publicPrefix, Buffer.from(publicHex, 'hex')]);
    return verify(null, bytes, createPublicKey({ key, format: 'der', type: 'spki' }), signature);
  } catch {
    return false;
  }
}
