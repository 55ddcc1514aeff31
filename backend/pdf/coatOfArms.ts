import { err, ok, type Result } from '#shared/result.ts';
import { flattenPng } from './png.ts';

/** A picture that PDF/A-1b allows: opaque, and RGB or grey. */
export interface CoatOfArms {
  readonly dataUrl: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/**
 * Why a picture cannot be used: not PNG or JPEG; damaged; a kind of PNG that is not read (interlaced, or not 8 bits);
 * a JPEG in print colours (CMYK), which the sRGB output intent of the document does not cover; too many pixels.
 */
export type CoatOfArmsProblem = 'unknownFormat' | 'damaged' | 'unsupportedPng' | 'printColours' | 'tooLarge';

export const maxPixelsAcross = 4096;

/** Prepares a coat of arms for print. Transparency, which PDF/A-1 forbids, is laid on white paper. */
export function readCoatOfArms(bytes: Uint8Array): Result<CoatOfArms, CoatOfArmsProblem> {
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) {
    const flat = flattenPng(bytes, maxPixelsAcross);
    if (!flat.ok) return flat;
    return ok({ ...flat.value, dataUrl: dataUrl('image/png', flat.value.png) });
  }
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return readJpeg(bytes);
  return err('unknownFormat');
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

function dataUrl(type: string, bytes: Uint8Array): string {
  return `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;
}

/** Walks the segments of a JPEG to its frame header, which holds the size and the number of colour components. */
function readJpeg(bytes: Uint8Array): Result<CoatOfArms, CoatOfArmsProblem> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 2;
  while (at + 10 < bytes.length) {
    if (bytes[at] !== 0xff) return err('damaged');
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at++;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) {
      const height = view.getUint16(at + 5);
      const width = view.getUint16(at + 7);
      const components = bytes[at + 9];
      if (width === 0 || height === 0) return err('damaged');
      if (width > maxPixelsAcross || height > maxPixelsAcross) return err('tooLarge');
      if (components !== 1 && components !== 3) return err('printColours');
      return ok({ dataUrl: dataUrl('image/jpeg', bytes), width, height });
    }
    at += 2 + view.getUint16(at + 2);
  }
  return err('damaged');
}
