import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { err, ok, type Result } from '#shared/result.ts';

export interface FlatPng {
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
}

export type PngProblem = 'damaged' | 'unsupportedPng' | 'tooLarge';

/** Samples per pixel by PNG colour type: grey, RGB, palette, grey with alpha, RGB with alpha. */
const samplesOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

interface Chunks {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly colourType: number;
  readonly interlaced: boolean;
  readonly palette: Uint8Array;
  readonly transparency: Uint8Array;
  readonly data: Uint8Array;
}

/** Reads a PNG and writes it anew as opaque RGB on white. Interlaced files and other depths than 8 bits are refused. */
export function flattenPng(bytes: Uint8Array, maxPixelsAcross: number): Result<FlatPng, PngProblem> {
  const chunks = readChunks(bytes);
  if (chunks === null) return err('damaged');
  const { width, height, colourType } = chunks;
  const samples = samplesOf[colourType];
  if (samples === undefined || chunks.depth !== 8 || chunks.interlaced) return err('unsupportedPng');
  if (width > maxPixelsAcross || height > maxPixelsAcross) return err('tooLarge');
  const expected = (width * samples + 1) * height;
  let raw: Uint8Array;
  try {
    raw = inflateSync(chunks.data, { maxOutputLength: expected + 1024 });
  } catch {
    return err('damaged');
  }
  if (raw.length < expected) return err('damaged');
  const pixels = unfilter(raw, width * samples, height, samples);
  if (pixels === null) return err('damaged');
  return ok({ png: writeRgb(toRgb(pixels, chunks, samples), width, height), width, height });
}

function readChunks(bytes: Uint8Array): Chunks | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let header: Omit<Chunks, 'palette' | 'transparency' | 'data'> | null = null;
  let palette = new Uint8Array();
  let transparency = new Uint8Array();
  const data: Uint8Array[] = [];
  let at = 8;
  while (at + 12 <= bytes.length) {
    const length = view.getUint32(at);
    if (at + 12 + length > bytes.length) return null;
    const type = Buffer.from(bytes.subarray(at + 4, at + 8)).toString('latin1');
    const body = bytes.slice(at + 8, at + 8 + length);
    if (type === 'IHDR' && length >= 13) {
      header = {
        width: view.getUint32(at + 8),
        height: view.getUint32(at + 12),
        depth: body[8] ?? 0,
        colourType: body[9] ?? -1,
        interlaced: body[12] !== 0,
      };
    }
    if (type === 'PLTE') palette = body;
    if (type === 'tRNS') transparency = body;
    if (type === 'IDAT') data.push(body);
    if (type === 'IEND') break;
    at += 12 + length;
  }
  if (header === null || header.width === 0 || header.height === 0 || data.length === 0) return null;
  return { ...header, palette, transparency, data: Buffer.concat(data) };
}

/** Undoes the five PNG line filters (PNG specification, 9.2). */
function unfilter(raw: Uint8Array, stride: number, height: number, distance: number): Uint8Array | null {
  const pixels = new Uint8Array(stride * height);
  for (let row = 0; row < height; row++) {
    const filter = raw[row * (stride + 1)] ?? 0;
    if (filter > 4) return null;
    const from = row * (stride + 1) + 1;
    const to = row * stride;
    for (let index = 0; index < stride; index++) {
      const left = index >= distance ? (pixels[to + index - distance] ?? 0) : 0;
      const up = row > 0 ? (pixels[to + index - stride] ?? 0) : 0;
      const corner = row > 0 && index >= distance ? (pixels[to + index - stride - distance] ?? 0) : 0;
      pixels[to + index] = (raw[from + index] ?? 0) + predicted(filter, left, up, corner);
    }
  }
  return pixels;
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  return filter === 4 ? paeth(left, up, corner) : 0;
}

function paeth(left: number, up: number, corner: number): number {
  const estimate = left + up - corner;
  const toLeft = Math.abs(estimate - left);
  const toUp = Math.abs(estimate - up);
  const toCorner = Math.abs(estimate - corner);
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

function toRgb(pixels: Uint8Array, chunks: Chunks, samples: number): Uint8Array {
  const { colourType, palette, transparency } = chunks;
  const count = chunks.width * chunks.height;
  const rgb = new Uint8Array(count * 3);
  const grey = colourType === 0 || colourType === 4;
  const hasAlpha = colourType === 4 || colourType === 6;
  const keyed = transparency.length > 0 && (colourType === 0 || colourType === 2);
  for (let pixel = 0; pixel < count; pixel++) {
    const at = pixel * samples;
    const first = pixels[at] ?? 0;
    let alpha = hasAlpha ? (pixels[at + samples - 1] ?? 255) : 255;
    if (colourType === 3) alpha = transparency[first] ?? 255;
    if (keyed && isKeyColour(pixels, at, transparency, samples)) alpha = 0;
    for (let channel = 0; channel < 3; channel++) {
      const value = colourType === 3 ? (palette[first * 3 + channel] ?? 0) : grey ? first : (pixels[at + channel] ?? 0);
      rgb[pixel * 3 + channel] = Math.round((value * alpha + 255 * (255 - alpha)) / 255);
    }
  }
  return rgb;
}

/** Grey and RGB pictures name one colour (two bytes a sample) that is see-through. */
function isKeyColour(pixels: Uint8Array, at: number, key: Uint8Array, samples: number): boolean {
  for (let sample = 0; sample < samples; sample++) if (pixels[at + sample] !== key[sample * 2 + 1]) return false;
  return true;
}

function writeRgb(rgb: Uint8Array, width: number, height: number): Uint8Array {
  const lines = Buffer.alloc((width * 3 + 1) * height);
  for (let row = 0; row < height; row++) {
    lines.set(rgb.subarray(row * width * 3, (row + 1) * width * 3), row * (width * 3 + 1) + 1);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, body: Uint8Array): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const framed = Buffer.alloc(typed.length + 8);
  framed.writeUInt32BE(body.length, 0);
  framed.set(typed, 4);
  framed.writeUInt32BE(crc32(typed), typed.length + 4);
  return framed;
}
