import type { MethodName } from '#shared/api/contract.ts';
import { type AppError, appError } from '#shared/api/errors.ts';
import { maxAttachmentBytes } from '#shared/papers/attachment.ts';
import { err, ok, type Result } from '#shared/result.ts';

/** The largest input that a call may carry, in bytes of JSON. The contract's largest field, a coat of arms, is 1.5 MB. */
export const maxInputBytes = 4 * 1024 * 1024;

/** Of a call that carries a file: its base64, and room to say of a somewhat larger one that it is too large. */
const maxFileInputBytes = Math.ceil((maxAttachmentBytes * 4) / 3) + 4 * 1024 * 1024;
const withFile: ReadonlySet<string> = new Set<MethodName>(['attachment.add', 'form.readPdf', 'form.importPdf']);

export const maxBytesOf = (method: string): number => (withFile.has(method) ? maxFileInputBytes : maxInputBytes);

export const tooLarge = (maxBytes: number): Result<never, AppError> => err(appError('tooLarge', { maxBytes }));

/** An input that is no JSON at all, in the contract's own words. */
export const badInput = (reason: string): Result<never, AppError> =>
  err(appError('invalidInput', { issues: [{ path: '', reason }] }));

export function parseInput(text: string, method: string): Result<unknown, AppError> {
  const maxBytes = maxBytesOf(method);
  if (Buffer.byteLength(text) > maxBytes) return tooLarge(maxBytes);
  try {
    return ok(JSON.parse(text) as unknown);
  } catch {
    return badInput('json');
  }
}
