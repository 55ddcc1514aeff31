import pdfmake from 'pdfmake';
import type { Content, DynamicContent, TDocumentDefinitions, TFontDictionary } from 'pdfmake/interfaces.js';
import type { Language } from '#shared/text/localText.ts';
import { fontFamilies, fontFileOf, fontFiles, fontPath } from './fonts.ts';
import { colors, page, sizes } from './page.ts';

export interface PrintRequest {
  /** Shown by a reader as the window's title, and kept with the file: never anything personal. */
  readonly title: string;
  readonly language: Language;
  /** `YYYY-MM-DD`: the document's date. Nothing else about time goes into the file. */
  readonly date: string;
  readonly content: Content[];
  readonly header?: (pageNumber: number) => Content[];
  readonly footer?: (pageNumber: number, pageCount: number) => Content[];
  readonly assetsDirectory?: string | undefined;
  /** False where the pages are worked on further: nothing is then claimed of them. */
  readonly archival?: boolean;
}

export interface PrintedPdf {
  readonly bytes: Uint8Array;
  readonly pages: number;
}

/**
 * Lays out and writes a PDF/A-1b. The same request gives the same bytes: the file's id is derived from the information
 * dictionary, whose only date is the document's own. `tagged` stays off: pdfmake would claim a structure that it does
 * not make.
 */
export async function printPdf(request: PrintRequest): Promise<PrintedPdf> {
  allowOnlyOwnFonts(request.assetsDirectory);
  let pages = 0;
  const { header, footer } = request;
  const definition: TDocumentDefinitions = {
    content: request.content,
    pageSize: { width: page.width, height: page.height },
    pageMargins: [page.left, page.top, page.right, page.bottom],
    defaultStyle: { font: 'NotoSans', fontSize: sizes.answer, color: colors.ink },
    ...(request.archival === false ? { version: '1.7' } : { subset: 'PDF/A-1b', version: '1.4' }),
    tagged: false,
    displayTitle: true,
    language: request.language,
    info: {
      title: withoutMarkup(request.title),
      creator: 'Dalsam',
      producer: 'pdfmake',
      creationDate: new Date(`${request.date}T00:00:00Z`),
    },
    header: headerOf(header),
    footer: ((pageNumber: number, pageCount: number) => {
      pages = pageCount;
      return footer === undefined ? null : { stack: footer(pageNumber, pageCount) };
    }) satisfies DynamicContent,
  };
  const buffer = await pdfmake.createPdf(definition).getBuffer();
  return { bytes: new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength), pages };
}

function headerOf(header: PrintRequest['header']): DynamicContent {
  return (pageNumber) => (header === undefined ? null : { stack: header(pageNumber) });
}

/** pdfkit writes the title into XML without escaping it. */
function withoutMarkup(title: string): string {
  return title.replaceAll(/[<>&]/gu, ' ');
}

/** Nothing is fetched from the network, and no file is read but the fonts; pictures come as data. */
function allowOnlyOwnFonts(assetsDirectory: string | undefined): void {
  const allowed = new Set(fontFiles.map((name) => fontPath(name, assetsDirectory)));
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => allowed.has(path));
  const fonts: TFontDictionary = {};
  for (const family of fontFamilies) {
    const normal = fontPath(fontFileOf(family, false), assetsDirectory);
    const bold = fontPath(fontFileOf(family, true), assetsDirectory);
    fonts[family] = { normal, bold };
  }
  pdfmake.setFonts(fonts);
}
