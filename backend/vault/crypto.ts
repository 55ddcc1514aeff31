import { createCipheriv, createDecipheriv, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/** Source of random bytes; tests give a deterministic one. */
export type Random = (bytes: number) => Uint8Array;

export interface Sealed {
  readonly nonce: Uint8Array;
  /** Ciphertext followed by the 16-byte tag. */
  readonly wrapped: Uint8Array;
}

const tagLength = 16;

/** AES-256-GCM; `context` is authenticated with it, so that a sealed key cannot be moved to another slot or vault. */
export function seal(key: Uint8Array, plain: Uint8Array, context: string, random: Random): Sealed {
  const nonce = random(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(context, 'utf8'));
  const body = cipher.update(plain);
  return { nonce, wrapped: Buffer.concat([body, cipher.final(), cipher.getAuthTag()]) };
}

/** Undefined when the key is another one, or anything was altered. */
export function unseal(key: Uint8Array, sealed: Sealed, context: string): Uint8Array | undefined {
  if (sealed.nonce.length !== 12 || sealed.wrapped.length <= tagLength) return undefined;
  const body = sealed.wrapped.subarray(0, sealed.wrapped.length - tagLength);
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.nonce, { authTagLength: tagLength });
  decipher.setAAD(Buffer.from(context, 'utf8'));
  decipher.setAuthTag(sealed.wrapped.subarray(sealed.wrapped.length - tagLength));
  try {
    return new Uint8Array(Buffer.concat([decipher.update(body), decipher.final()]));
  } catch {
    return undefined;
  }
}

/** One key for one purpose from a key that is uniformly random already (HKDF-SHA256, 32 bytes). */
export function subkey(key: Uint8Array, salt: string, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key, Buffer.from(salt, 'utf8'), Buffer.from(purpose, 'utf8'), 32));
}

export function mac(key: Uint8Array, text: string): Uint8Array {
  return createHmac('sha256', key).update(text, 'utf8').digest();
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Overwrites key material that is no longer needed. A copy inside a library is out of reach (ADR 0021). */
export function wipe(...buffers: (Uint8Array | undefined)[]): void {
  for (const buffer of buffers) buffer?.fill(0);
}
