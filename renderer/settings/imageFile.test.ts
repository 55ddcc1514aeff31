import { describe, expect, it } from 'vitest';
import { imageKind, toBase64 } from './imageFile.ts';

describe('imageFile', () => {
  it('knows an image by its bytes, not by its name', () => {
    expect(imageKind(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]))).toBe('png');
    expect(imageKind(new Uint8Array([0xff, 0xd8, 0xff, 0xe0]))).toBe('jpeg');
    expect(imageKind(new TextEncoder().encode('<svg onload="alert(1)">'))).toBeUndefined();
    expect(imageKind(new Uint8Array())).toBeUndefined();
  });

  it('encodes files larger than one chunk', () => {
    const bytes = new Uint8Array(100_000).map((_, index) => index % 251);
    expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
  });
});
