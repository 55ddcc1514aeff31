import loaded from 'pdfmake/js/qrEnc.js';

const encoder = 'measure' in loaded ? loaded : loaded.default;

/** The QR code of a text as rows of modules, `1` dark: the encoder is the one that draws the codes on our papers. */
export function qrRows(text: string): string[] {
  const [ground, ...dark] = encoder.measure({ qr: text, eccLevel: 'M' })._canvas;
  const module = dark[0]?.w;
  if (ground === undefined || module === undefined) throw new Error('the QR encoder drew nothing');
  const size = ground.w / module;
  const rows = Array.from({ length: size }, () => Array<string>(size).fill('0'));
  for (const { x, y } of dark) {
    const row = rows[y / module];
    if (row !== undefined) row[x / module] = '1';
  }
  return rows.map((row) => row.join(''));
}
