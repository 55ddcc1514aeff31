/**
 * What a node signs as a package's manifest: the purpose's own text, then the bytes, so that what is signed as one thing can
 * never pass for another (the same key signs member lists). The signature itself is that of members/signing.ts.
 */
export const manifestPurpose = 'dalsam package manifest 1\n';

export function signedBytes(purpose: string, bytes: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(purpose, 'utf8'), bytes]);
}
