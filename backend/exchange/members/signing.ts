import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/** Ed25519 with raw keys: a seed of 32 bytes, a public key of 32 bytes in hex, a signature of 64 bytes. */

/** PKCS #8 of an Ed25519 seed is this, and the seed. */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');

export function publicKeyOf(secret: Uint8Array): string {
  const { x } = createPublicKey(privateKey(secret)).export({ format: 'jwk' });
  return Buffer.from(x ?? '', 'base64url').toString('hex');
}

export function signWith(secret: Uint8Array, message: Uint8Array): Uint8Array {
  return new Uint8Array(sign(null, message, privateKey(secret)));
}

/** False for a key that is none as well. */
export function verifies(signingKey: string, message: Uint8Array, signature: Uint8Array): boolean {
  if (signature.length !== 64) return false;
  try {
    const x = Buffer.from(signingKey, 'hex').toString('base64url');
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
    return verify(null, message, key, signature);
  } catch {
    return false;
  }
}

export function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}

function privateKey(secret: Uint8Array): KeyObject {
  if (secret.length !== 32) throw new RangeError('an Ed25519 seed has 32 bytes');
  const der = Buffer.concat([pkcs8, secret]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  der.fill(0);
  return key;
}
