import { describe, expect, it } from 'vitest';
import { loadFonts } from '../fonts.ts';
import { breakLines, textWidth } from './lines.ts';

const fonts = loadFonts();
const style = { size: 10 };

function lines(text: string, width = 400, missing = new Set<string>()) {
  return breakLines(text, style, width, fonts, missing);
}

/** What is drawn from left to right, with a bar between the runs. */
function drawn(text: string, width?: number): string[] {
  return lines(text, width).map((line) => line.pieces.map((piece) => piece.text).join('|'));
}

describe('breaking lines', () => {
  it('keeps every word, and no line is wider than asked', () => {
    const text = Array.from({ length: 300 }, (_, index) => `ord${index}`).join(' ');
    const broken = lines(text, 120);
    expect(broken.map((line) => line.pieces.map((piece) => piece.text).join('')).join(' ')).toBe(text);
    for (const line of broken) expect(line.width).toBeLessThanOrEqual(120);
  });

  it('keeps empty lines and the ends of lines as typed', () => {
    expect(drawn('a\n\nb\r\nc')).toEqual(['a', '', 'b', 'c']);
    expect(drawn('')).toEqual(['']);
  });

  it('cuts a word longer than the line, at a hyphen where it has one', () => {
    const cut = drawn(`${'A'.repeat(40)} ${'ab-'.repeat(30)}x`, 100);
    expect(cut.join('').replaceAll(' ', '')).toBe(`${'A'.repeat(40)}${'ab-'.repeat(30)}x`);
    expect(cut.filter((line) => line.startsWith('ab-')).length).toBeGreaterThan(2);
    expect(cut.slice(-3, -1).every((line) => line.endsWith('-'))).toBe(true);
    for (const line of lines('W'.repeat(500), 100)) expect(line.width).toBeLessThanOrEqual(100);
  });

  it('never parts a letter from its marks', () => {
    const accented = 'e\u0301'.repeat(100);
    for (const line of drawn(accented, 60)) expect(line.startsWith('\u0301')).toBe(false);
    expect(drawn(accented, 60).join('')).toBe(accented);
  });

  it('draws one character a line rather than none where nothing fits', () => {
    expect(drawn('WW', 1)).toEqual(['W', 'W']);
  });

  it('breaks a megabyte without spaces in reasonable time', () => {
    const start = performance.now();
    expect(lines('x'.repeat(200_000), 400).length).toBeGreaterThan(1000);
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});

describe('right to left', () => {
  it('puts the first word at the right', () => {
    expect(drawn('محمد علي')).toEqual(['علي| |محمد']);
    expect(lines('محمد علي')[0]?.rightToLeft).toBe(true);
  });

  it('keeps Latin words and numbers from left to right inside', () => {
    expect(drawn('محمد Oslo 12')).toEqual(['Oslo 12| |محمد']);
    expect(drawn('Navn: محمد علي, født 1990')).toEqual(['Navn: |علي| |محمد|, født 1990']);
  });

  it('mirrors brackets', () => {
    expect(drawn('محمد (علي)')).toEqual(['(|علي|)| |محمد']);
  });

  it('hands Arabic digits to the shaping engine so that it does not turn them round', () => {
    expect(fonts.face('NotoSansArabic', false).direction('٣٤')).toBe('rtl');
    expect(drawn('رقم ٣٤')).toEqual(['٤٣| |رقم']);
  });

  it('orders each line by itself', () => {
    const name = 'عبدالرحمن محمد علي';
    const narrow = textWidth('عبدالرحمن محمد', style, fonts) + 1;
    expect(drawn(name, narrow)).toEqual(['محمد| |عبدالرحمن', 'علي']);
  });
});

describe('fonts', () => {
  it('each script stands in a font that has it', () => {
    const families = lines('Selam ሰላም محمد Марія')[0]?.pieces.map((piece) => piece.family);
    expect(families).toEqual(['NotoSans', 'NotoSansEthiopic', 'NotoSans', 'NotoSansArabic', 'NotoSans']);
  });

  it('a character in no font is shown as a mark and reported; an invisible one is left out', () => {
    const missing = new Set<string>();
    const text = lines('a\u{E0041}漢b', 400, missing)[0]
      ?.pieces.map((piece) => piece.text)
      .join('');
    expect(text).toBe('a\uFFFDb');
    expect([...missing]).toEqual(['漢']);
  });

  it('finds fonts in a folder of assets where one is given', () => {
    expect(() => loadFonts('/nowhere').face('NotoSans', false)).toThrow(/NotoSans-Regular\.ttf/);
  });
});
