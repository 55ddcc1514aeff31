import { decodePDFRawStream, PDFArray, type PDFDocument, PDFName, PDFNumber, PDFRawStream } from '@cantoo/pdf-lib';
import jpeg from 'jpeg-js';
import { PNG } from 'pngjs';
import type { AttachmentType } from '#shared/papers/attachment.ts';
import { type Gray, toGray } from './gray.ts';

/** More than an A3 page at 400 dots an inch is not decoded: a small file can say that it is a gigantic picture. */
const maxPixels = 32_000_000;
/** Scans have one picture a page. */
const maxPictures = 20;
const smallest = 100;

const isSized = (width: number, height: number): boolean =>
  width >= smallest && height >= smallest && width * height <= maxPixels;

/** Undefined: not a picture that can be read. */
export function picture(content: Uint8Array, type: Exclude<AttachmentType, 'application/pdf'>): Gray | undefined {
  return type === 'image/png' ? png(content) : jpegPicture(content);
}

function jpegPicture(content: Uint8Array): Gray | undefined {
  try {
    const limits = { maxResolutionInMP: maxPixels / 1_000_000, maxMemoryUsageInMB: 512 };
    const { width, height, data } = jpeg.decode(content, { useTArray: true, formatAsRGBA: true, ...limits });
    return isSized(width, height) ? toGray(data, width, height, 4) : undefined;
  } catch {
    return undefined;
  }
}

function png(content: Uint8Array): Gray | undefined {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  // Width and height stand in the first chunk, before anything is unpacked.
  if (content.length < 24 || !isSized(view.getUint32(16), view.getUint32(20))) return undefined;
  try {
    const { width, height, data } = PNG.sync.read(Buffer.from(content));
    return toGray(data, width, height, 4);
  } catch {
    return undefined;
  }
}

/** The pictures that a PDF holds, as scanners make them: JPEG, or unpacked samples of grey, RGB, or black and white. */
export function* pdfPictures(document: PDFDocument): Generator<Gray> {
  let seen = 0;
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream) || object.dict.get(PDFName.of('Subtype')) !== PDFName.of('Image')) continue;
    if (seen >= maxPictures) return;
    seen += 1;
    const found = pdfPicture(object);
    if (found !== undefined) yield found;
  }
}

function pdfPicture(stream: PDFRawStream): Gray | undefined {
  const { dict } = stream;
  const number = (key: string) => dict.lookupMaybe(PDFName.of(key), PDFNumber)?.asNumber() ?? 0;
  const [width, height, bits] = [number('Width'), number('Height'), number('BitsPerComponent')];
  if (!isSized(width, height)) return undefined;
  const named = dict.lookup(PDFName.of('Filter'));
  const filter = named instanceof PDFArray ? (named.size() === 1 ? named.lookup(0) : undefined) : named;
  if (filter === PDFName.of('DCTDecode')) return jpegPicture(stream.getContents());
  if (filter !== PDFName.of('FlateDecode') || dict.has(PDFName.of('DecodeParms'))) return undefined;
  let samples: Uint8Array;
  try {
    samples = decodePDFRawStream(stream).decode();
  } catch {
    return undefined;
  }
  const perRow = samples.length / height;
  if (bits === 1 && perRow === Math.ceil(width / 8)) return unpacked(samples, width, height);
  if (bits !== 8) return undefined;
  if (perRow === width) return toGray(samples, width, height, 1);
  return perRow === width * 3 ? toGray(samples, width, height, 3) : undefined;
}

/** Eight pixels a byte; a bit that is set is white. */
function unpacked(samples: Uint8Array, width: number, height: number): Gray {
  const perRow = Math.ceil(width / 8);
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const byte = samples[y * perRow + (x >> 3)] ?? 0;
      pixels[y * width + x] = (byte >> (7 - (x & 7))) & 1 ? 255 : 0;
    }
  }
  return { width, height, pixels };
}
