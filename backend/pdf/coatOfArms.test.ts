import { deflateSync, inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { intakeMapping } from '#shared/forms/intakeMapping.form.ts';
import { readCoatOfArms } from './coatOfArms.ts';
import { formPdf } from './formPdf.ts';

/** A PNG of one row for each list of bytes, without filters (or with the one named). */
function png(
  colourType: number,
  rows: readonly (readonly number[])[],
  extra: readonly Buffer[] = [],
  filter = 0,
): Buffer {
  const samples = [1, 0, 3, 1, 2, 0, 4][colourType] ?? 1;
  const header = Buffer.alloc(13);
  header.writeUInt32BE((rows[0]?.length ?? 0) / samples, 0);
  header.writeUInt32BE(rows.length, 4);
  header.set([8, colourType, 0, 0, 0], 8);
  const data = Buffer.concat(rows.map((row) => Buffer.from([filter, ...row])));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    ...extra,
    chunk('IDAT', deflateSync(data)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, body: Buffer): Buffer {
  const framed = Buffer.alloc(body.length + 12);
  framed.writeUInt32BE(body.length, 0);
  framed.write(type, 4, 'latin1');
  body.copy(framed, 8);
  return framed;
}

/** The pixels of what was made, row by row, as RGB. */
function pixelsOf(bytes: Uint8Array): number[][] {
  const read = readCoatOfArms(bytes);
  if (!read.ok) throw new Error(read.error);
  const file = Buffer.from(read.value.dataUrl.split(',')[1] ?? '', 'base64');
  const at = file.indexOf('IDAT');
  const data = inflateSync(file.subarray(at + 4, at + 4 + file.readUInt32BE(at - 4)));
  const stride = read.value.width * 3 + 1;
  return Array.from({ length: read.value.height }, (_, row) => [
    ...data.subarray(row * stride + 1, (row + 1) * stride),
  ]);
}

describe('coat of arms', () => {
  it('lays transparency on white', () => {
    expect(pixelsOf(png(6, [[10, 20, 30, 255, 10, 20, 30, 0, 0, 0, 0, 51]]))).toEqual([
      [10, 20, 30, 255, 255, 255, 204, 204, 204],
    ]);
    expect(pixelsOf(png(4, [[100, 255, 100, 0]]))).toEqual([[100, 100, 100, 255, 255, 255]]);
  });

  it('reads palettes and see-through colours', () => {
    const palette = chunk('PLTE', Buffer.from([1, 2, 3, 200, 100, 50]));
    const transparency = chunk('tRNS', Buffer.from([0, 255]));
    expect(pixelsOf(png(3, [[0, 1]], [palette, transparency]))).toEqual([[255, 255, 255, 200, 100, 50]]);
    const key = chunk('tRNS', Buffer.from([0, 7]));
    expect(pixelsOf(png(0, [[7, 8]], [key]))).toEqual([[255, 255, 255, 8, 8, 8]]);
  });

  it('undoes every line filter', () => {
    const rows = [
      [10, 10, 10, 20, 20, 20],
      [1, 2, 3, 4, 5, 6],
    ];
    expect(pixelsOf(png(2, rows, [], 1))[0]).toEqual([10, 10, 10, 30, 30, 30]);
    expect(pixelsOf(png(2, rows, [], 2))[1]).toEqual([11, 12, 13, 24, 25, 26]);
    expect(pixelsOf(png(2, rows, [], 3))[1]).toEqual([6, 7, 8, 19, 21, 22]);
    expect(pixelsOf(png(2, rows, [], 4))[1]).toEqual([11, 12, 13, 34, 35, 36]);
  });

  it.each([
    ['unknownFormat', Buffer.from('GIF89a')],
    ['damaged', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])],
    ['damaged', png(6, [[1, 2, 3, 4]]).subarray(0, 50)],
    ['damaged', png(2, [[1, 2, 3]], [], 9)],
    ['tooLarge', png(0, [Array.from({ length: 5000 }, () => 0)])],
    ['damaged', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0])],
    ['printColours', jpegHeader(4)],
  ])('refuses with a reason: %s', (problem, bytes) => {
    expect(readCoatOfArms(bytes)).toEqual({ ok: false, error: problem });
  });

  it('takes a JPEG in colour as it is', () => {
    expect(readCoatOfArms(jpegHeader(3))).toMatchObject({ ok: true, value: { width: 3, height: 2 } });
  });

  it('a form is printed all the same, and tells why the picture was left out', async () => {
    const meta = {
      municipalityName: 'Lom',
      coatOfArms: Buffer.from('not a picture'),
      documentId: null,
      version: null,
      date: '2026-03-09',
      state: 'blank',
    } as const;
    const printed = await formPdf({ definition: intakeMapping, language: 'nb', mode: 'blank', meta });
    expect(printed.coatOfArmsProblem).toBe('unknownFormat');
    expect(printed.pages).toBeGreaterThan(3);
  });
});

function jpegHeader(components: number): Buffer {
  return Buffer.from([0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, 0, 2, 0, 3, components, 0, 0, 0, 0, 0, 0, 0]);
}
