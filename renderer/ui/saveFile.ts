import { type AppError, appError } from '#shared/api/errors.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { toBase64 } from '../settings/imageFile.ts';
import { fromBase64 } from './PdfPreview.tsx';

/** Hands a file to the person: where it goes, the browser or the desktop window asks or decides. */
export function saveFile(file: { readonly content: string; readonly fileName: string }, mediaType: string): void {
  const url = URL.createObjectURL(new Blob([fromBase64(file.content)], { type: mediaType }));
  const link = document.createElement('a');
  link.href = url;
  link.download = file.fileName;
  link.click();
  // The download has the blob by then; revoked at once it would come out empty in some browsers.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** A picked file's content, as the contract carries it. One that is too large is not read into memory at all. */
export async function readFile(file: File, maxBytes: number): Promise<Result<string, AppError>> {
  if (file.size > maxBytes) return err(appError('tooLarge', { maxBytes }));
  return ok(toBase64(new Uint8Array(await file.arrayBuffer())));
}
