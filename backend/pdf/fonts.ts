import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { create, type Font } from 'fontkit';

/** Families in the order in which they are asked for a character: Latin, Cyrillic and Greek; Arabic; Ge'ez. */
export const fontFamilies = ['NotoSans', 'NotoSansArabic', 'NotoSansEthiopic'] as const;
export type FontFamily = (typeof fontFamilies)[number];

/** The name under which pdfmake knows a font file, and the npm package's path to it. */
const fontPaths = {
  'NotoSans-Regular.ttf': '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
  'NotoSans-Bold.ttf': '@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf',
  'NotoSansArabic-Regular.ttf': '@expo-google-fonts/noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf',
  'NotoSansArabic-Bold.ttf': '@expo-google-fonts/noto-sans-arabic/700Bold/NotoSansArabic_700Bold.ttf',
  'NotoSansEthiopic-Regular.ttf': '@expo-google-fonts/noto-sans-ethiopic/400Regular/NotoSansEthiopic_400Regular.ttf',
  'NotoSansEthiopic-Bold.ttf': '@expo-google-fonts/noto-sans-ethiopic/700Bold/NotoSansEthiopic_700Bold.ttf',
} as const;

export type FontFile = keyof typeof fontPaths;
export const fontFiles = Object.keys(fontPaths) as FontFile[];

/** The font file of a family in a weight. */
export function fontFileOf(family: FontFamily, bold: boolean): FontFile {
  return `${family}-${bold ? 'Bold' : 'Regular'}.ttf`;
}

/**
 * Where a font file lies: in the assets directory of a packed application if one is given, else in the npm package.
 * A packed application copies each font there under its `FontFile` name.
 */
export function fontPath(name: FontFile, assetsDirectory?: string): string {
  if (assetsDirectory !== undefined) return path.join(assetsDirectory, name);
  return fileURLToPath(import.meta.resolve(fontPaths[name]));
}

/** One font in one weight, with what layout needs to know about it. */
export interface FontFace {
  readonly family: FontFamily;
  readonly bold: boolean;
  covers(codePoint: number): boolean;
  /** Advance width in thousandths of the font size, after shaping and kerning. */
  width(text: string): number;
  /** In which direction the shaping engine lays out this text by itself. */
  direction(text: string): 'ltr' | 'rtl';
  /** Height of a line over the font size. */
  readonly lineHeight: number;
}

export interface Fonts {
  face(family: FontFamily, bold: boolean): FontFace;
  /** The first family that has every character of the cluster, or none. */
  familyFor(cluster: string): FontFamily | undefined;
  file(name: FontFile): Buffer;
}

/** So many measured words are remembered for each face; text in a form repeats itself. */
const rememberedWidths = 20_000;

const loaded = new Map<string, Fonts>();

/** The fonts of this process: each file is read once, when it is first asked for. */
export function loadFonts(assetsDirectory?: string): Fonts {
  const key = assetsDirectory ?? '';
  const known = loaded.get(key);
  if (known !== undefined) return known;
  const fonts = createFonts(assetsDirectory);
  loaded.set(key, fonts);
  return fonts;
}

function createFonts(assetsDirectory: string | undefined): Fonts {
  const buffers = new Map<FontFile, Buffer>();
  const faces = new Map<FontFile, FontFace>();
  const coverage = new Map<FontFamily, ReadonlySet<number>>();

  function file(name: FontFile): Buffer {
    const known = buffers.get(name);
    if (known !== undefined) return known;
    const buffer = readFileSync(fontPath(name, assetsDirectory));
    buffers.set(name, buffer);
    return buffer;
  }

  function face(family: FontFamily, bold: boolean): FontFace {
    const name = fontFileOf(family, bold);
    const known = faces.get(name);
    if (known !== undefined) return known;
    const opened = openFace(family, bold, parse(file(name)));
    faces.set(name, opened);
    return opened;
  }

  function covers(family: FontFamily, codePoint: number): boolean {
    let known = coverage.get(family);
    if (known === undefined) {
      known = new Set(parse(file(fontFileOf(family, false))).characterSet);
      coverage.set(family, known);
    }
    return known.has(codePoint);
  }

  function familyFor(cluster: string): FontFamily | undefined {
    return fontFamilies.find((family) =>
      Array.from(cluster).every((character) => covers(family, character.codePointAt(0) ?? 0)),
    );
  }

  return { face, familyFor, file };
}

function openFace(family: FontFamily, bold: boolean, font: Font): FontFace {
  const scale = 1000 / font.unitsPerEm;
  const widths = new Map<string, number>();
  return {
    family,
    bold,
    covers: (codePoint) => font.hasGlyphForCodePoint(codePoint),
    direction: (text) => (font.layout(text).direction === 'rtl' ? 'rtl' : 'ltr'),
    lineHeight: ((font.ascent - font.descent) * scale) / 1000,
    width(text) {
      const known = widths.get(text);
      if (known !== undefined) return known;
      const width = font.layout(text).advanceWidth * scale;
      if (widths.size >= rememberedWidths) widths.clear();
      widths.set(text, width);
      return width;
    },
  };
}

function parse(buffer: Buffer): Font {
  const font = create(buffer);
  if (!('layout' in font)) throw new Error('a font file holds several fonts');
  return font;
}
