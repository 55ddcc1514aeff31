import { PDFArray, PDFDict, PDFDocument, PDFName, type PDFObject, PDFStream } from '@cantoo/pdf-lib';
import { err, ok, type Result } from '#shared/result.ts';

export type PdfProblem = 'encrypted' | 'scripted' | 'damaged';

/** Opens a PDF from outside. One that is locked, or that does things by itself when it is opened, is refused. */
export async function openPdf(content: Uint8Array): Promise<Result<PDFDocument, PdfProblem>> {
  let document: PDFDocument;
  try {
    document = await PDFDocument.load(content, { updateMetadata: false, throwOnInvalidObject: true });
    if (document.getPageCount() === 0) return err('damaged');
  } catch {
    // The reader gives up on a locked file in more than one way; the name stands in the open in every one of them.
    return err(Buffer.from(content).includes('/Encrypt') ? 'encrypted' : 'damaged');
  }
  if (document.isEncrypted) return err('encrypted');
  const isScripted = document.context.enumerateIndirectObjects().some(([, object]) => runs(object, 0));
  return isScripted ? err('scripted') : ok(document);
}

const running = ['JavaScript', 'Launch'].map((name) => PDFName.of(name));
const deepest = 100;

/** Is there a script, or an order to start a program, in this object? What it refers to is an object of its own. */
function runs(object: PDFObject | undefined, depth: number): boolean {
  if (depth > deepest) return true;
  if (object instanceof PDFStream) return runs(object.dict, depth + 1);
  if (object instanceof PDFArray) return object.asArray().some((each) => runs(each, depth + 1));
  if (!(object instanceof PDFDict)) return false;
  return object
    .entries()
    .some(
      ([key, value]) =>
        key === PDFName.of('JS') ||
        (value instanceof PDFName && key === PDFName.of('S') && running.includes(value)) ||
        runs(value, depth + 1),
    );
}
